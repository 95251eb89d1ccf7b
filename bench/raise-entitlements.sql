-- Raises what every organization of a bench's own database may do, so that its limits are never met.
insert into identity.organization_entitlement (organization_id, name, quantity, validity, source, granted_at)
select id, name, quantity, tstzrange(now() - interval '1 day', null), 'bench', now()
  from identity.organization
 cross join (values ('requests_per_minute', 100000000::bigint),
                    ('calls_per_day', 10000000000),
                    ('test_pairs_per_day', 10000000000),
                    ('batch_pairs', 100)) as raised (name, quantity);

select pg_notify('tributary', 'identity.organization ' || id) from identity.organization;
