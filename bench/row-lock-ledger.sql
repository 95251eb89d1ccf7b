-- The ledger to compare with, in the manner of pgledger (github.com/pgr0ss/pgledger, MIT): a stored
-- procedure locks the rows of both accounts in the order of their ids, changes both balances, and
-- writes a transfer and two entries with the balance before and after. It keeps no idempotency key.

create schema row_lock_ledger;

create table row_lock_ledger.account (
    id bigint primary key,
    currency char(3) not null,
    balance bigint not null default 0,
    version bigint not null default 0,
    created_at timestamptz not null default now(),
    updated_at timestamptz not null default now()
);

create table row_lock_ledger.transfer (
    id uuid primary key default uuidv7(),
    from_account bigint not null references row_lock_ledger.account,
    to_account bigint not null references row_lock_ledger.account,
    amount bigint not null check (amount > 0),
    created_at timestamptz not null default now(),
    event_at timestamptz not null default now(),
    check (from_account <> to_account)
);
create index on row_lock_ledger.transfer (from_account);
create index on row_lock_ledger.transfer (to_account);

create table row_lock_ledger.entry (
    id uuid primary key default uuidv7(),
    account_id bigint not null references row_lock_ledger.account,
    transfer_id uuid not null references row_lock_ledger.transfer,
    amount bigint not null,
    previous_balance bigint not null,
    current_balance bigint not null,
    account_version bigint not null,
    created_at timestamptz not null default now()
);
create index on row_lock_ledger.entry (account_id);
create index on row_lock_ledger.entry (transfer_id);

create function row_lock_ledger.move(moved bigint, booked uuid, change bigint) returns void
    language plpgsql
    as $$
declare
    kept row_lock_ledger.account;
begin
    update row_lock_ledger.account
       set balance = balance + change, version = version + 1, updated_at = now()
     where id = moved
    returning * into kept;
    insert into row_lock_ledger.entry
           (account_id, transfer_id, amount, previous_balance, current_balance, account_version)
    values (moved, booked, change, kept.balance - change, kept.balance, kept.version);
end
$$;

create function row_lock_ledger.transfer(source bigint, target bigint, moved bigint) returns uuid
    language plpgsql
    as $$
declare
    booked uuid;
begin
    perform from row_lock_ledger.account
      where id in (source, target)
      order by id
        for update;
    insert into row_lock_ledger.transfer (from_account, to_account, amount)
    values (source, target, moved)
    returning id into booked;
    perform row_lock_ledger.move(source, booked, -moved);
    perform row_lock_ledger.move(target, booked, moved);
    return booked;
end
$$;

insert into row_lock_ledger.account (id, currency)
select n, 'USD' from generate_series(0, 49) as n;
