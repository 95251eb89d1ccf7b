-- From where each key was used, so that a new address is noticed; and until when usage was looked at.
create table gateway.key_address (
    api_key_id      uuid        not null references gateway.api_key (id),
    address         inet        not null,
    organization_id uuid        not null,
    first_at        timestamptz not null,
    last_at         timestamptz not null check (last_at >= first_at),
    primary key (api_key_id, address)
);
call platform.protect('gateway.key_address');

create table gateway.address_round (
    one          boolean     primary key default true check (one),
    looked_until timestamptz not null
);
