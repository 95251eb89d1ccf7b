-- Feature switches. The newest change of a name, for the house or for one organization, holds;
-- without one the switch stands as the code says. Changes are added and read, never changed.
create table platform.switch_change (
    n               bigint      generated always as identity primary key,
    name            text        not null check (length(name) between 1 and 100),
    -- Null: for the whole house.
    organization_id uuid,
    position        text        not null check (position in ('on', 'off', 'usual')),
    at              timestamptz not null,
    changed_by      text        not null check (length(changed_by) between 1 and 300),
    reason          text        not null check (length(btrim(reason)) between 1 and 500)
);
create index switch_change_name on platform.switch_change (name, organization_id, n desc);
call platform.protect('platform.switch_change');
revoke update, delete, truncate on platform.switch_change from tributary_app;

-- Failures that nobody expected, grouped. No message of an exception is kept: it may hold anything.
create table platform.failure (
    fingerprint  text        primary key check (fingerprint ~ '^[0-9a-f]{16}$'),
    exception    text        not null check (length(exception) between 1 and 500),
    -- What was being done, as the code says it.
    doing        text        not null check (length(doing) <= 500),
    frames       text[]      not null check (cardinality(frames) <= 20),
    times        bigint      not null check (times > 0),
    first_at     timestamptz not null,
    last_at      timestamptz not null check (last_at >= first_at),
    last_request text        check (length(last_request) <= 100),
    resolved_at  timestamptz,
    resolved_by  text        check (length(resolved_by) <= 300),
    -- How often it came back after it was resolved.
    returns      int         not null default 0 check (returns >= 0),
    check ((resolved_at is null) = (resolved_by is null))
);
create index failure_last_at on platform.failure (last_at desc);
