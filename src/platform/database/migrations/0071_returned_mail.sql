-- What comes back by mail, and what refusals say of an address. A returned message is committed before it is answered 250 and read later, by
-- workers of its own (src/sending/feedback/returns); its row stays as the account of what was made of it.

-- No foreign keys to sends or contacts: rows outlive an erased contact, and a storm of bounces pays for every check.
create table returned_mail (
  workspace_id bigint not null references workspaces on delete cascade,
  id bigint generated always as identity,
  -- Whom the signed address names; contact_id goes when the contact is erased.
  send_id bigint not null,
  contact_id bigint,
  step int not null,
  -- The signed address itself, as it was written, and the envelope sender; empty for a notice.
  recipient text collate "C" not null,
  mail_from text not null,
  size int not null,
  received_at timestamptz not null,
  -- The message; null once nothing more is to be done with it.
  bytes bytea,
  state text not null default 'waiting' check (state in ('waiting', 'forwarding', 'done', 'failed')),
  attempts int not null default 0,
  next_attempt_at timestamptz not null,
  kind text check (kind in ('bounce', 'delay', 'complaint', 'auto_reply', 'reply', 'other')),
  -- Of a bounce: a cause of feedback/bounces/bounce-cause.ts, and what the other server said.
  cause text,
  hard boolean,
  diagnostic text,
  -- What it changed, or why it changed nothing.
  effect text check (effect in ('bounced', 'unsubscribed', 'counted', 'forwarded', 'names_another', 'too_late', 'repeated', 'unknown')),
  primary key (workspace_id, id),
  check ((kind is null) = (effect is null))
);

create index returned_mail_open on returned_mail (next_attempt_at) where state in ('waiting', 'forwarding');
create index returned_mail_of_recipient on returned_mail (workspace_id, send_id, contact_id, step);
create index returned_mail_of_contact on returned_mail (workspace_id, contact_id, received_at) where contact_id is not null;

create function notify_returned_mail() returns trigger language plpgsql as $$
begin
  perform pg_notify('dauphin_returned_mail', '');
  return null;
end $$;

create trigger returned_mail_arrived after insert on returned_mail for each statement execute function notify_returned_mail();

-- Refusals that say something of an address, in the session or by returned mail: one for each recipient of a send.
create table bounces (
  workspace_id bigint not null references workspaces on delete cascade,
  id bigint generated always as identity,
  send_id bigint not null,
  contact_id bigint,
  step int not null,
  address_hash bytea not null,
  at timestamptz not null,
  -- Of feedback/bounces/bounce-cause.ts, with the class under which it is counted.
  cause text not null,
  class text not null,
  hard boolean not null,
  -- Nothing more is written to the address after so many of this class within 30 days; null: never for this.
  suppress_after int check (suppress_after >= 1),
  primary key (workspace_id, id),
  constraint bounces_once unique (workspace_id, send_id, contact_id, step)
);

create index bounces_of_address on bounces (workspace_id, address_hash, class, at);
create index bounces_of_contact on bounces (workspace_id, contact_id) where contact_id is not null;

-- By trigger, so that no road forgets it: an address that refused often enough is suppressed. What was before an operator lifted its
-- suppression is not held against it again.
create function suppress_after_bounces() returns trigger language plpgsql as $$
begin
  insert into suppressions (workspace_id, address_hash, purpose_id, reason, email, note, at)
  select distinct on (f.workspace_id, f.address_hash) f.workspace_id, f.address_hash, null::bigint, 'bounce', c.email, f.cause, f.at
  from fresh f
  left join contacts c on c.workspace_id = f.workspace_id and c.id = f.contact_id and c.address_hash = f.address_hash
  where f.suppress_after is not null and f.suppress_after <= (
    select count(*) from bounces b
    where b.workspace_id = f.workspace_id and b.address_hash = f.address_hash and b.class = f.class
      and b.at > f.at - interval '30 days'
      and b.at > coalesce((select max(l.at) from suppression_lifts l
        where l.workspace_id = f.workspace_id and l.address_hash = f.address_hash), '-infinity'))
  order by f.workspace_id, f.address_hash, f.at
  on conflict on constraint suppressions_once do nothing;
  return null;
end $$;

create trigger bounces_suppress after insert on bounces
  referencing new table as fresh for each statement execute function suppress_after_bounces();

-- Whoever is erased: what was kept of their mail goes; the counts and the fingerprint stay. A message not yet read keeps the number for
-- the moment, since it may be a complaint.
create function forget_returned_mail() returns trigger language plpgsql as $$
begin
  update returned_mail r set contact_id = null, recipient = '', mail_from = '', bytes = null, diagnostic = null
  from gone g where r.workspace_id = g.workspace_id and r.contact_id = g.id and r.state not in ('waiting', 'forwarding');
  update bounces b set contact_id = null from gone g where b.workspace_id = g.workspace_id and b.contact_id = g.id;
  return null;
end $$;

create trigger contacts_forget_returned_mail after delete on contacts
  referencing old table as gone for each statement execute function forget_returned_mail();
