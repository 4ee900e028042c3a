-- Whoever is erased is erased from the pretend world too. The bytes of a message go when nothing else is left of the blob it shares.

create index sandbox_messages_by_contact on sandbox_messages (workspace_id, contact_id);

create function forget_sandbox_mail() returns trigger language plpgsql as $$
begin
  delete from sandbox_messages m using gone g where m.workspace_id = g.workspace_id and m.contact_id = g.id;
  return null;
end $$;

create trigger contacts_forget_sandbox_mail after delete on contacts
  referencing old table as gone for each statement execute function forget_sandbox_mail();
