-- What persons agreed to, what they asked of us, and how long things are kept. A person belongs to
-- no organization, and so do these rows.

-- What somebody agrees to, word by word. A new text is a new version; none is ever changed.
create table privacy.wording (
    purpose      text        not null check (purpose in (
                     'matching', 'research', 'marketing', 'sharing-with-organiser')),
    version      int         not null check (version > 0),
    text         text        not null check (length(text) between 1 and 4000),
    digest       bytea       not null check (length(digest) = 32),
    published_at timestamptz not null,
    primary key (purpose, version)
);
revoke update, delete, truncate on privacy.wording from tributary_app;

-- Every yes and every no, in the order they came.
create table privacy.consent_event (
    id        uuid        primary key,
    person_id uuid        not null,
    purpose   text        not null,
    version   int         not null,
    given     boolean     not null,
    source    text        not null check (length(source) between 1 and 100),
    at        timestamptz not null,
    foreign key (purpose, version) references privacy.wording
);
create index consent_event_person on privacy.consent_event (person_id, id);
revoke update, truncate on privacy.consent_event from tributary_app;

-- How it stands now: the last event of each person and purpose. Whoever acts on a consent locks its
-- row until the end of their transaction; a withdrawal waits for them, and undoes what they did.
create table privacy.consent (
    person_id uuid        not null,
    purpose   text        not null,
    version   int         not null,
    given     boolean     not null,
    source    text        not null,
    since     timestamptz not null,
    primary key (person_id, purpose),
    foreign key (purpose, version) references privacy.wording
);

-- What was done about a request, without a word of who asked. Whoever has the number may read it.
create table privacy.receipt (
    number      text        primary key check (number ~ '^[A-Z0-9]{26}$'),
    content     text        not null,
    digest      bytea       not null check (length(digest) = 32),
    made_at     timestamptz not null,
    valid_until timestamptz not null check (valid_until > made_at)
);
create index receipt_valid_until on privacy.receipt (valid_until);
revoke update, truncate on privacy.receipt from tributary_app;

-- What persons ask of us. Once somebody is erased their request names nobody.
create table privacy.request (
    id            uuid        primary key,
    kind          text        not null check (kind in ('export', 'erasure')),
    channel       text        not null check (channel in ('account', 'mail')),
    person_id     uuid,
    email         text        check (length(email) between 3 and 254 and email = lower(email)),
    note          text        not null check (length(note) <= 1000),
    received_at   timestamptz not null,
    due_at        timestamptz not null check (due_at > received_at),
    state         text        not null check (state in (
                      'waiting', 'confirmed', 'done', 'refused', 'lapsed')),
    token_digest  bytea       unique check (length(token_digest) = 32),
    token_until   timestamptz,
    ended_at      timestamptz,
    receipt       text        references privacy.receipt on delete set null,
    check ((token_digest is null) = (token_until is null)),
    check ((ended_at is null) = (state in ('waiting', 'confirmed')))
);
create unique index request_open on privacy.request (email, kind) where ended_at is null;
create index request_person on privacy.request (person_id, received_at);
create index request_email on privacy.request (email);
create index request_due on privacy.request (due_at) where ended_at is null;

-- How long the house keeps what, where it is not as long as the rule itself says.
create table privacy.retention_setting (
    rule text primary key check (length(rule) between 1 and 100),
    days int  not null check (days between 1 and 36500)
);

create table privacy.retention_run (
    id      uuid        primary key,
    rule    text        not null,
    ran_at  timestamptz not null,
    days    int         not null,
    removed bigint      not null check (removed >= 0)
);
create index retention_run_rule on privacy.retention_run (rule, id desc);

-- The last table told of each series of aggregates, so that two of them do not tell what neither
-- tells alone.
create table privacy.told (
    series  text        primary key check (length(series) between 1 and 300),
    counts  text        not null,
    answer  text        not null,
    told_at timestamptz not null
);

insert into privacy.wording (purpose, version, text, digest, published_at)
select purpose, 1, text, sha256(convert_to(text, 'UTF8')), '2026-11-21T00:00Z'
  from (values
        ('matching',
         'Keep my answers to the assessment under my account, and compare them with those of other'
         ' people who said yes to this, to suggest whom I could meet. They see how well we fit and'
         ' how we align in seven sides, and none of my answers. When I take this back, my answers'
         ' are out of matching at once, and the links that I made from them end.'),
        ('research',
         'Let my answers count in research as long as I take part in matching: as one of a group of'
         ' at least five people, without my name and my address. When I take this back, they count'
         ' no more. What I gave away for good on the page of a result cannot be traced to me, so it'
         ' cannot be taken back.'),
        ('marketing',
         'Send me mail about what is new at Tributary, once a month at most. Mail that belongs to my'
         ' account comes either way.'),
        ('sharing-with-organiser',
         'Let the organiser of an event that I sign up for see my name and my e-mail address, to run'
         ' that event. When I take this back, nothing more is passed on; what an organiser has'
         ' already, I can ask them to delete.')
       ) as seed (purpose, text);
