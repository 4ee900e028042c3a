-- The road in: domains whose mail is filtered for a mailbox server behind, their owners, and every message taken for them.
-- A message is one row, each of its recipients another: the ledger of the road in. Rows are claimed for delivery under a lease, so
-- that a dead process's work is taken over; nothing that was answered 250 ever leaves 'waiting' or 'held' without an end that is shown.

create table protected_domains (
  workspace_id bigint not null references workspaces on delete cascade,
  id bigint generated always as identity,
  name text collate "C" not null check (name = lower(name) and length(name) between 3 and 253),   -- ASCII form
  -- The mailbox server behind: a name, an IP address, or the path of a unix socket.
  mailbox_host text not null,
  mailbox_port int not null check (mailbox_port between 0 and 65535),
  mailbox_protocol text not null default 'lmtp' check (mailbox_protocol in ('lmtp', 'smtp')),
  mailbox_tls text not null default 'opportunistic' check (mailbox_tls in ('never', 'opportunistic', 'required')),
  -- Who exists: asked of the mailbox server at RCPT, or those in owner_addresses only.
  recipients text not null default 'verify' check (recipients in ('verify', 'list')),
  -- When the verdict is given: in the session (a refusal reaches its sender) or after acceptance (nothing is refused).
  verdict_moment text not null default 'session' check (verdict_moment in ('session', 'after')),
  -- class -> disposition, where it differs from the standard; src/receiving/disposition/policy.ts reads it.
  policy jsonb not null default '{}',
  clean boolean not null default true,         -- spy pixels and trackers are taken out
  clean_links boolean not null default false,  -- tracking parameters too, and wrapped links lead straight to their targets
  kept_days int not null default 30 check (kept_days between 1 and 365),
  created_at timestamptz not null,
  updated_at timestamptz not null,
  primary key (workspace_id, id)
);

-- A domain's mail is filtered by one workspace: it could not be delivered twice.
create unique index protected_domains_once on protected_domains (name);

create table owners (
  workspace_id bigint not null,
  id bigint generated always as identity,
  domain_id bigint not null,
  kind text not null default 'person' check (kind in ('person', 'group')),
  address text collate "C" not null,           -- case folded; also in owner_addresses
  name text not null default '',
  language text not null default 'fr' check (language in ('fr', 'en')),
  policy jsonb not null default '{}',
  created_at timestamptz not null,
  primary key (workspace_id, id),
  unique (workspace_id, address),
  foreign key (workspace_id, domain_id) references protected_domains (workspace_id, id) on delete cascade
);

-- Each address leads to one owner: what is learned from mail to an alias is learned for its owner.
create table owner_addresses (
  workspace_id bigint not null,
  address text collate "C" not null check (address = lower(address)),
  owner_id bigint not null,
  primary key (workspace_id, address),
  foreign key (workspace_id, owner_id) references owners (workspace_id, id) on delete cascade
);
create index owner_addresses_by_owner on owner_addresses (workspace_id, owner_id);

-- Senders whose mail is always let through (when they prove who they are) or never.
create table sender_rules (
  workspace_id bigint not null,
  id bigint generated always as identity,
  domain_id bigint not null,
  owner_id bigint,                             -- null: for everybody of the domain
  sender text collate "C" not null check (sender = lower(sender)),   -- an address, or a domain with all below it
  action text not null check (action in ('allow', 'block')),
  created_at timestamptz not null,
  primary key (workspace_id, id),
  foreign key (workspace_id, domain_id) references protected_domains (workspace_id, id) on delete cascade,
  foreign key (workspace_id, owner_id) references owners (workspace_id, id) on delete cascade
);
create unique index sender_rules_once on sender_rules (workspace_id, domain_id, coalesce(owner_id, 0), sender);

create table inbound_messages (
  workspace_id bigint not null references workspaces on delete cascade,
  id bigint generated always as identity,
  received_at timestamptz not null,
  mail_from text collate "C" not null,
  client_address inet not null,
  helo text not null,
  encrypted boolean not null,
  message_id text collate "C" not null default '',
  from_address text collate "C" not null default '',
  from_name text not null default '',
  subject text not null default '',
  authentication jsonb not null,
  passed_on boolean not null,                  -- by a list, or by forwarders whose ARC chain holds
  -- As it came; many messages that arrived together share a blob.
  blob_key text not null,
  blob_offset int not null,
  size int not null,
  -- As it is delivered, in the same blob, where it differs from what came.
  deliverable_offset int,
  deliverable_size int,
  removals jsonb not null default '[]',        -- what cleaning took out: vendor, address, why
  primary key (workspace_id, id),
  check ((deliverable_offset is null) = (deliverable_size is null))
);
create index inbound_messages_by_time on inbound_messages (workspace_id, received_at);
create index inbound_messages_by_blob on inbound_messages (workspace_id, blob_key);
create index inbound_messages_by_message_id on inbound_messages (workspace_id, message_id);

create table inbound_recipients (
  workspace_id bigint not null,
  id bigint generated always as identity,
  message_id bigint not null,
  owner_id bigint not null,
  domain_id bigint not null,
  recipient text collate "C" not null,         -- as RCPT gave it
  class text not null check (class in ('desired', 'greybulk', 'greymail', 'greyspam', 'spam', 'phish')),
  score real not null check (score between 0 and 1),
  verdict jsonb not null,                      -- the probability of each class, and the heaviest evidence
  disposition text not null check (disposition in ('deliver', 'mark', 'junk', 'quarantine', 'refuse')),
  -- Why that disposition: a word of src/receiving/disposition/dispose.ts.
  reason text not null,
  state text not null check (state in ('waiting', 'delivered', 'held', 'deleted', 'refused')),
  attempts int not null default 0,
  next_attempt_at timestamptz,
  leased_until timestamptz,
  may_be_double boolean not null default false, -- an attempt broke when it might have been taken
  reply text not null default '',              -- what the mailbox server said last
  held_until timestamptz,                      -- a held message is deleted then, after a warning
  released_at timestamptz,
  ended_at timestamptz,
  primary key (workspace_id, id),
  foreign key (workspace_id, message_id) references inbound_messages (workspace_id, id) on delete cascade,
  foreign key (workspace_id, owner_id) references owners (workspace_id, id) on delete cascade,
  foreign key (workspace_id, domain_id) references protected_domains (workspace_id, id) on delete cascade,
  check ((state = 'waiting') = (next_attempt_at is not null)),
  check ((state = 'held') = (held_until is not null))
);
create index inbound_recipients_due on inbound_recipients (next_attempt_at) where state = 'waiting';
create index inbound_recipients_held on inbound_recipients (workspace_id, owner_id, id desc) where state = 'held';
create index inbound_recipients_by_message on inbound_recipients (workspace_id, message_id);
create index inbound_recipients_by_owner on inbound_recipients (workspace_id, owner_id, id desc);

-- The postmaster keeps the road in; whoever sends mailings has no business in the mail of others.
alter table memberships drop constraint memberships_role_check,
  add constraint memberships_role_check check (role in ('owner', 'marketer', 'postmaster', 'viewer'));
alter table invitations drop constraint invitations_role_check,
  add constraint invitations_role_check check (role in ('owner', 'marketer', 'postmaster', 'viewer'));
