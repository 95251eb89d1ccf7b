-- Payments, refunds and disputes. A row is committed before its provider is called; the outcome is
-- written, with its posting, in a transaction of its own.

create table payments.payment_method (
    id uuid primary key,
    organization_id uuid not null,
    provider text not null,
    -- What the provider knows it by. No card number is ever kept.
    reference text not null,
    brand text not null,
    last4 text not null check (last4 ~ '^[0-9]{4}$'),
    expires date,
    preferred boolean not null,
    created_at timestamptz not null,
    removed_at timestamptz
);
create index on payments.payment_method (organization_id);
create unique index payment_method_preferred on payments.payment_method (organization_id)
    where preferred and removed_at is null;
call platform.protect('payments.payment_method');

create table payments.provider_customer (
    organization_id uuid not null,
    provider text not null,
    reference text not null,
    primary key (organization_id, provider)
);
call platform.protect('payments.provider_customer');

create table payments.payment (
    id uuid primary key,
    organization_id uuid not null,
    key text not null unique check (length(key) between 1 and 200),
    purpose_type text not null,
    purpose_id uuid not null,
    provider text not null,
    -- Null for a receipt at the bank.
    payment_method_id uuid references payments.payment_method,
    currency char(3) not null,
    amount bigint not null check (amount > 0),
    credited text not null,
    state text not null
        check (state in ('created', 'authentication', 'pending', 'succeeded', 'failed')),
    reference text,
    fee bigint not null default 0 check (fee >= 0),
    refunded bigint not null default 0,
    disputed boolean not null default false,
    failure_code text,
    failure_message text,
    next_address text,
    created_at timestamptz not null,
    settled_at timestamptz,
    -- When its outcome is asked for again, while it is not known.
    ask_at timestamptz,
    asked int not null default 0,
    constraint payment_refunded check (refunded between 0 and amount),
    check ((state in ('succeeded', 'failed')) = (settled_at is not null))
);
create index on payments.payment (organization_id, id);
create index on payments.payment (purpose_type, purpose_id);
create index on payments.payment (ask_at) where ask_at is not null;
create unique index payment_reference on payments.payment (provider, reference)
    where reference is not null;
-- One attempt at a time for one purpose.
create unique index payment_live on payments.payment (purpose_type, purpose_id)
    where state in ('created', 'authentication', 'pending');
call platform.protect('payments.payment');

create table payments.refund (
    id uuid primary key,
    organization_id uuid not null,
    payment_id uuid not null references payments.payment,
    key text not null unique check (length(key) between 1 and 200),
    amount bigint not null check (amount > 0),
    reason text not null,
    state text not null check (state in ('created', 'succeeded', 'failed')),
    reference text,
    failure text,
    created_at timestamptz not null,
    settled_at timestamptz,
    ask_at timestamptz,
    asked int not null default 0,
    check ((state = 'created') = (settled_at is null))
);
create index on payments.refund (organization_id, payment_id);
create index on payments.refund (ask_at) where ask_at is not null;
call platform.protect('payments.refund');

create table payments.dispute (
    id uuid primary key,
    organization_id uuid not null,
    payment_id uuid not null references payments.payment,
    provider text not null,
    reference text not null,
    amount bigint not null check (amount > 0),
    reason text not null,
    state text not null check (state in ('open', 'won', 'lost')),
    opened_at timestamptz not null,
    closed_at timestamptz,
    unique (provider, reference),
    check ((state = 'open') = (closed_at is null))
);
create index on payments.dispute (organization_id, payment_id);
call platform.protect('payments.dispute');

-- What providers told. An event is a hint to look: its object is asked for before anything is done,
-- so that late and repeated events do no harm.
create table payments.provider_event (
    provider text not null,
    event_id text not null check (length(event_id) between 1 and 200),
    kind text not null,
    object_id text not null,
    happened_at timestamptz not null,
    received_at timestamptz not null,
    applied_at timestamptz,
    primary key (provider, event_id)
);

-- The built-in provider's own memory, as another company's would be. It outlives a crash.
create table payments.sandbox_charge (
    key text primary key,
    reference text not null unique,
    attempt uuid not null unique,
    card text not null,
    currency char(3) not null,
    amount bigint not null check (amount > 0),
    refunded bigint not null default 0 check (refunded between 0 and amount),
    state text not null check (state in ('authentication', 'processing', 'succeeded', 'declined')),
    disputed text not null default 'no' check (disputed in ('no', 'due', 'open', 'won', 'lost')),
    created_at timestamptz not null
);

create table payments.sandbox_refund (
    key text primary key,
    reference text not null unique,
    charge text not null references payments.sandbox_charge (reference),
    amount bigint not null check (amount > 0)
);
