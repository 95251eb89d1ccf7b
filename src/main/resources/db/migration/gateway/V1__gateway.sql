-- API keys. The key itself is nowhere: only its keyed digest, whose pepper is outside the database,
-- and the part of it that may be shown.
create table gateway.api_key (
    id                uuid        primary key,
    organization_id   uuid        not null,
    name              text        not null check (length(name) between 1 and 100),
    hash              bytea       not null unique check (length(hash) = 32),
    prefix            text        not null check (prefix ~ '^sk_(live|test)_[0-9A-Za-z]{22}$'),
    scopes            text[]      not null check (cardinality(scopes) between 1 and 50),
    mode              text        not null check (mode in ('live', 'test')),
    allowed_addresses cidr[]      not null default '{}' check (cardinality(allowed_addresses) <= 50),
    created_at        timestamptz not null,
    created_by        text        not null,
    expires_at        timestamptz check (expires_at > created_at),
    last_used_at      timestamptz,
    exposed_at        timestamptz,
    replaced_by       uuid        references gateway.api_key (id),
    overlap_until     timestamptz,
    ends_at           timestamptz generated always as (least(expires_at, overlap_until)) stored,
    revoked_at        timestamptz,
    revoked_because   text        check (revoked_because in ('revoked', 'rotated', 'leaked', 'expired')),
    check (prefix like 'sk\_' || mode || '\_%'),
    check ((replaced_by is null) = (overlap_until is null)),
    check ((revoked_at is null) = (revoked_because is null))
);
call platform.protect('gateway.api_key');
create index api_key_organization on gateway.api_key (organization_id, id);
create index api_key_replaced_by on gateway.api_key (replaced_by) where replaced_by is not null;
create index api_key_ending on gateway.api_key (ends_at) where revoked_at is null and ends_at is not null;

-- A key is never forgotten: what it did stays traceable to it.
revoke delete on gateway.api_key from tributary_app;

-- Web origins whose pages may read the API's answers (CORS).
create table gateway.cors_origin (
    organization_id uuid        not null,
    origin          text        not null check (origin ~ '^https?://[^/\s]{1,255}$'),
    created_at      timestamptz not null,
    created_by      text        not null,
    primary key (organization_id, origin)
);
call platform.protect('gateway.cors_origin');
create index cors_origin_origin on gateway.cors_origin (origin);
