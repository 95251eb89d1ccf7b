-- Bodies of calls, for whoever debugs: redacted before they are written, while an organization has
-- switched it on, and for a day.
create table gateway.recording (
    organization_id uuid        primary key,
    began_at        timestamptz not null,
    ends_at         timestamptz not null,
    check (ends_at > began_at and ends_at <= began_at + interval '1 hour')
);
call platform.protect('gateway.recording');

create table gateway.recorded_body (
    organization_id uuid        not null,
    request_id      uuid        not null,
    request         text        not null check (octet_length(request) <= 16384),
    answer          text        not null check (octet_length(answer) <= 16384),
    recorded_at     timestamptz not null,
    primary key (organization_id, request_id)
);
call platform.protect('gateway.recorded_body');
create index recorded_body_recorded_at on gateway.recorded_body (recorded_at);
