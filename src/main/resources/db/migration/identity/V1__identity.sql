-- Who people are, which organizations they work for or are members of, what an organization may do
-- and how much of it, and who did what.

create extension if not exists btree_gist with schema identity;

create table identity.organization (
    id            uuid        primary key,
    company_name  text        not null check (length(btrim(company_name)) between 1 and 200),
    kinds         text[]      not null check (cardinality(kinds) > 0 and kinds <@ array[
                      'partner', 'organiser', 'sponsor', 'developer', 'employer', 'researcher', 'institution']),
    tier          text        not null check (tier in ('starter', 'professional', 'enterprise', 'research')),
    status        text        not null check (status in ('active', 'suspended', 'cancelled')),
    status_reason text        check (length(status_reason) <= 500),
    use_case      text        not null check (length(use_case) <= 2000),
    created_at    timestamptz not null
);
create index organization_created_at on identity.organization (created_at, id);

alter table identity.organization enable row level security;
alter table identity.organization force row level security;
create policy scope on identity.organization using (
    (select platform.scope_is_system()) or id = (select platform.scope_organization()));

-- A person belongs to no organization: they may work for several.
create table identity.person (
    id                uuid        primary key,
    email             text        not null check (length(email) between 3 and 254 and email = lower(email)),
    name              text        not null check (length(name) between 1 and 200),
    password_hash     text,
    email_verified_at timestamptz,
    operator          boolean     not null default false,
    created_at        timestamptz not null
);
create unique index person_email on identity.person (lower(email));

create table identity.staff (
    organization_id uuid        not null references identity.organization,
    person_id       uuid        not null references identity.person,
    role            text        not null check (role in ('owner', 'admin', 'developer', 'finance', 'viewer')),
    joined_at       timestamptz not null,
    primary key (organization_id, person_id)
);
create index staff_person on identity.staff (person_id);
call platform.protect('identity.staff');

create table identity.invitation (
    id              uuid        primary key,
    organization_id uuid        not null references identity.organization,
    email           text        not null check (length(email) between 3 and 254 and email = lower(email)),
    role            text        not null check (role in ('owner', 'admin', 'developer', 'finance', 'viewer')),
    token_hash      bytea       not null unique check (length(token_hash) = 32),
    invited_by      uuid        not null references identity.person,
    invited_at      timestamptz not null,
    expires_at      timestamptz not null check (expires_at > invited_at),
    unique (organization_id, email)
);
call platform.protect('identity.invitation');

-- People an organization serves, beside those who work for it.
create table identity.member (
    id                  uuid        primary key,
    organization_id     uuid        not null references identity.organization,
    person_id           uuid        references identity.person,
    email               text        not null check (length(email) between 3 and 254 and email = lower(email)),
    name                text        not null check (length(name) between 1 and 200),
    affiliation         text        not null
                        check (affiliation in ('member', 'student', 'faculty', 'alumni', 'staff')),
    verification        text        not null check (verification in ('none', 'pending', 'verified')),
    verification_method text        check (length(verification_method) between 1 and 100),
    source              text        not null check (length(source) between 1 and 100),
    groups              text[]      not null default '{}' check (cardinality(groups) <= 50),
    joined_at           timestamptz not null,
    unique (organization_id, email),
    check (verification <> 'verified' or verification_method is not null)
);
create index member_organization on identity.member (organization_id, joined_at desc, id desc);
create index member_person on identity.member (person_id);
create index member_email on identity.member (email) where person_id is null;
call platform.protect('identity.member');

-- A claim on a new organization: it waits for the mail to be answered.
create table identity.sign_up (
    organization_id uuid        primary key references identity.organization,
    email           text        not null check (length(email) between 3 and 254 and email = lower(email)),
    password_hash   text,
    token_hash      bytea       not null unique check (length(token_hash) = 32),
    created_at      timestamptz not null,
    expires_at      timestamptz not null check (expires_at > created_at),
    confirmed_at    timestamptz
);
call platform.protect('identity.sign_up');

-- Sign-in by a mailed link. Only a digest is kept; using it deletes it.
create table identity.one_time_token (
    token_hash bytea       primary key check (length(token_hash) = 32),
    email      text        not null check (length(email) between 3 and 254 and email = lower(email)),
    expires_at timestamptz not null
);
create index one_time_token_expires_at on identity.one_time_token (expires_at);

-- What a tier grants: exactly one of quantity, granted and word says how.
create table identity.tier_entitlement (
    tier     text      not null check (tier in ('starter', 'professional', 'enterprise', 'research')),
    name     text      not null check (name ~ '^[a-z][a-z_]*$'),
    quantity bigint    check (quantity >= 0),
    granted  boolean,
    word     text      check (length(word) between 1 and 100),
    validity tstzrange not null check (not isempty(validity)),
    check (num_nonnulls(quantity, granted, word) = 1),
    exclude using gist (tier with =, name with =, validity with &&)
);

-- What one organization is granted instead of its tier's rows, and by what: a contract, a sale.
create table identity.organization_entitlement (
    organization_id uuid        not null references identity.organization,
    name            text        not null check (name ~ '^[a-z][a-z_]*$'),
    quantity        bigint      check (quantity >= 0),
    granted         boolean,
    word            text        check (length(word) between 1 and 100),
    validity        tstzrange   not null check (not isempty(validity)),
    source          text        not null check (length(source) between 1 and 200),
    granted_at      timestamptz not null,
    check (num_nonnulls(quantity, granted, word) = 1),
    exclude using gist (organization_id with =, name with =, validity with &&)
);
call platform.protect('identity.organization_entitlement');

-- What is counted while it is held: nobody takes what is not there.
create table identity.entitlement_allotment (
    organization_id uuid   not null references identity.organization,
    name            text   not null check (name ~ '^[a-z][a-z_]*$'),
    capacity        bigint not null,
    used            bigint not null default 0,
    primary key (organization_id, name),
    check (used between 0 and capacity)
);
call platform.protect('identity.entitlement_allotment');

-- Who did what. Rows are added and read, never changed.
create table identity.audit_entry (
    id              uuid        primary key,
    organization_id uuid        not null references identity.organization,
    at              timestamptz not null,
    person_id       uuid,
    actor           text        not null check (length(actor) between 1 and 300),
    action          text        not null check (action ~ '^[a-z-]+\.[a-z-]+$'),
    subject         text        not null check (length(subject) <= 300),
    details         jsonb       not null check (jsonb_typeof(details) = 'object')
);
create index audit_entry_organization on identity.audit_entry (organization_id, id desc);
call platform.protect('identity.audit_entry');
revoke update, delete, truncate on identity.audit_entry from tributary_app;

-- Visitors' sessions (the tables are Spring Session's).
create table identity.spring_session (
    primary_id            char(36) primary key,
    session_id            char(36) not null unique,
    creation_time         bigint   not null,
    last_access_time      bigint   not null,
    max_inactive_interval int      not null,
    expiry_time           bigint   not null,
    principal_name        varchar(100)
);
create index spring_session_expiry_time on identity.spring_session (expiry_time);
create index spring_session_principal_name on identity.spring_session (principal_name);

create table identity.spring_session_attributes (
    session_primary_id char(36)     not null references identity.spring_session on delete cascade,
    attribute_name     varchar(200) not null,
    attribute_bytes    bytea        not null,
    primary key (session_primary_id, attribute_name)
);

-- Passkeys (the table is Spring Security's); their owner is a person, named by the bytes of the id.
create table identity.user_credentials (
    credential_id                varchar(1000) primary key,
    user_entity_user_id          varchar(1000) not null,
    public_key                   bytea         not null,
    signature_count              bigint,
    uv_initialized               boolean,
    backup_eligible              boolean       not null,
    authenticator_transports     varchar(1000),
    public_key_credential_type   varchar(100),
    backup_state                 boolean       not null,
    attestation_object           bytea,
    attestation_client_data_json bytea,
    created                      timestamp,
    last_used                    timestamp,
    label                        varchar(1000) not null
);
create index user_credentials_owner on identity.user_credentials (user_entity_user_id);

insert into identity.tier_entitlement (tier, name, quantity, granted, word, validity)
select tier, name, quantity, granted, word, tstzrange('2020-01-01T00:00Z', null)
  from (values
        ('starter', 'requests_per_minute', 60::bigint, null::boolean, null::text),
        ('starter', 'calls_per_day', 10000, null, null),
        ('starter', 'batch_pairs', 10, null, null),
        ('starter', 'test_pairs_per_day', 2000, null, null),
        ('starter', 'active_keys', 10, null, null),
        ('starter', 'staff_seats', 5, null, null),
        ('starter', 'live_api', null, true, null),
        ('starter', 'support', null, null, 'community'),
        ('starter', 'documentation', null, null, 'public'),
        ('professional', 'requests_per_minute', 300, null, null),
        ('professional', 'calls_per_day', 100000, null, null),
        ('professional', 'batch_pairs', 50, null, null),
        ('professional', 'test_pairs_per_day', 2000, null, null),
        ('professional', 'active_keys', 50, null, null),
        ('professional', 'staff_seats', 25, null, null),
        ('professional', 'live_api', null, true, null),
        ('professional', 'support', null, null, 'priority'),
        ('professional', 'documentation', null, null, 'public'),
        ('enterprise', 'requests_per_minute', 1000, null, null),
        ('enterprise', 'calls_per_day', 1000000, null, null),
        ('enterprise', 'batch_pairs', 100, null, null),
        ('enterprise', 'test_pairs_per_day', 2000, null, null),
        ('enterprise', 'active_keys', 200, null, null),
        ('enterprise', 'staff_seats', 500, null, null),
        ('enterprise', 'live_api', null, false, null),
        ('enterprise', 'support', null, null, 'dedicated'),
        ('enterprise', 'documentation', null, null, 'guided'),
        ('research', 'requests_per_minute', 100, null, null),
        ('research', 'calls_per_day', 50000, null, null),
        ('research', 'batch_pairs', 20, null, null),
        ('research', 'test_pairs_per_day', 2000, null, null),
        ('research', 'active_keys', 20, null, null),
        ('research', 'staff_seats', 25, null, null),
        ('research', 'live_api', null, false, null),
        ('research', 'support', null, null, 'community'),
        ('research', 'documentation', null, null, 'guided')
       ) as seed (tier, name, quantity, granted, word);
