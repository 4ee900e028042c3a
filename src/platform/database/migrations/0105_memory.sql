-- What an owner remembers: senders who reached him, what he did with their mail, and what the judge learned from that where he agreed to it.

create table known_senders (
  workspace_id bigint not null,
  owner_id bigint not null,
  sender text collate "C" not null,            -- address of From, lower case, vouched for
  received int not null default 0,             -- wanted messages that reached the owner
  reactions int not null default 0,            -- those he reacted to as wanted, less those he threw out
  signers text[] not null default '{}',        -- domains whose signatures passed, newest first
  networks text[] not null default '{}',       -- where the mail came from, in CIDR form, newest first
  first_at timestamptz not null,
  last_at timestamptz not null,
  primary key (workspace_id, owner_id, sender),
  foreign key (workspace_id, owner_id) references owners (workspace_id, id) on delete cascade
);

-- One reaction of each kind for each message: a mailbox server that tells twice teaches once.
create table reactions (
  workspace_id bigint not null,
  recipient_id bigint not null,
  kind text not null check (kind in ('released', 'trusted', 'deleted', 'reported', 'moved_to_junk', 'moved_from_junk')),
  owner_id bigint not null,
  at timestamptz not null,
  primary key (workspace_id, recipient_id, kind),
  foreign key (workspace_id, recipient_id) references inbound_recipients (workspace_id, id) on delete cascade
);

-- What the judge learns for one owner: slots and numbers, from which no text can be read back. Only ever added to, or forgotten whole.
create table lessons (
  workspace_id bigint not null,
  owner_id bigint not null,
  id bigint generated always as identity,
  at timestamptz not null,
  example bytea not null,
  primary key (workspace_id, owner_id, id),
  foreign key (workspace_id, owner_id) references owners (workspace_id, id) on delete cascade
);

-- The owner's express agreement to be learned from (CPCE L32-3 IV: specific, at most a year old), and which words he agreed to.
alter table owners
  add column learning_agreed_at timestamptz,
  add column learning_wording int,
  add column lessons_epoch int not null default 0;   -- rises with every lesson and every forgetting
