-- What partners agree to: texts in versions, and who accepted which.

-- A version says what it said when it was published, for ever.
create table legal.document_version (
    document       text        not null check (document in ('api-terms', 'data-processing', 'partnership')),
    number         int         not null check (number > 0),
    effective_from timestamptz not null,
    -- So many days after it takes effect, whoever accepted an earlier version must have accepted it.
    grace_days     int         not null check (grace_days between 0 and 365),
    text           text        not null check (length(text) between 1 and 200000),
    sha256         char(64)    not null check (sha256 = encode(sha256(convert_to(text, 'UTF8')), 'hex')),
    -- What still has to be done before it binds anybody; empty when nothing.
    review         text        not null check (length(review) <= 500),
    published_at   timestamptz not null,
    published_by   text        not null check (length(published_by) between 1 and 300),
    primary key (document, number),
    unique (document, number, sha256),
    unique (document, effective_from)
);

-- Who accepted what, for which organization. The digest proves which words.
create table legal.acceptance (
    id              uuid        primary key,
    organization_id uuid        not null,
    document        text        not null,
    number          int         not null,
    sha256          char(64)    not null,
    person_id       uuid        not null,
    person_name     text        not null check (length(person_name) <= 200),
    person_email    text        not null check (length(person_email) <= 254),
    role            text        not null check (role in ('owner', 'admin')),
    address         text        not null check (length(address) between 1 and 45),
    accepted_at     timestamptz not null,
    unique (organization_id, document, number),
    foreign key (document, number, sha256) references legal.document_version (document, number, sha256)
);
call platform.protect('legal.acceptance');
create index acceptance_document on legal.acceptance (document, accepted_at);
create index acceptance_person on legal.acceptance (person_id);

create function legal.keep() returns trigger
    language plpgsql
    as $$
begin
    raise exception 'what was published or accepted never changes'
        using errcode = 'restrict_violation';
end
$$;
create trigger immutable before update or delete on legal.document_version
    for each statement execute function legal.keep();
create trigger append_only before update or delete on legal.acceptance
    for each statement execute function legal.keep();
revoke update, delete, truncate on legal.document_version from tributary_app;
revoke update, delete, truncate on legal.acceptance from tributary_app;
