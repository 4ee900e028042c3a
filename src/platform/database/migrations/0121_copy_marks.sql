-- Hashes of what a message makes a mail program fetch, so that copies of one mailing that two owners got prove which addresses are personal.

alter table inbound_messages add column copy_marks int[] not null default '{}';
create index inbound_messages_by_sender on inbound_messages (workspace_id, from_address, received_at) where copy_marks <> '{}';
