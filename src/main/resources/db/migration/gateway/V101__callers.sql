-- From where and with what keys are used, by the hour: what rotation and lists of addresses ask.
create table gateway.caller (
    api_key_id      uuid        not null,
    hour            timestamptz not null,
    address         inet        not null,
    agent           text        not null check (length(agent) <= 200),
    organization_id uuid        not null,
    calls           bigint      not null check (calls > 0),
    turned_away     bigint      not null check (turned_away between 0 and calls),
    on_trial        bigint      not null check (on_trial between 0 and calls),
    last_at         timestamptz not null,
    primary key (api_key_id, hour, address, agent)
);
call platform.protect('gateway.caller');
create index caller_hour on gateway.caller (hour);

comment on column gateway.caller.address is ':: stands for all beyond the number kept apart';
comment on column gateway.caller.turned_away is 'refused because of the address';
comment on column gateway.caller.on_trial is 'passed, but the list on trial would refuse it';

-- A list of allowed addresses that is tried out: nothing is refused, what would be is counted.
alter table gateway.api_key
    add column trial_addresses cidr[] check (cardinality(trial_addresses) between 1 and 50),
    add column trial_from timestamptz,
    add column trial_until timestamptz check (trial_until > trial_from),
    add check ((trial_addresses is null) = (trial_from is null)
               and (trial_from is null) = (trial_until is null));
