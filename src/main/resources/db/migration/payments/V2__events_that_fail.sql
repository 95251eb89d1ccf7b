-- An event that cannot be applied is looked at again later and keeps none behind it waiting.
alter table payments.provider_event
    add column failures int not null default 0,
    add column failure text,
    add column look_at timestamptz;
create index on payments.provider_event (provider, happened_at) where applied_at is null;
