-- The books. Amounts are minor units of their currency; in the journal a debit is positive and a
-- credit negative. Only ledger.book writes the journal, and nothing changes it afterwards.

-- The chart of accounts: what stands before the colon of an account's code.
create table ledger.chart (
    code text primary key check (code ~ '^[a-z]+(-[a-z]+)*$'),
    nature text not null check (nature in ('asset', 'liability', 'revenue', 'expense')),
    -- A strict account has one row with its balance, and never goes below zero.
    strict boolean not null
);

insert into ledger.chart (code, nature, strict)
values ('cash', 'asset', false),
       ('bank', 'asset', false),
       ('receivable', 'asset', false),
       ('disputed', 'asset', false),
       ('sales-clearing', 'liability', false),
       ('credit', 'liability', true),
       ('revenue', 'revenue', false),
       ('tax-payable', 'liability', false),
       ('provider-fees', 'expense', false),
       ('bad-debt', 'expense', false),
       ('fx', 'asset', false),
       ('rounding', 'expense', false),
       ('withholding-payable', 'liability', false),
       ('payee-pending', 'liability', true),
       ('payee-available', 'liability', true),
       ('payee-reserve', 'liability', true),
       ('payee-in-transit', 'liability', true),
       ('payee-clawback', 'asset', true);

create table ledger.account (
    id uuid primary key,
    organization_id uuid not null,
    code text not null check (code ~ '^[a-z]+(-[a-z]+)*(:[A-Za-z0-9-]+)?$'),
    chart text not null generated always as (split_part(code, ':', 1)) stored
        references ledger.chart,
    currency char(3) not null check (currency ~ '^[A-Z]{3}$'),
    unique (organization_id, code, currency)
);
call platform.protect('ledger.account');

-- The balance of a strict account in its normal sign: the row that postings queue for.
create table ledger.account_balance (
    account_id uuid primary key references ledger.account,
    organization_id uuid not null,
    balance bigint not null,
    constraint account_floor check (balance >= 0)
) with (fillfactor = 70);
call platform.protect('ledger.account_balance');

create table ledger.journal_transaction (
    sequence bigint generated always as identity primary key,
    id uuid not null unique,
    kind text not null check (kind ~ '^[a-z]+([-.][a-z]+)*$'),
    key text collate "C" not null unique check (length(key) between 1 and 200),
    fingerprint text collate "C" not null check (octet_length(fingerprint) = 64),
    effective_at timestamptz not null,
    booked_at timestamptz not null,
    source_type text not null,
    source_id uuid not null,
    reverses uuid references ledger.journal_transaction (id)
);
create unique index journal_transaction_reverses_key on ledger.journal_transaction (reverses)
    where reverses is not null;
create index on ledger.journal_transaction (source_id);

-- It spans organizations: only the house reads it whole; an organization reads its entries.
alter table ledger.journal_transaction enable row level security;
alter table ledger.journal_transaction force row level security;
create policy scope on ledger.journal_transaction using ((select platform.scope_is_system()));

-- What it refers to is checked by the trigger below, once for all entries of a statement; foreign
-- keys would ask for each.
create table ledger.journal_entry (
    sequence bigint not null,
    n smallint not null,
    account_id uuid not null,
    organization_id uuid not null,
    currency char(3) not null,
    amount bigint not null check (amount <> 0),
    kind text not null,
    effective_at timestamptz not null,
    primary key (sequence, n)
);
create index on ledger.journal_entry (account_id, sequence) include (amount);
call platform.protect('ledger.journal_entry');

-- What each account held up to a sealed block; a balance is this plus the entries that came after.
create table ledger.sealed_balance (
    account_id uuid primary key references ledger.account,
    organization_id uuid not null,
    through bigint not null,
    debits numeric not null,
    credits numeric not null
);
call platform.protect('ledger.sealed_balance');

create table ledger.seal_block (
    n bigint primary key check (n > 0),
    first bigint not null,
    last bigint not null check (last >= first),
    transactions bigint not null check (transactions > 0),
    sealed_at timestamptz not null,
    digest bytea not null check (length(digest) = 32)
);

-- Up to where every transaction was begun when the mark was made: safe to seal once all
-- transactions that ran then are over.
create table ledger.seal_mark (
    singleton boolean primary key default true check (singleton),
    sequence bigint not null,
    until xid8 not null
);

-- What the checks of the books found, one row for each check of a run.
create table ledger.check_result (
    at timestamptz not null,
    name text not null,
    findings text[] not null,
    primary key (at, name)
);

-- The journal is written once.
create function ledger.refuse_change() returns trigger
    language plpgsql
    as $$
begin
    raise exception 'the journal is append-only: reverse the transaction instead'
        using errcode = 'restrict_violation';
end
$$;
create trigger append_only before update or delete on ledger.journal_transaction
    for each statement execute function ledger.refuse_change();
create trigger append_only before update or delete on ledger.journal_entry
    for each statement execute function ledger.refuse_change();
create trigger append_only_truncate before truncate on ledger.journal_transaction
    for each statement execute function ledger.refuse_change();
create trigger append_only_truncate before truncate on ledger.journal_entry
    for each statement execute function ledger.refuse_change();
create trigger append_only before update or delete on ledger.seal_block
    for each statement execute function ledger.refuse_change();

create function ledger.refuse_imbalance() returns trigger
    language plpgsql
    as $$
begin
    if exists (select from written group by sequence, currency having sum(amount) <> 0) then
        raise exception 'the debits and credits of a transaction differ'
            using errcode = 'check_violation', constraint = 'journal_balance';
    end if;
    if exists (select
                 from written
                 left join ledger.account on account.id = written.account_id
                where (account.currency, account.organization_id)
                      is distinct from (written.currency, written.organization_id)) then
        raise exception 'an entry is not of the currency or the organization of its account'
            using errcode = 'check_violation', constraint = 'journal_account';
    end if;
    if exists (select sequence from written
               except
               select sequence from ledger.journal_transaction
                where sequence >= (select min(sequence) from written)) then
        raise exception 'an entry has no transaction'
            using errcode = 'check_violation', constraint = 'journal_transaction';
    end if;
    return null;
end
$$;
create trigger balanced after insert on ledger.journal_entry
    referencing new table as written
    for each statement execute function ledger.refuse_imbalance();

-- Books transactions with all their entries: new accounts, transactions whose key is new, their
-- entries, and the balances of strict accounts, whose rows are locked in the order of their ids.
-- Answers for each transaction which one stands under its key now, and whether it is this one.
--
-- The settings keep its cost the same however long the journal is: plans are made once, before
-- there is anything to count, and go by the indexes.
create function ledger.book(
    ids uuid[], kinds text[], keys text[], fingerprints text[], effective timestamptz[],
    booked timestamptz, source_types text[], source_ids uuid[], reversed uuid[],
    entry_of int[], entry_n int[], entry_account uuid[], entry_organization uuid[],
    entry_code text[], entry_currency text[], entry_amount bigint[])
    returns table (place int, id uuid, fingerprint text, is_new boolean)
    language plpgsql
    security definer
    set search_path = ''
    set enable_seqscan = off
    set plan_cache_mode = force_generic_plan
    as $$
#variable_conflict use_column
declare
    -- The sequence of each transaction in its place; null where the key was taken.
    sequences bigint[];
begin
    -- Sealing relies on it: the transaction is known to be running before it takes a sequence.
    perform pg_current_xact_id();

    insert into ledger.account (id, organization_id, code, currency)
    select distinct on (e.account) e.account, e.organization, e.code, e.currency
      from unnest(entry_account, entry_organization, entry_code, entry_currency)
           as e (account, organization, code, currency)
     where not exists (select from ledger.account a where a.id = e.account)
     order by e.account
        on conflict do nothing;

    insert into ledger.account_balance (account_id, organization_id, balance)
    select distinct on (a.id) a.id, a.organization_id, 0
      from unnest(entry_account) as e (account)
      join ledger.account a on a.id = e.account
      join ledger.chart c on c.code = a.chart and c.strict
     where not exists (select from ledger.account_balance b where b.account_id = a.id)
     order by a.id
        on conflict do nothing;

    with written as (
        insert into ledger.journal_transaction
               (id, kind, key, fingerprint, effective_at, booked_at, source_type, source_id, reverses)
        select t.id, t.kind, t.key, t.fingerprint, t.effective_at, booked, t.source_type,
               t.source_id, t.reverses
          from unnest(ids, kinds, keys, fingerprints, effective, source_types, source_ids, reversed)
               with ordinality
               as t (id, kind, key, fingerprint, effective_at, source_type, source_id, reverses, place)
         order by t.place
            on conflict (key) do nothing
        returning id, sequence)
    select array_agg(w.sequence order by t.place)
      into sequences
      from unnest(ids) with ordinality as t (id, place)
      left join written w on w.id = t.id;

    insert into ledger.journal_entry
           (sequence, n, account_id, organization_id, currency, amount, kind, effective_at)
    select sequences[e.place], e.n, e.account, e.organization, e.currency, e.amount,
           kinds[e.place], effective[e.place]
      from unnest(entry_of, entry_n, entry_account, entry_organization, entry_currency,
                  entry_amount)
           as e (place, n, account, organization, currency, amount)
     where sequences[e.place] is not null;

    perform from ledger.account_balance b
      where b.account_id = any (entry_account)
      order by b.account_id
        for no key update;
    update ledger.account_balance b
       set balance = b.balance + case when c.nature in ('asset', 'expense') then d.debit else -d.debit end
      from (select e.account, sum(e.amount) as debit
              from unnest(entry_of, entry_account, entry_amount) as e (place, account, amount)
             where sequences[e.place] is not null
             group by e.account) d
      join ledger.account a on a.id = d.account
      join ledger.chart c on c.code = a.chart
     where b.account_id = d.account and d.debit <> 0;

    return query
    select t.place::int, t.id, t.fingerprint, true
      from unnest(ids, fingerprints, sequences) with ordinality as t (id, fingerprint, sequence, place)
     where t.sequence is not null
    union all
    select t.place::int, j.id, j.fingerprint, false
      from unnest(keys, sequences) with ordinality as t (key, sequence, place)
      join ledger.journal_transaction j on j.key = t.key
     where t.sequence is null;
end
$$;

-- The digest of a block: SHA-256 over the digest before it and one line for each entry.
create function ledger.block_digest(from_sequence bigint, through_sequence bigint, before bytea)
    returns bytea
    language sql
    stable
    as $$
    select sha256(before || convert_to(
               string_agg(
                   concat_ws('|', t.sequence, t.id, t.kind, t.key, t.fingerprint,
                             extract(epoch from t.effective_at), t.reverses, e.n, e.account_id,
                             e.currency, e.amount),
                   e'\n' order by t.sequence, e.n),
               'UTF8'))
      from ledger.journal_transaction t
      left join ledger.journal_entry e on e.sequence = t.sequence
     where t.sequence between from_sequence and through_sequence
$$;

revoke insert, update, delete on ledger.chart, ledger.account, ledger.account_balance,
    ledger.journal_transaction, ledger.journal_entry from tributary_app;
revoke update, delete on ledger.seal_block from tributary_app;
revoke all on function ledger.book from public;
grant execute on function ledger.book to tributary_app;
