-- What an organization is alerted to, and who wants to hear of it where.

create table notify.alert (
    id uuid primary key,
    organization_id uuid not null,
    kind text not null check (length(kind) between 1 and 60),
    -- What it is about, and of what time: one alert for each, however often it is noticed.
    occasion text not null check (length(occasion) between 1 and 200),
    title text not null check (length(title) between 1 and 150),
    text text not null check (length(text) between 1 and 2000),
    href text not null check (href like '/%' and length(href) <= 500),
    raised_at timestamptz not null,
    -- When somebody of the organization said that they have seen it.
    seen_at timestamptz,
    unique (organization_id, kind, occasion)
);
create index on notify.alert (organization_id, id);
create index on notify.alert (organization_id, kind) where seen_at is null;
create index on notify.alert (raised_at);
call platform.protect('notify.alert');

-- What somebody chose for themselves. Without a row, the kind says what their role is told.
create table notify.alert_choice (
    organization_id uuid not null,
    person_id uuid not null,
    kind text not null,
    mail boolean not null,
    portal boolean not null,
    primary key (organization_id, person_id, kind)
);
create index on notify.alert_choice (person_id);
call platform.protect('notify.alert_choice');
