-- From where a call came and what made it, as far as it is known; history that is brought in may lack
-- both. And the roll-up by hour alone, for whoever asks about all organizations at once.
alter table metering.usage
    add column address inet,
    add column agent   text check (length(agent) <= 200);

comment on column metering.usage.address is 'the caller''s, one address, no range';
comment on column metering.usage.agent is 'what the caller said in User-Agent, shortened';

create index usage_hour_hour on metering.usage_hour (hour);
