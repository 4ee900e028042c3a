-- What comes back from people: clicks and unsubscribes, each raw event kept beside what we made of it.
-- No table here holds an open: Dauphin has no open pixel.

-- The click targets of a send, by their place in the content. The only addresses a click can lead to.
create table links (
  workspace_id bigint not null references workspaces (id) on delete cascade,
  send_id bigint not null,
  position integer not null check (position >= 0),
  url text not null,
  primary key (workspace_id, send_id, position),
  foreign key (workspace_id, send_id) references sends (workspace_id, id) on delete cascade
);

-- Append-only but for its classification, which later neighbours can make worse.
-- contact_id stands only where the person consents to individual tracking; erasing the contact clears it.
create table hits (
  workspace_id bigint not null references workspaces (id) on delete cascade,
  id bigint generated always as identity,
  send_id bigint not null,
  kind text not null check (kind in ('click', 'unsubscribe')),
  position integer,
  contact_id bigint,
  step integer,
  at timestamptz not null,
  method text not null,
  -- /24 or /48 only: enough to recognise one machine's burst, not to follow a person.
  network text not null,
  user_agent text not null,
  has_accept_language boolean not null,
  score integer not null,
  class text not null check (class in ('human', 'proxy', 'scanner', 'unknown')),
  reasons text[] not null,
  primary key (workspace_id, id),
  foreign key (workspace_id, send_id) references sends (workspace_id, id) on delete cascade,
  foreign key (workspace_id, contact_id) references contacts (workspace_id, id) on delete set null (contact_id)
);

create index hits_of_send on hits (workspace_id, send_id, at);
create index hits_of_contact on hits (workspace_id, contact_id) where contact_id is not null;

-- One row for each time that somebody left a purpose by the link of a message. The address survives only as its hash.
create table unsubscribes (
  workspace_id bigint not null references workspaces (id) on delete cascade,
  id bigint generated always as identity,
  send_id bigint not null,
  step integer not null,
  contact_id bigint,
  address_hash bytea not null,
  purpose_id bigint,
  way text not null check (way in ('one_click', 'page')),
  -- Looked like a machine: honoured all the same (law), and shown so that an undo can be offered.
  suspect boolean not null,
  -- What it did: an event of the consent ledger, or a suppression where no contact was left.
  event_id bigint,
  at timestamptz not null,
  undone_at timestamptz,
  primary key (workspace_id, id),
  foreign key (workspace_id, send_id) references sends (workspace_id, id) on delete cascade,
  foreign key (workspace_id, contact_id) references contacts (workspace_id, id) on delete set null (contact_id),
  foreign key (workspace_id, purpose_id) references purposes (workspace_id, id) on delete set null (purpose_id)
);

create index unsubscribes_of_send on unsubscribes (workspace_id, send_id, address_hash);
create index unsubscribes_of_contact on unsubscribes (workspace_id, contact_id) where contact_id is not null;

-- A campaign follows its send, whoever changes it: outbox, operator, crisis switch.
create function campaign_follows_send() returns trigger language plpgsql as $$
begin
  update campaigns
     set state = case new.state when 'running' then 'sending' else new.state end
   where workspace_id = new.workspace_id and id = new.campaign_id
     and state <> case new.state when 'running' then 'sending' else new.state end;
  return null;
end $$;

create trigger campaign_follows_send after update of state on sends
  for each row when (new.kind = 'campaign' and old.state is distinct from new.state)
  execute function campaign_follows_send();
