-- How each organization did, day by day: the score and the value of each part of it.
create table desk.health (
    organization_id uuid     not null,
    day             date     not null,
    score           smallint not null check (score between 0 and 100),
    -- The name of each part and its value, 0 to 100.
    parts           jsonb    not null check (jsonb_typeof(parts) = 'object'),
    primary key (organization_id, day)
);
create index health_day on desk.health (day);
call platform.protect('desk.health');

-- What no machine can know: somebody says that it is done. The newest holds.
create table desk.attestation (
    n          bigint      generated always as identity primary key,
    item       text        not null check (length(item) between 1 and 100),
    done       boolean     not null,
    at         timestamptz not null,
    person_id  uuid        not null,
    name       text        not null check (length(name) between 1 and 300),
    note       text        not null check (length(btrim(note)) between 1 and 500)
);
create index attestation_item on desk.attestation (item, n desc);
revoke update, delete, truncate on desk.attestation from tributary_app;
