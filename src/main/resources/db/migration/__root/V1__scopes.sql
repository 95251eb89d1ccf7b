-- What every schema shares: who a transaction runs for, and the wall that row level security
-- makes of it. The application sets app.scope at the beginning of each transaction, either to the
-- id of an organization or to the word system; without it a protected table shows nothing.

create schema if not exists platform;

create function platform.scope_is_system() returns boolean
    language sql stable parallel safe
    return current_setting('app.scope', true) = 'system';

create function platform.scope_organization() returns uuid
    language sql stable parallel safe
    return case when current_setting('app.scope', true) ~ '^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$'
                then current_setting('app.scope', true)::uuid
           end;

-- Protects a table (or a partition) that has a column organization_id. The scope is read once per
-- statement, through scalar subselects.
create procedure platform.protect(protected_table regclass)
    language plpgsql
    as $$
begin
    execute format('alter table %s enable row level security', protected_table);
    execute format('alter table %s force row level security', protected_table);
    execute format(
        'create policy scope on %s using ('
        '(select platform.scope_is_system()) or organization_id = (select platform.scope_organization()))',
        protected_table);
end
$$;

grant usage on schema platform to tributary_app;
alter default privileges grant usage on schemas to tributary_app;
alter default privileges grant select, insert, update, delete on tables to tributary_app;
alter default privileges grant usage on sequences to tributary_app;
