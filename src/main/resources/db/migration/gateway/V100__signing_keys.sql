-- What calls are signed with (RFC 9421). A secret is nowhere: it follows from the master secret and
-- the id, which is also what callers name as keyid. A key and its successor share their signing keys.
alter table gateway.api_key add column signature_required boolean not null default false;

create table gateway.signing_key (
    api_key_id      uuid        not null references gateway.api_key (id),
    id              uuid        not null,
    organization_id uuid        not null,
    name            text        not null check (length(name) between 1 and 100),
    algorithm       text        not null check (algorithm in ('hmac-sha256', 'ed25519')),
    public_key      bytea       check (length(public_key) = 32),
    created_at      timestamptz not null,
    created_by      text        not null,
    ends_at         timestamptz,
    primary key (api_key_id, id),
    check ((algorithm = 'ed25519') = (public_key is not null))
);
call platform.protect('gateway.signing_key');
revoke delete on gateway.signing_key from tributary_app;

-- Nonces of signed calls, each good once: kept for as long as a signature that has it could pass.
create table gateway.signature_nonce (
    api_key_id      uuid        not null,
    fingerprint     uuid        not null,
    organization_id uuid        not null,
    request_id      uuid        not null,
    kept_until      timestamptz not null,
    primary key (api_key_id, fingerprint)
);
call platform.protect('gateway.signature_nonce');
create index signature_nonce_kept_until on gateway.signature_nonce (kept_until);

comment on column gateway.signature_nonce.fingerprint is 'the first 128 bits of its SHA-256';
