-- Links that owners reported as fraud, and what the desk said of them. A link is known by the SHA-256 of its expression (host and path, as Safe
-- Browsing writes them), so that whoever asks for it at the click need not say which link he means.

create table reported_links (
  workspace_id bigint not null references workspaces on delete cascade,
  id bigint generated always as identity,
  address text collate "C" not null check (length(address) <= 2000),      -- as it was first reported, canonical
  expression text collate "C" not null check (length(expression) <= 2000), -- what is known: a page, or all below a path
  hash bytea not null check (length(hash) = 32),
  prefix int not null,                         -- the first four bytes of the hash
  source text not null check (source in ('owner', 'desk')),
  -- `blocked` holds for the whole installation, the others for their workspace.
  state text not null check (state in ('reported', 'blocked', 'cleared')),
  reported_at timestamptz not null,
  last_reported_at timestamptz not null,
  decided_at timestamptz,
  expires_at timestamptz not null,
  primary key (workspace_id, id),
  unique (workspace_id, hash),
  check ((state = 'reported') = (decided_at is null))
);
create index reported_links_by_prefix on reported_links (prefix);

-- Who reported it, and with which message. A second report by the same owner counts no more.
create table link_reports (
  workspace_id bigint not null,
  link_id bigint not null,
  owner_id bigint not null,
  recipient_id bigint not null,                -- the message may be gone before the link is
  at timestamptz not null,
  primary key (workspace_id, link_id, owner_id),
  foreign key (workspace_id, link_id) references reported_links (workspace_id, id) on delete cascade,
  foreign key (workspace_id, owner_id) references owners (workspace_id, id) on delete cascade
);

-- The links of a message, by the prefixes under which they would be reported: how far a fraud had spread before anybody reported it.
alter table inbound_messages add column links int[] not null default '{}';
create index inbound_messages_by_link on inbound_messages using gin (links) where links <> '{}';
