-- What is used beyond what a price includes: counted when its days are over, and billed once.

-- How a price version charges for what a meter counts beyond so many included in a period.
create table billing.price_meter (
    price_version_id uuid           not null references billing.price_version,
    meter            text           not null check (meter in ('api-calls')),
    included         bigint         not null check (included >= 0),
    model            text           not null
        check (model in ('flat', 'per-unit', 'graduated', 'volume', 'package', 'minimum')),
    flat_minor       bigint         check (flat_minor >= 0),
    package_size     numeric(38, 12) check (package_size > 0),
    primary key (price_version_id, meter),
    check ((model in ('flat', 'package', 'minimum')) = (flat_minor is not null)),
    check ((model = 'package') = (package_size is not null))
);

create table billing.price_meter_tier (
    price_version_id uuid            not null,
    meter            text            not null,
    n                int             not null check (n > 0),
    up_to            numeric(38, 12),
    unit_price       numeric(38, 12) not null check (unit_price >= 0),
    primary key (price_version_id, meter, n),
    foreign key (price_version_id, meter) references billing.price_meter
);

create trigger immutable before update or delete on billing.price_meter
    for each statement execute function billing.refuse_change_of_price();
create trigger immutable before update or delete on billing.price_meter_tier
    for each statement execute function billing.refuse_change_of_price();

-- When the usage of days that were billed is counted again; null when what comes later is not billed.
alter table billing.charge_period add column look_at timestamptz;
create index charge_period_look on billing.charge_period (look_at) where look_at is not null;

-- What was counted, and what it added to the bill. The first of some days bills what was used beyond
-- what is included; each later one what came too late for those before it.
create table billing.usage_snapshot (
    id               uuid        primary key,
    organization_id  uuid        not null,
    subscription_id  uuid        not null references billing.subscription,
    charge_id        uuid        not null references billing.charge_period,
    n                int         not null check (n > 0),
    component        text        not null,
    days             daterange   not null check (not isempty(days)),
    price_version_id uuid        not null references billing.price_version,
    -- Calls of the days since they began, and in how many requests they came.
    quantity         bigint      not null check (quantity >= 0),
    events           bigint      not null check (events >= 0),
    included         bigint      not null check (included >= 0),
    currency         char(3)     not null,
    -- What all of it costs, what of that was billed before, and what is billed now.
    rated_minor      bigint      not null check (rated_minor >= 0),
    before_minor     bigint      not null check (before_minor >= 0),
    net_minor        bigint      not null check (net_minor = rated_minor - before_minor),
    digest           char(64)    not null check (digest ~ '^[0-9a-f]{64}$'),
    taken_at         timestamptz not null,
    check (n > 1 or before_minor = 0),
    unique (charge_id, n),
    unique (subscription_id, component, days, n)
);
create index usage_snapshot_organization on billing.usage_snapshot (organization_id, subscription_id);
call platform.protect('billing.usage_snapshot');

create function billing.keep_snapshots() returns trigger
    language plpgsql
    as $$
begin
    raise exception 'what was counted never changes: count again'
        using errcode = 'restrict_violation';
end
$$;
create trigger immutable before update or delete on billing.usage_snapshot
    for each statement execute function billing.keep_snapshots();
revoke update, delete, truncate on billing.usage_snapshot from tributary_app;

create index invoice_line_source on billing.invoice_line (source) where source is not null;
