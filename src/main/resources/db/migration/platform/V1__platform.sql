-- Durable jobs (the columns are db-scheduler's), with the board of what could not be done.

create table platform.scheduled_task (
    task_name            text        not null,
    task_instance        text        not null,
    task_data            bytea,
    execution_time       timestamptz not null,
    picked               boolean     not null,
    picked_by            text,
    last_success         timestamptz,
    last_failure         timestamptz,
    consecutive_failures int,
    last_heartbeat       timestamptz,
    version              bigint      not null,
    priority             smallint,
    primary key (task_name, task_instance)
);
create index scheduled_task_execution_time on platform.scheduled_task (execution_time);
create index scheduled_task_last_heartbeat on platform.scheduled_task (last_heartbeat);

create table platform.parked_job (
    job       text        not null,
    instance  text        not null,
    data      text        not null,
    attempts  int         not null check (attempts > 0),
    reason    text        not null,
    parked_at timestamptz not null,
    primary key (job, instance)
);

-- Answers to calls that may be repeated. An answer may hold a secret, so it is sealed under a key
-- that is not in the database.
create table platform.idempotent_answer (
    caller       text        not null,
    key          text        not null check (length(key) between 1 and 255),
    fingerprint  bytea       not null check (length(fingerprint) = 32),
    sealed       bytea       not null,
    answered_at  timestamptz not null,
    primary key (caller, key)
);
create index idempotent_answer_answered_at on platform.idempotent_answer (answered_at);

-- Mail on its way out. The text is dropped once a mail server has taken it.
create table platform.mail (
    id         uuid        primary key,
    recipient  text        not null check (length(recipient) <= 320),
    subject    text        not null check (length(subject) <= 200),
    body       text,
    created_at timestamptz not null,
    sent_at    timestamptz
);
create index mail_created_at on platform.mail (created_at);

-- Attempts that are counted to slow down guessing, per subject and span.
create table platform.throttle (
    subject     bytea       not null check (length(subject) = 32),
    span_start  timestamptz not null,
    attempts    int         not null check (attempts > 0),
    primary key (subject, span_start)
);
create index throttle_span_start on platform.throttle (span_start);
