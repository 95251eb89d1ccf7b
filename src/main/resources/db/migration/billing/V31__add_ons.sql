-- What is added to a plan, charged and renewed with it.

-- The family of plans that it is added to; null for what stands alone.
alter table billing.product add column adds_to text check (adds_to is null or family is null);

create table billing.subscription_add_on (
    subscription_id  uuid            not null references billing.subscription,
    organization_id  uuid            not null,
    product_code     text            not null references billing.product,
    price_version_id uuid            not null references billing.price_version,
    quantity         numeric(38, 12) not null check (quantity > 0),
    primary key (subscription_id, product_code)
);
create index on billing.subscription_add_on (organization_id);
call platform.protect('billing.subscription_add_on');

insert into billing.product
       (code, name, stream, description, family, rank, by_contract, adds_to)
values ('extra-seats', 'Extra seats', 'api-licences',
        'More people on your staff than the plan has seats for.', null, 1, false, 'api'),
       ('dedicated-support', 'Dedicated support', 'api-licences',
        'People who know your integration, and answer before anybody else is answered.',
        null, 2, false, 'api');

select set_config('app.scope', 'system', true);

insert into billing.price_version
       (id, product_code, version, currency, every, model, flat_minor, since)
values ('01900000-0000-7000-8000-000000000004', 'extra-seats', 1, 'USD', 'month', 'per-unit', null,
        '2020-01-01T00:00Z'),
       ('01900000-0000-7000-8000-000000000005', 'dedicated-support', 1, 'USD', 'month', 'flat', 250000,
        '2020-01-01T00:00Z');

insert into billing.price_tier (price_version_id, n, up_to, unit_price)
values ('01900000-0000-7000-8000-000000000004', 1, null, 50);

insert into billing.price_entitlement (price_version_id, name, quantity, granted, word)
values ('01900000-0000-7000-8000-000000000004', 'staff_seats', 1, null, null),
       ('01900000-0000-7000-8000-000000000005', 'support', null, null, 'dedicated');

-- Starter comes with the basic support that its description promises, not with the community's.
insert into billing.price_version
       (id, product_code, version, currency, every, model, flat_minor, since)
values ('01900000-0000-7000-8000-000000000006', 'api-starter', 2, 'USD', 'month', 'flat', 500000,
        '2020-01-01T00:00Z');
insert into billing.price_entitlement (price_version_id, name, quantity, granted, word)
select '01900000-0000-7000-8000-000000000006', name, quantity, granted,
       case name when 'support' then 'basic' else word end
  from billing.price_entitlement
 where price_version_id = '01900000-0000-7000-8000-000000000001';
