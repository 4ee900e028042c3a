-- A message from which trackers were taken out can be had back as it came: it is delivered once more, octet by octet.

alter table inbound_recipients add column wants_original boolean not null default false;
create index inbound_messages_cleaned on inbound_messages (workspace_id, received_at) where removals <> '[]';
