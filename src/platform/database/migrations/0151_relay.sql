-- The relay: single messages handed over by programs (HTTP) and mail clients (SMTP submission). They go down the same road as
-- campaigns: one send of kind 'relay' for each sending domain, opened by the first message and closed when it idles, and in it one row
-- of `recipients` per recipient. There is no contact behind such a row: contact_id holds the number of the message, below zero so
-- that no join can take it for a person's, and step the place of the recipient in it.

alter table sends alter column purpose_id drop not null;
alter table sends drop constraint sends_kind_check;
alter table sends add constraint sends_kind_check check (kind in ('campaign', 'relay'));
alter table sends add constraint sends_purpose_check check (kind = 'relay' or purpose_id is not null);
create unique index sends_relay on sends (workspace_id, domain_id) where kind = 'relay';

create table relay_messages (
  workspace_id bigint not null references workspaces (id) on delete cascade,
  id bigint generated always as identity,
  send_id bigint not null,
  way text not null check (way in ('http', 'smtp', 'notice')),
  api_key_id bigint,
  from_address text not null,
  subject text not null,
  -- Of the header Message-ID, which may be the submitter's own.
  message_id text not null,
  tags text[] not null default '{}',
  size integer not null,
  -- The message as it is signed and sent; null once no recipient of it is open any more.
  source bytea,
  class text not null,
  -- RFC 3461: to whom notices go, and what they carry.
  envelope_from text not null default '',
  envelope_id text,
  returns text check (returns in ('full', 'headers')),
  send_at timestamptz not null,
  created_at timestamptz not null,
  primary key (workspace_id, id),
  foreign key (workspace_id, send_id) references sends (workspace_id, id) on delete cascade
);
create index relay_messages_recent on relay_messages (workspace_id, send_id, created_at);
create index relay_messages_kept on relay_messages (created_at) where source is not null;

-- Only recipients for whom a notice was asked (RFC 3461 NOTIFY).
create table relay_notices (
  workspace_id bigint not null,
  message_id bigint not null,
  step integer not null,
  wanted text[] not null,
  original_recipient text,
  -- The last of `wanted` that was told.
  told text,
  primary key (workspace_id, message_id, step),
  foreign key (workspace_id, message_id) references relay_messages (workspace_id, id) on delete cascade
);

-- A call made twice with one key is one call: what it was, and what was answered.
create table relay_idempotency (
  workspace_id bigint not null references workspaces (id) on delete cascade,
  key text not null,
  body_hash bytea not null,
  answer jsonb not null,
  at timestamptz not null,
  primary key (workspace_id, key)
);
create index relay_idempotency_old on relay_idempotency (at);

-- Closes the send of a domain that idles. The lock comes first: a message being taken holds it too (shared), and what it committed is seen by
-- the statement after.
create function close_idle_relay(of_workspace bigint, of_send bigint, at timestamptz) returns boolean language plpgsql as $$
begin
  perform from sends where workspace_id = of_workspace and id = of_send and kind = 'relay' for update;
  update sends s set state = 'finished', finished_at = at
  where s.workspace_id = of_workspace and s.id = of_send and s.kind = 'relay' and s.state = 'running'
    and not exists (select from relay_messages m where m.workspace_id = s.workspace_id and m.send_id = s.id and m.created_at > at - interval '1 minute')
    and not exists (select from recipients r where r.workspace_id = s.workspace_id and r.send_id = s.id and r.state in ('planned', 'deferred'))
    and not exists (select from recipients r where r.workspace_id = s.workspace_id and r.send_id = s.id and r.state = 'handed_over');
  return found;
end $$;
