-- Support: tickets and their threads. What was written is never changed; who wrote it stands in a
-- row of its own, so that a person can be forgotten without touching the thread.

-- When the house answers. One row.
create table support.hours (
    one    boolean    primary key default true check (one),
    -- An IANA zone: its rules say what an hour of which day is.
    zone   text       not null check (length(zone) between 1 and 64),
    -- ISO: 1 is Monday.
    days   smallint[] not null check (cardinality(days) between 1 and 7 and 1 <= all (days) and 7 >= all (days)),
    opens  time       not null,
    closes time       not null,
    check (opens < closes)
);
insert into support.hours (zone, days, opens, closes) values ('Europe/Berlin', '{1,2,3,4,5}', '09:00', '17:00');
revoke insert, delete on support.hours from tributary_app;

create table support.holiday (
    day  date primary key,
    name text not null check (length(name) between 1 and 100)
);

-- Within how many minutes of those hours a first answer is promised, and how urgent a ticket is at
-- first, by the level of support an organization is entitled to.
create table support.target (
    level    text primary key check (level in ('community', 'basic', 'priority', 'dedicated')),
    minutes  int  not null check (minutes between 1 and 100000),
    priority text not null check (priority in ('low', 'normal', 'high', 'urgent'))
);
insert into support.target (level, minutes, priority)
values ('community', 2400, 'low'),
       ('basic', 960, 'normal'),
       ('priority', 480, 'high'),
       ('dedicated', 60, 'urgent');
revoke insert, delete on support.target from tributary_app;

create table support.ticket (
    id                uuid        primary key,
    organization_id   uuid        not null,
    -- What people call it.
    number            bigint      not null unique generated always as identity (start with 1001),
    subject           text        not null check (length(subject) between 1 and 150),
    category          text        not null check (category in ('question', 'trouble', 'billing', 'security', 'other')),
    -- As entitled when it was opened; the targets follow from it.
    level             text        not null references support.target,
    priority          text        not null check (priority in ('low', 'normal', 'high', 'urgent')),
    state             text        not null
                      check (state in ('open', 'waiting-for-partner', 'waiting-for-us', 'solved', 'closed')),
    -- The closed ticket that it goes on from.
    follows_id        uuid        references support.ticket,
    -- A person who runs the house.
    assignee_id       uuid,
    opened_at         timestamptz not null,
    first_due_at      timestamptz not null check (first_due_at > opened_at),
    first_answered_at timestamptz,
    -- The first answer was not there in time.
    breached_at       timestamptz,
    -- Until when our next answer is due; null when it is not our turn.
    due_at            timestamptz,
    solved_at         timestamptz,
    closed_at         timestamptz,
    changed_at        timestamptz not null,
    check ((due_at is not null) = (state in ('open', 'waiting-for-us'))),
    check ((solved_at is not null) or state <> 'solved'),
    check ((closed_at is not null) = (state = 'closed'))
);
create index ticket_organization on support.ticket (organization_id, changed_at desc, id);
create index ticket_due on support.ticket (due_at) where due_at is not null;
create index ticket_solved on support.ticket (solved_at) where state = 'solved';
revoke delete on support.ticket from tributary_app;
call platform.protect('support.ticket');

-- Whoever takes part in a ticket. A person who asked to be forgotten has no name here any more.
create table support.participant (
    id              uuid        primary key,
    organization_id uuid        not null,
    ticket_id       uuid        not null references support.ticket,
    side            text        not null check (side in ('partner', 'operator')),
    person_id       uuid,
    name            text        not null check (length(name) between 1 and 200),
    email           text        check (length(email) between 3 and 254),
    -- The partner's side is mailed what is answered.
    follows         boolean     not null,
    joined_at       timestamptz not null
);
create unique index participant_person on support.participant (ticket_id, side, person_id);
create index participant_of on support.participant (person_id) where person_id is not null;
revoke delete on support.participant from tributary_app;
call platform.protect('support.participant');

create table support.message (
    id              uuid        primary key,
    organization_id uuid        not null,
    ticket_id       uuid        not null references support.ticket,
    -- Null: the house itself wrote.
    participant_id  uuid        references support.participant,
    side            text        not null check (side in ('partner', 'operator', 'house')),
    body            text        not null check (length(body) <= 20000),
    -- A note among those who run the house.
    internal        boolean     not null,
    via             text        not null check (via in ('page', 'mail')),
    written_at      timestamptz not null,
    check (not internal or side <> 'partner'),
    check ((participant_id is null) = (side = 'house'))
);
create index message_ticket on support.message (ticket_id, id);
revoke update, delete on support.message from tributary_app;
call platform.protect('support.message');

create table support.attachment (
    id              uuid   primary key,
    organization_id uuid   not null,
    ticket_id       uuid   not null references support.ticket,
    message_id      uuid   not null references support.message,
    -- Of platform's blobs.
    blob_id         uuid   not null unique,
    name            text   not null check (length(name) between 1 and 120),
    media_type      text   not null,
    size            bigint not null check (size > 0)
);
create index attachment_ticket on support.attachment (ticket_id, message_id);
revoke update, delete on support.attachment from tributary_app;
call platform.protect('support.attachment');

-- What happened to the ticket beside what was written.
create table support.change (
    id              uuid        primary key,
    organization_id uuid        not null,
    ticket_id       uuid        not null references support.ticket,
    participant_id  uuid        references support.participant,
    what            text        not null check (what in ('state', 'priority', 'assignee', 'breach', 'escalation')),
    value           text        not null check (length(value) <= 200),
    changed_at      timestamptz not null
);
create index change_ticket on support.change (ticket_id, id);
revoke update, delete on support.change from tributary_app;
call platform.protect('support.change');

-- How content the partner was: said once.
create table support.satisfaction (
    ticket_id       uuid        primary key references support.ticket,
    organization_id uuid        not null,
    participant_id  uuid        not null references support.participant,
    stars           smallint    not null check (stars between 1 and 5),
    words           text        not null check (length(words) <= 1000),
    rated_at        timestamptz not null
);
revoke update, delete on support.satisfaction from tributary_app;
call platform.protect('support.satisfaction');

-- Mail that came in, each message once.
create table support.received_mail (
    message_id  text        primary key check (length(message_id) between 1 and 998),
    outcome     text        not null check (outcome in ('opened', 'answered', 'refused')),
    reason      text        check (length(reason) <= 200),
    received_at timestamptz not null,
    check ((reason is not null) = (outcome = 'refused'))
);
create index received_mail_at on support.received_mail (received_at);
revoke update on support.received_mail from tributary_app;

-- Answers that are written often, with what the ticket becomes.
create table support.canned_answer (
    name  text primary key check (length(name) between 1 and 80),
    body  text not null check (length(body) between 1 and 5000),
    state text not null check (state in ('waiting-for-partner', 'waiting-for-us', 'solved'))
);
insert into support.canned_answer (name, body, state)
values ('Ask for the request id',
        'Thank you for writing. Could you send us the X-Request-Id of a call that shows this? Every answer of the API carries one, and errors name it too. With it we see exactly what happened.',
        'waiting-for-partner'),
       ('We look into it',
        'Thank you for the details. We can see what you describe and are looking into it. You will hear from us here as soon as we know more.',
        'waiting-for-us'),
       ('It is mended',
        'This is mended now. Please tell us if you still see it: an answer here opens the ticket again.',
        'solved');
