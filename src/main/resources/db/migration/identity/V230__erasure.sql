-- What erasing a person needs.

-- An invitation goes on when whoever sent it is erased.
alter table identity.invitation alter column invited_by drop not null;

-- Who asked for an act of two persons and who decided stays for the books, as a number that leads to
-- nobody once they are erased.
alter table identity.approval drop constraint approval_asked_by_fkey;
alter table identity.approval drop constraint approval_decided_by_fkey;

-- The trail is never rewritten, but for one thing: somebody who is erased is named no more. What was
-- done stays, and when, and for which organization. Answers how many entries named them.
create function identity.forget_in_trail(forgotten uuid, address text) returns bigint
    language plpgsql security definer
    set search_path = ''
    as $$
declare
    changed bigint;
    nobody constant text := 'somebody who was erased';
begin
    if not platform.scope_is_system() then
        raise exception 'only the house forgets somebody in every trail';
    end if;
    update identity.audit_entry
       set person_id = nullif(person_id, forgotten),
           actor = case when person_id = forgotten
                          or right(actor, length(address) + 2) = '<' || address || '>'
                          or actor in (address, 'Operator ' || address)
                        then 'Somebody who was erased'
                        else actor
                   end,
           subject = case when subject = address then nobody else subject end,
           details = (select coalesce(jsonb_object_agg(key, case when value = address then nobody else value end), '{}')
                        from jsonb_each_text(details))
     where person_id = forgotten
        or right(actor, length(address) + 2) = '<' || address || '>'
        or actor in (address, 'Operator ' || address)
        or subject = address
        or exists (select from jsonb_each_text(details) where value = address);
    get diagnostics changed = row_count;
    return changed;
end
$$;
revoke execute on function identity.forget_in_trail from public;
grant execute on function identity.forget_in_trail to tributary_app;
