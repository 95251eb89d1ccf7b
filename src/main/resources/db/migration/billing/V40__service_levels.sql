-- What a contract with a service level promises, how each month was, and what was credited for it.

-- Below so many millionths of availability, so many basis points of the month's fee are credited.
create table billing.service_step (
    below_millionths int primary key check (below_millionths between 1 and 1000000),
    credit_bps       int not null check (credit_bps between 1 and 10000)
);
insert into billing.service_step (below_millionths, credit_bps)
values (999000, 1000), (990000, 2500), (950000, 5000);
revoke insert, update, delete on billing.service_step from tributary_app;

-- A month (UTC) of a contract, measured once when it is over.
create table billing.service_month (
    id                uuid        primary key,
    organization_id   uuid        not null,
    subscription_id   uuid        not null references billing.subscription,
    month             date        not null check (extract(day from month) = 1),
    -- The days of it that the contract covers.
    days              daterange   not null check (not isempty(days)),
    answered          bigint      not null check (answered >= 0),
    failed            bigint      not null check (failed between 0 and answered),
    bad_hours         int         not null check (bad_hours >= 0),
    millionths        int         not null check (millionths between 0 and 1000000),
    target_millionths int         not null,
    credit_bps        int         not null check (credit_bps between 0 and 10000),
    currency          char(3)     not null,
    fee_minor         bigint      not null check (fee_minor >= 0),
    credit_minor      bigint      not null check (credit_minor between 0 and fee_minor),
    measured_at       timestamptz not null,
    check ((millionths < target_millionths) = (credit_bps > 0)),
    unique (subscription_id, month)
);
create index service_month_organization on billing.service_month (organization_id, month);
call platform.protect('billing.service_month');

-- The invoice that credits a missed month: one, by its key.
create table billing.service_credit (
    service_month_id uuid        primary key references billing.service_month,
    organization_id  uuid        not null,
    invoice_key      text        not null,
    at               timestamptz not null
);
create index service_credit_organization on billing.service_credit (organization_id);
call platform.protect('billing.service_credit');

create function billing.keep_measures() returns trigger
    language plpgsql
    as $$
begin
    raise exception 'what was measured or credited never changes'
        using errcode = 'restrict_violation';
end
$$;
create trigger immutable before update or delete on billing.service_month
    for each statement execute function billing.keep_measures();
create trigger immutable before update or delete on billing.service_credit
    for each statement execute function billing.keep_measures();
revoke update, delete, truncate on billing.service_month from tributary_app;
revoke update, delete, truncate on billing.service_credit from tributary_app;

-- The days that contracts with a service level were charged for, and the months these touch.
create view billing.service_span with (security_invoker = true) as
select charge.subscription_id, charge.organization_id, month::date as month,
       greatest(lower(charge.days), month::date) as first,
       least(upper(charge.days), (month + interval '1 month')::date) as until,
       charge.net_minor::numeric / (upper(charge.days) - lower(charge.days)) as day_minor,
       charge.currency
  from billing.price_entitlement as entitled
  join billing.charge_period as charge on charge.price_version_id = entitled.price_version_id
 cross join lateral generate_series(date_trunc('month', lower(charge.days)::timestamp),
                                    (upper(charge.days) - 1)::timestamp,
                                    interval '1 month') as month
 where entitled.name = 'sla' and entitled.granted and charge.component = 'plan';
-- Those of which the month is not measured yet.
create view billing.service_unmeasured with (security_invoker = true) as
select span.*, product.name as product
  from billing.service_span as span
  join billing.subscription on subscription.id = span.subscription_id
  join billing.product on product.code = subscription.product_code
 where not exists (select
                     from billing.service_month as measured
                    where measured.subscription_id = span.subscription_id
                      and measured.month = span.month);

create view billing.service_measured with (security_invoker = true) as
select measured.*, lower(measured.days) as first, upper(measured.days) as until, product.name,
       credit.at as credited_at
  from billing.service_month as measured
  join billing.subscription on subscription.id = measured.subscription_id
  join billing.product on product.code = subscription.product_code
  left join billing.service_credit as credit on credit.service_month_id = measured.id;

-- Missed months that no invoice credited; orphaned, when no invoice of the subscription will.
create view billing.service_uncredited with (security_invoker = true) as
select measured.*,
       subscription.state = 'ended'
       or not exists (select
                        from billing.price_entitlement as entitled
                       where entitled.price_version_id = subscription.price_version_id
                         and entitled.name = 'sla' and entitled.granted) as orphaned
  from billing.service_measured as measured
  join billing.subscription on subscription.id = measured.subscription_id
 where measured.credit_minor > 0 and measured.credited_at is null;

create index charge_period_price on billing.charge_period (price_version_id);
