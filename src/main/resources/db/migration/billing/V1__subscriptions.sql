-- What is sold, who subscribes to it, and which spans of days were charged.

create table billing.product (
    code text primary key check (code ~ '^[a-z0-9]+(-[a-z0-9]+)*$'),
    name text not null,
    stream text not null,
    description text not null,
    -- One subscription of a family at a time; null when there may be many.
    family text,
    -- The place among its family: a change to a higher rank is an upgrade.
    rank int not null,
    -- Sold by contract only: its price is agreed with each customer.
    by_contract boolean not null
);

-- A price never changes: another version takes its place for new customers.
create table billing.price_version (
    id uuid primary key,
    product_code text not null references billing.product,
    version int not null check (version > 0),
    -- Whose price it is: null for everybody's, else agreed with that customer.
    customer_id uuid,
    currency char(3) not null,
    every text not null check (every in ('month', 'year', 'once')),
    model text not null
        check (model in ('flat', 'per-unit', 'graduated', 'volume', 'package', 'minimum')),
    flat_minor bigint check (flat_minor >= 0),
    package_size numeric(38, 12) check (package_size > 0),
    since timestamptz not null,
    unique nulls not distinct (product_code, version, customer_id),
    check ((model in ('flat', 'package', 'minimum')) = (flat_minor is not null)),
    check ((model = 'package') = (package_size is not null))
);

-- What was agreed with one customer is nobody else's business.
alter table billing.price_version enable row level security;
alter table billing.price_version force row level security;
create policy scope on billing.price_version using (
    (select platform.scope_is_system())
    or customer_id is null
    or customer_id = (select platform.scope_organization()));

create table billing.price_tier (
    price_version_id uuid not null references billing.price_version,
    n int not null check (n > 0),
    -- Up to and with so many units; null for all that are left.
    up_to numeric(38, 12),
    unit_price numeric(38, 12) not null check (unit_price >= 0),
    primary key (price_version_id, n)
);

create table billing.price_entitlement (
    price_version_id uuid not null references billing.price_version,
    name text not null,
    quantity bigint check (quantity >= 0),
    granted boolean,
    word text,
    primary key (price_version_id, name),
    check (num_nonnulls(quantity, granted, word) = 1)
);

create function billing.refuse_change_of_price() returns trigger
    language plpgsql
    as $$
begin
    raise exception 'a price never changes: add a version'
        using errcode = 'restrict_violation';
end
$$;
create trigger immutable before update or delete on billing.price_version
    for each statement execute function billing.refuse_change_of_price();
create trigger immutable before update or delete on billing.price_tier
    for each statement execute function billing.refuse_change_of_price();
create trigger immutable before update or delete on billing.price_entitlement
    for each statement execute function billing.refuse_change_of_price();

create table billing.subscription (
    id uuid primary key,
    organization_id uuid not null,
    product_code text not null references billing.product,
    family text,
    stream text not null,
    price_version_id uuid not null references billing.price_version,
    quantity numeric(38, 12) not null check (quantity > 0),
    state text not null check (state in ('trial', 'active', 'paused', 'ended')),
    zone text not null,
    -- The day that the periods are counted from.
    anchor date not null,
    terms_days int not null check (terms_days between 0 and 365),
    -- The end of the trial, then of the last period that was charged: what is due next.
    due_on date not null,
    due_at timestamptz not null,
    -- The day after the last, when it was cancelled or agreed.
    ends_on date,
    pause_asked boolean not null default false,
    -- What it brings in a month, in minor units of its price's currency: the sum of its movements.
    mrr_minor bigint not null default 0,
    ended_for text,
    created_at timestamptz not null,
    parked_at timestamptz,
    parked_for text,
    check ((state = 'ended') = (ended_for is not null)),
    check ((parked_at is null) = (parked_for is null))
);
create unique index subscription_family on billing.subscription (organization_id, family)
    where family is not null and state <> 'ended';
create index on billing.subscription (organization_id, id);
create index on billing.subscription (due_at) where state in ('trial', 'active') and parked_at is null;
call platform.protect('billing.subscription');

-- One trial for each organization, and whether it led to a subscription.
create table billing.trial (
    organization_id uuid primary key,
    subscription_id uuid not null references billing.subscription,
    began_at timestamptz not null,
    ended_at timestamptz,
    converted boolean,
    check ((ended_at is null) = (converted is null))
);
call platform.protect('billing.trial');

-- Which days were charged to whom: no day twice.
create table billing.charge_period (
    id uuid primary key,
    organization_id uuid not null,
    subscription_id uuid not null references billing.subscription,
    component text not null,
    days daterange not null check (not isempty(days)),
    price_version_id uuid not null references billing.price_version,
    quantity numeric(38, 12) not null,
    currency char(3) not null,
    net_minor bigint not null,
    invoice_key text not null,
    constraint charge_period_once
        exclude using gist (subscription_id with =, component with =, days with &&)
);
create index on billing.charge_period (organization_id, subscription_id);
call platform.protect('billing.charge_period');

-- Recurring revenue as it moves, written with the change that moves it.
create table billing.mrr_movement (
    id uuid primary key,
    organization_id uuid not null,
    subscription_id uuid not null references billing.subscription,
    stream text not null,
    at timestamptz not null,
    kind text not null
        check (kind in ('new', 'expansion', 'contraction', 'churn', 'reactivation')),
    currency char(3) not null,
    delta_minor bigint not null check (delta_minor <> 0),
    check ((kind in ('contraction', 'churn')) = (delta_minor < 0))
);
create index on billing.mrr_movement (at);
create index on billing.mrr_movement (organization_id, at);
call platform.protect('billing.mrr_movement');
create trigger append_only before update or delete on billing.mrr_movement
    for each statement execute function billing.refuse_change_of_price();

insert into billing.product (code, name, stream, description, family, rank, by_contract)
values ('api-starter', 'API Starter', 'api-licences',
        '60 requests a minute and 10,000 calls a day, with basic support.', 'api', 1, false),
       ('api-professional', 'API Professional', 'api-licences',
        '300 requests a minute and 100,000 calls a day, with priority support.', 'api', 2, false),
       ('api-enterprise', 'API Enterprise', 'api-licences',
        '1,000 requests a minute and a million calls a day, white label, with an SLA.', 'api', 3, true),
       ('sponsorship-event', 'Event sponsorship', 'sponsorships',
        'One event: matching before it, analytics after it, and the brand seen.', null, 1, true),
       ('sponsorship-monthly', 'Monthly partnership', 'sponsorships',
        'Events all month, matched first, with analytics of your own.', 'sponsorship', 2, true),
       ('research-basic', 'Research Basic', 'research',
        'Anonymised data, quarterly reports and basic analytics.', 'research', 1, false),
       ('research-custom', 'Custom research', 'research',
        'Questions of your own, a dedicated analysis, white papers.', 'research', 2, true),
       ('team-assessment', 'Team assessment', 'team-assessments',
        'One team assessed, with its report.', null, 1, true),
       ('institutional-licence', 'Institutional licence', 'institutional-licences',
        'The platform for an institution and its members.', 'institution', 1, true),
       ('analytics-product', 'Analytics product', 'analytics',
        'Guarded analytics for an institution or a company.', 'analytics', 1, true),
       ('data-licence', 'Data licence', 'data-licensing',
        'Anonymised data under licence.', 'data', 1, true);

select set_config('app.scope', 'system', true);

insert into billing.price_version
       (id, product_code, version, currency, every, model, flat_minor, since)
values ('01900000-0000-7000-8000-000000000001', 'api-starter', 1, 'USD', 'month', 'flat', 500000,
        '2020-01-01T00:00Z'),
       ('01900000-0000-7000-8000-000000000002', 'api-professional', 1, 'USD', 'month', 'flat', 2500000,
        '2020-01-01T00:00Z'),
       ('01900000-0000-7000-8000-000000000003', 'research-basic', 1, 'USD', 'year', 'flat', 1000000,
        '2020-01-01T00:00Z');

insert into billing.price_entitlement (price_version_id, name, quantity, granted, word)
select ('01900000-0000-7000-8000-00000000000' || price)::uuid, name, quantity, granted, word
  from (values
        (1, 'live_api', null::bigint, true, null::text),
        (1, 'requests_per_minute', 60, null, null),
        (1, 'calls_per_day', 10000, null, null),
        (1, 'batch_pairs', 10, null, null),
        (1, 'support', null, null, 'community'),
        (1, 'documentation', null, null, 'public'),
        (2, 'live_api', null, true, null),
        (2, 'requests_per_minute', 300, null, null),
        (2, 'calls_per_day', 100000, null, null),
        (2, 'batch_pairs', 50, null, null),
        (2, 'support', null, null, 'priority'),
        (2, 'documentation', null, null, 'guided'),
        (2, 'custom_integrations', null, true, null),
        (3, 'live_api', null, true, null),
        (3, 'requests_per_minute', 100, null, null),
        (3, 'calls_per_day', 50000, null, null),
        (3, 'batch_pairs', 20, null, null)
       ) as seed (price, name, quantity, granted, word);
