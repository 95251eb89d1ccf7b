-- How an organization appears under its own name: the names of the domain name system that are its
-- own, its brand, and whoever vouches for its people.

create table identity.domain (
    id              uuid        primary key,
    organization_id uuid        not null references identity.organization,
    name            text        not null check (length(name) between 3 and 253 and name = lower(name)),
    token           text        not null check (length(token) between 20 and 60),
    claimed_at      timestamptz not null,
    proven_at       timestamptz,
    seen_at         timestamptz,
    checked_at      timestamptz,
    finding         text        check (length(finding) <= 300),
    next_check_at   timestamptz not null,
    serves          boolean     not null default false,
    signs_in        boolean     not null default false,
    unique (organization_id, name),
    check (proven_at is null or seen_at is not null)
);
-- Anybody may claim a name; it is proven for one.
create unique index domain_proven on identity.domain (name) where proven_at is not null;
create unique index domain_serves on identity.domain (organization_id) where serves;
create index domain_next_check_at on identity.domain (next_check_at);
call platform.protect('identity.domain');

create table identity.brand (
    organization_id uuid        primary key references identity.organization,
    name            text        not null check (length(btrim(name)) between 1 and 60),
    accent          text        not null check (accent ~ '^#[0-9a-f]{6}$'),
    accent_dark     text        not null check (accent_dark ~ '^#[0-9a-f]{6}$'),
    ground          text        not null check (ground ~ '^#[0-9a-f]{6}$'),
    ground_dark     text        not null check (ground_dark ~ '^#[0-9a-f]{6}$'),
    logo_id         uuid,
    logo_digest     text        check (logo_digest ~ '^[0-9a-f]{64}$'),
    logo_width      int         check (logo_width between 1 and 1000),
    logo_height     int         check (logo_height between 1 and 1000),
    sender_name     text        check (length(btrim(sender_name)) between 1 and 60),
    sender_address  text        check (length(sender_address) between 3 and 254),
    reply_to        text        check (length(reply_to) between 3 and 254),
    changed_at      timestamptz not null,
    check (num_nulls(logo_id, logo_digest, logo_width, logo_height) in (0, 4))
);
create index brand_logo_digest on identity.brand (logo_digest);
call platform.protect('identity.brand');

-- Who vouches for the people of an organization (OpenID Connect). The secret is encrypted.
create table identity.issuer (
    organization_id uuid        primary key references identity.organization,
    address         text        not null check (length(address) between 8 and 500),
    client_id       text        not null check (length(client_id) between 1 and 300),
    client_secret   bytea       not null,
    newcomers       text        check (newcomers in ('developer', 'finance', 'viewer')),
    required        boolean     not null default false,
    changed_at      timestamptz not null
);
call platform.protect('identity.issuer');

-- Somebody is on the way to an issuer and back. Coming back deletes the row.
create table identity.issuer_trip (
    state_hash      bytea       primary key check (length(state_hash) = 32),
    organization_id uuid        not null references identity.organization,
    issuer          text        not null,
    nonce           text        not null,
    verifier        text        not null,
    returns_to      text        not null,
    next            text        not null check (length(next) <= 2000),
    expires_at      timestamptz not null
);
create index issuer_trip_expires_at on identity.issuer_trip (expires_at);
call platform.protect('identity.issuer_trip');

-- A link that leads to an organization's own host lets in there alone: whoever runs that name could
-- read it.
alter table identity.one_time_token add column only_at uuid references identity.organization;
alter table identity.invitation add column only_at uuid references identity.organization;
