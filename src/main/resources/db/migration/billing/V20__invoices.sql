-- Documents: who is billed, what was billed, what is still to be paid.

create table billing.billing_profile (
    organization_id uuid        primary key,
    legal_name      text        not null check (length(legal_name) between 1 and 200),
    street          text        not null check (length(street) <= 200),
    postal_code     text        not null check (length(postal_code) <= 20),
    city            text        not null check (length(city) <= 100),
    region          text        not null check (length(region) <= 100),
    country         char(2)     not null check (country ~ '^[A-Z]{2}$'),
    vat_id          text        not null check (vat_id = '' or vat_id ~ '^[A-Z]{2}[0-9A-Z+*]{2,13}$'),
    email           text        not null check (length(email) between 3 and 254),
    zone            text        not null,
    currency        char(3)     not null check (currency ~ '^[A-Z]{3}$'),
    updated_at      timestamptz not null
);
call platform.protect('billing.billing_profile');

-- The next number of each series. A number is taken in the transaction that uses it, and given back
-- with its rollback: no gaps, at the price of one queue per series.
create table billing.number_series (
    legal_entity text   not null,
    series       text   not null,
    next         bigint not null check (next > 0),
    primary key (legal_entity, series)
);
revoke delete on billing.number_series from tributary_app;

create table billing.invoice (
    id                 uuid        primary key,
    organization_id    uuid        not null,
    key                text        not null unique check (length(key) between 1 and 200),
    kind               text        not null check (kind in ('invoice', 'credit-note')),
    status             text        not null check (status in ('draft', 'final', 'void')),
    legal_entity       text        not null,
    series             text,
    number             bigint      check (number > 0),
    label              text,
    currency           char(3)     not null check (currency ~ '^[A-Z]{3}$'),
    net                bigint      not null check (net >= 0),
    tax                bigint      not null check (tax >= 0),
    gross              bigint      not null check (gross = net + tax),
    terms_days         integer     not null check (terms_days between 0 and 365),
    issued_on          date,
    due_on             date,
    corrects           uuid        references billing.invoice (id),
    reason             text        not null check (length(reason) <= 500),
    frozen             text        check (frozen is json object),
    sha256             char(64)    check (sha256 ~ '^[0-9a-f]{64}$'),
    ledger_transaction uuid        unique,
    created_at         timestamptz not null,
    finalised_at       timestamptz,
    unique (legal_entity, series, number),
    check ((number is null) = (series is null)),
    check (status <> 'final' or (number is not null and frozen is not null and sha256 is not null
                                 and issued_on is not null and finalised_at is not null)),
    check (status <> 'draft' or number is null)
);
call platform.protect('billing.invoice');
create index invoice_organization on billing.invoice (organization_id, id desc);
create index invoice_corrects on billing.invoice (corrects) where corrects is not null;

create table billing.invoice_line (
    invoice_id      uuid            not null references billing.invoice (id),
    position        integer         not null check (position > 0),
    organization_id uuid            not null,
    description     text            not null check (length(description) between 1 and 300),
    stream          text            not null,
    quantity        numeric(38, 12) not null,
    unit_price      numeric(38, 12) not null check (unit_price >= 0),
    net             bigint          not null,
    from_day        date            not null,
    until_day       date            not null check (until_day > from_day),
    explanation     text            not null,
    source          uuid,
    tax_category    text            not null,
    tax_rate        numeric(6, 3)   not null,
    primary key (invoice_id, position)
);
call platform.protect('billing.invoice_line');
create index invoice_line_organization on billing.invoice_line (organization_id, invoice_id);

create table billing.invoice_tax (
    invoice_id      uuid          not null references billing.invoice (id),
    organization_id uuid          not null,
    category        text          not null check (category in ('S', 'AE', 'G', 'Z')),
    rate            numeric(6, 3) not null check (rate between 0 and 100),
    jurisdiction    text          not null,
    reason          text          not null,
    reason_code     text          not null,
    base            bigint        not null,
    tax             bigint        not null,
    primary key (invoice_id, category, rate)
);
call platform.protect('billing.invoice_tax');
create index invoice_tax_organization on billing.invoice_tax (organization_id, invoice_id);

-- What is final does not change. It can be taken back before anything was paid; then it says so,
-- and why, and nothing else of it changes.
create function billing.keep_final_documents() returns trigger
    language plpgsql
    as $$
begin
    if tg_op = 'DELETE' then
        if old.status = 'draft' then
            return old;
        end if;
        raise exception 'document % is final', old.label using errcode = 'restrict_violation';
    end if;
    if old.status = 'draft' then
        return new;
    end if;
    if old.status = 'final' and new.status = 'void'
       and to_jsonb(new) - 'status' - 'reason' = to_jsonb(old) - 'status' - 'reason' then
        return new;
    end if;
    raise exception 'document % is final', old.label using errcode = 'restrict_violation';
end
$$;
create trigger keep_final before update or delete on billing.invoice
    for each row execute function billing.keep_final_documents();

create function billing.keep_final_parts() returns trigger
    language plpgsql
    as $$
declare
    document uuid := case when tg_op = 'DELETE' then old.invoice_id else new.invoice_id end;
begin
    if exists (select 1 from billing.invoice where id = document and status <> 'draft') then
        raise exception 'document % is final', document using errcode = 'restrict_violation';
    end if;
    return case when tg_op = 'DELETE' then old else new end;
end
$$;
create trigger keep_final before insert or update or delete on billing.invoice_line
    for each row execute function billing.keep_final_parts();
create trigger keep_final before insert or update or delete on billing.invoice_tax
    for each row execute function billing.keep_final_parts();

-- What is still to be paid of a final document; below zero it is credit of the customer. Per
-- customer and currency the sum is the customer's account in the ledger.
create table billing.receivable (
    invoice_id      uuid    primary key references billing.invoice (id),
    organization_id uuid    not null,
    currency        char(3) not null,
    outstanding     bigint  not null,
    attempts        integer not null default 0 check (attempts >= 0),
    due_on          date    not null
);
call platform.protect('billing.receivable');
create index receivable_open on billing.receivable (organization_id, currency) where outstanding <> 0;

-- What moved it: a payment, a refund, or credit of one document used for another. Each once.
create table billing.settlement_entry (
    id              uuid        primary key,
    invoice_id      uuid        not null references billing.invoice (id),
    organization_id uuid        not null,
    kind            text        not null check (kind in ('payment', 'refund', 'dispute', 'credit', 'void')),
    reference       text        not null,
    amount          bigint      not null check (amount <> 0),
    at              timestamptz not null,
    unique (invoice_id, kind, reference)
);
call platform.protect('billing.settlement_entry');
create index settlement_entry_organization on billing.settlement_entry (organization_id, invoice_id);
revoke update, delete on billing.settlement_entry from tributary_app;

-- Where an unpaid invoice stands on its schedule.
create table billing.dunning (
    invoice_id      uuid        primary key references billing.invoice (id),
    organization_id uuid        not null,
    stage           text        not null check (stage in ('retrying', 'grace', 'suspended', 'recovered')),
    step            integer     not null check (step >= 0),
    began_at        timestamptz not null,
    next_at         timestamptz,
    suspended       boolean     not null default false
);
call platform.protect('billing.dunning');
create index dunning_organization on billing.dunning (organization_id, stage);

create table billing.dunning_event (
    id              uuid        primary key,
    invoice_id      uuid        not null references billing.invoice (id),
    organization_id uuid        not null,
    at              timestamptz not null,
    what            text        not null check (length(what) <= 500)
);
call platform.protect('billing.dunning_event');
create index dunning_event_organization on billing.dunning_event (organization_id, invoice_id, at);
revoke update, delete on billing.dunning_event from tributary_app;
