-- Outgoing webhooks. A message is written with what it tells of, in one transaction, together with
-- a delivery for each endpoint that wants it; every attempt to deliver leaves a row.

create table notify.endpoint (
    id uuid primary key,
    organization_id uuid not null,
    url text not null check (length(url) between 1 and 2000),
    description text not null check (length(description) <= 200),
    -- Empty: every event.
    event_types text[] not null,
    disabled_because text check (disabled_because in ('person', 'gone', 'failing')),
    disabled_at timestamptz,
    -- When the first attempt failed after which none succeeded.
    failing_since timestamptz,
    created_at timestamptz not null,
    check ((disabled_because is null) = (disabled_at is null))
);
create index on notify.endpoint (organization_id, id);
call platform.protect('notify.endpoint');

-- What an endpoint's messages are signed with: a secret of HMAC and a key pair of Ed25519. After a
-- rotation the old one goes on until it expires.
create table notify.signing_key (
    id uuid primary key,
    organization_id uuid not null,
    endpoint_id uuid not null references notify.endpoint on delete cascade,
    -- Both secrets, under a key that is not in the database.
    sealed bytea not null,
    public_key bytea not null check (length(public_key) = 32),
    created_at timestamptz not null,
    expires_at timestamptz
);
create index on notify.signing_key (endpoint_id);
create unique index signing_key_current on notify.signing_key (endpoint_id) where expires_at is null;
call platform.protect('notify.signing_key');

create table notify.message (
    id uuid primary key,
    organization_id uuid not null,
    event_type text not null,
    -- The exact text that is signed and sent.
    payload text not null,
    created_at timestamptz not null
);
create index on notify.message (organization_id, id);
create index on notify.message (created_at);
call platform.protect('notify.message');

create table notify.delivery (
    id uuid primary key,
    organization_id uuid not null,
    endpoint_id uuid not null references notify.endpoint on delete cascade,
    message_id uuid not null references notify.message on delete cascade,
    -- In which order they set out.
    sequence bigint not null generated always as identity,
    state text not null check (state in ('waiting', 'delivered', 'failed')),
    -- Attempts that were begun, in all.
    attempts int not null default 0 check (attempts >= 0),
    -- Attempts of the present round; sending again begins a new one.
    tries int not null default 0 check (tries between 0 and attempts),
    due_at timestamptz,
    -- While an attempt is under way. Past: whoever made it has died.
    leased_until timestamptz,
    created_at timestamptz not null,
    finished_at timestamptz,
    unique (endpoint_id, message_id),
    check ((state = 'waiting') = (due_at is not null)),
    check ((state = 'waiting') = (finished_at is null))
);
create index on notify.delivery (endpoint_id, due_at) where state = 'waiting';
create index on notify.delivery (message_id);
call platform.protect('notify.delivery');

create table notify.attempt (
    id uuid primary key,
    organization_id uuid not null,
    delivery_id uuid not null references notify.delivery on delete cascade,
    number int not null check (number > 0),
    at timestamptz not null,
    millis int not null check (millis >= 0),
    -- Null: there was no answer, and the excerpt says why.
    status int,
    excerpt text not null check (length(excerpt) <= 1000),
    unique (delivery_id, number)
);
call platform.protect('notify.attempt');
