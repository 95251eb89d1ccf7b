-- Live calls come with a subscription, a trial or a contract, no more with the tier.
update identity.tier_entitlement
   set granted = false
 where name = 'live_api' and tier in ('starter', 'professional');
