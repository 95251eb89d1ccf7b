-- Exclusion constraints over ids and spans, in any module.
create extension if not exists btree_gist with schema public;
alter extension btree_gist set schema public;
