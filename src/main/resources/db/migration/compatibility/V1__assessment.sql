-- The free assessment. Nothing here names a person, and what was answered is sealed under a key
-- that only the visitor's own browser (an assessment) or link (a share) can complete: whoever reads
-- the database alone reads nothing. Only what was given to research can be read, and it is linked to
-- nothing.

create table compatibility.assessment (
    lookup     bytea       primary key check (length(lookup) = 32),
    sealed     bytea       not null check (length(sealed) <= 256),
    expires_at timestamptz not null
);
create index assessment_expires_at on compatibility.assessment (expires_at);

create table compatibility.share (
    lookup       bytea       primary key check (length(lookup) = 32),
    assessment   bytea       not null references compatibility.assessment on delete cascade,
    id           uuid        not null unique,
    sealed       bytea       not null check (length(sealed) <= 256),
    sealed_token bytea       not null check (length(sealed_token) <= 256),
    invites      boolean     not null,
    expires_at   timestamptz not null
);
create index share_assessment on compatibility.share (assessment);
create index share_expires_at on compatibility.share (expires_at);

-- A friend who took the assessment and asked for the two to be compared: the outcome alone.
create table compatibility.comparison (
    share             bytea   not null references compatibility.share on delete cascade,
    friend            bytea   not null check (length(friend) = 32),
    sealed            bytea   not null check (length(sealed) <= 256),
    compared_on       date    not null,
    given_to_research boolean not null default false,
    primary key (share, friend)
);

-- What people gave to research. No finer time than the month, no number finer than a hundredth, no
-- reference to anything. Rows are put into a new order every day, so that neither their place nor
-- their transaction tells when they came.
create table compatibility.research_donation (
    id                       uuid          primary key default gen_random_uuid(),
    kind                     text          not null check (kind in ('solo', 'pair')),
    month                    date          not null check (extract(day from month) = 1),
    consent_version          text          not null,
    compatibility_score      numeric(3, 2) not null check (compatibility_score between 0 and 1),
    attachment_alignment     numeric(3, 2) not null check (attachment_alignment between 0 and 1),
    conflict_alignment       numeric(3, 2) not null check (conflict_alignment between 0 and 1),
    cognitive_alignment      numeric(3, 2) not null check (cognitive_alignment between 0 and 1),
    values_alignment         numeric(3, 2) not null check (values_alignment between 0 and 1),
    social_alignment         numeric(3, 2) not null check (social_alignment between 0 and 1),
    intimacy_alignment       numeric(3, 2) not null check (intimacy_alignment between 0 and 1),
    life_structure_alignment numeric(3, 2) not null check (life_structure_alignment between 0 and 1),
    age_range                text          check (age_range in ('18-24', '25-34', '35-44', '45-54', '55-64', '65+')),
    region                   text          check (region in ('africa', 'asia', 'europe', 'latin-america',
                                                            'northern-america', 'oceania'))
);
create index research_donation_month on compatibility.research_donation (month);
