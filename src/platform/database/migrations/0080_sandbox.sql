-- The pretend world: what the sandbox received, by mailbox. The bytes are in the blob store, many messages to a blob
-- (they arrive together and are flushed together); rows say where each stands, and what a list of messages shows.

create table sandbox_blobs (
  workspace_id bigint not null references workspaces on delete cascade,
  id bigint generated always as identity,
  key text not null,
  received_at timestamptz not null,
  primary key (workspace_id, id)
);

create table sandbox_messages (
  workspace_id bigint not null references workspaces on delete cascade,
  -- Grows with arrival: the order of every list.
  id bigint generated always as identity,
  blob_id bigint not null,
  blob_offset int not null,
  size int not null,
  -- From the signed return path: which hand-over this is the other end of.
  send_id bigint not null,
  contact_id bigint not null,
  step int not null,
  -- The mailbox: the address of RCPT, case folded.
  mailbox text collate "C" not null,
  -- The return path as it was given: who is asked about SPF.
  mail_from text collate "C" not null,
  message_id text collate "C" not null default '',
  from_name text not null default '',
  from_address text not null default '',
  subject text not null default '',
  preview text not null default '',
  received_at timestamptz not null,
  -- What the judge says, once it was asked: a list shows it, a page asks again.
  class text check (class in ('desired', 'greybulk', 'greymail', 'greyspam', 'spam', 'phish')),
  score real check (score between 0 and 1),
  primary key (workspace_id, id),
  foreign key (workspace_id, blob_id) references sandbox_blobs (workspace_id, id),
  check ((class is null) = (score is null))
);

create index sandbox_messages_by_mailbox on sandbox_messages (workspace_id, mailbox, id desc);
create index sandbox_messages_by_blob on sandbox_messages (workspace_id, blob_id);
create index sandbox_messages_by_send on sandbox_messages (workspace_id, send_id, contact_id);
create index sandbox_messages_unjudged on sandbox_messages (workspace_id, id desc) where class is null;
