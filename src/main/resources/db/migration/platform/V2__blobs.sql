-- Files that modules keep for organizations. What is kept never changes; the database itself knows
-- that size and digest are those of the content.
create table platform.blob (
    id              uuid        primary key,
    organization_id uuid        not null,
    -- What for, and by whom: support/attachment.
    purpose         text        not null check (length(purpose) between 1 and 100),
    name            text        not null check (length(name) between 1 and 255),
    media_type      text        not null check (length(media_type) between 3 and 255),
    size            bigint      not null check (size between 1 and 33554432),
    digest          bytea       not null,
    content         bytea       not null,
    kept_at         timestamptz not null,
    check (size = octet_length(content)),
    check (digest = sha256(content))
);
-- Most files are compressed already.
alter table platform.blob alter column content set storage external;
create index blob_organization on platform.blob (organization_id, id);
revoke update on platform.blob from tributary_app;
call platform.protect('platform.blob');
