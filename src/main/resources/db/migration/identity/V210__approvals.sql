-- What takes two persons who run the house: one asks, another approves or refuses.
create table identity.approval (
    id         uuid        primary key,
    kind       text        not null check (kind ~ '^[a-z]+([-.][a-z]+)*$'),
    subject    text        not null check (length(subject) between 1 and 300),
    -- What happens, as whoever decides reads it.
    summary    text        not null check (length(summary) between 1 and 4000),
    -- What is carried out, frozen: its digest is compared before.
    payload    text        not null check (length(payload) <= 100000),
    digest     text        not null check (digest ~ '^[0-9a-f]{64}$'),
    reason     text        not null check (length(btrim(reason)) between 1 and 500),
    asked_by   uuid        not null references identity.person,
    asked_at   timestamptz not null,
    expires_at timestamptz not null check (expires_at > asked_at),
    state      text        not null default 'asked' check (state in ('asked', 'approved', 'refused')),
    decided_by uuid        references identity.person,
    decided_at timestamptz,
    answer     text        check (length(answer) <= 500),
    constraint approval_takes_two check (decided_by <> asked_by),
    check ((state = 'asked') = (decided_by is null)),
    check ((decided_by is null) = (decided_at is null))
);
create index approval_asked on identity.approval (asked_at desc, id);

-- Whoever decides changes nothing of what was asked, and decides once.
revoke update, delete, truncate on identity.approval from tributary_app;
grant update (state, decided_by, decided_at, answer) on identity.approval to tributary_app;

create function identity.decide_once() returns trigger
    language plpgsql
    as $$
begin
    raise exception 'this request is decided';
end
$$;
create trigger approval_decides_once before update on identity.approval
    for each row when (old.state <> 'asked') execute function identity.decide_once();
