-- Persons with an account who agreed to matching. Their answers are sealed under a key of the house
-- that is not in the database, so that the model can compare them when they are not there. The
-- assessment is the one they were kept from, if it still is: its links end with the consent.

create table compatibility.participant (
    person_id  uuid        primary key,
    assessment bytea       not null check (length(assessment) = 32),
    sealed     bytea       not null check (length(sealed) <= 256),
    joined_at  timestamptz not null
);
