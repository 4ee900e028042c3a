-- A sender whose message was refused says that it was wanted: the false-positive desk looks at these first.

create table contests (
  workspace_id bigint not null,
  message_id bigint not null,
  email text not null,
  explanation text not null,
  network text not null,                       -- of who contests, for the limit
  at timestamptz not null,
  closed_at timestamptz,
  primary key (workspace_id, message_id),
  foreign key (workspace_id, message_id) references inbound_messages (workspace_id, id) on delete cascade
);
create index contests_open on contests (workspace_id) where closed_at is null;
create index contests_by_network on contests (network, at);
