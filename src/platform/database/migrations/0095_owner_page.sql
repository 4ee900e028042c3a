-- The owner's own view of what is held for him, and the digest by which he hears of it.

alter table owners
  add column links_epoch int not null default 0,           -- rises to make every personal link given before void
  add column digest text not null default 'daily' check (digest in ('never', 'daily', 'weekly')),
  add column digest_at timestamptz,                        -- the last one
  add column digest_leased_until timestamptz;              -- somebody is sending one

-- Whether its owner was told of it, in a digest or on his page; and told that it will soon be deleted. Nothing is deleted unseen.
alter table inbound_recipients
  add column shown_at timestamptz,
  add column warned_at timestamptz;
create index inbound_recipients_untold on inbound_recipients (workspace_id, owner_id) where state = 'held' and shown_at is null;
