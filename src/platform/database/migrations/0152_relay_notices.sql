-- A recipient of whom a notice was asked has come to an end, or waits: somebody looks whether there is something to tell.
alter table relay_notices add column due boolean not null default false;
create index relay_notices_due on relay_notices (workspace_id, message_id, step) where due;

create function relay_notices_fall_due() returns trigger language plpgsql as $$
begin
  if not exists (select from after_rows where contact_id < 0) then return null; end if;
  update relay_notices n set due = true
  from after_rows a
  where a.contact_id < 0 and a.state in ('accepted', 'bounced', 'suppressed', 'skipped', 'deferred')
    and n.workspace_id = a.workspace_id and n.message_id = -a.contact_id and n.step = a.step and not n.due;
  return null;
end $$;

create trigger relay_notices_fall_due after update on recipients referencing new table as after_rows
  for each statement execute function relay_notices_fall_due();
