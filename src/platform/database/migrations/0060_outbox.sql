-- The recipient ledger: one durable row per recipient per send, which is at once the queue of the outbox and the
-- answer to "who got it?". Nothing else remembers where a mailing stands: after any crash the rows say what is left.

create table sends (
  workspace_id bigint not null references workspaces (id) on delete cascade,
  id bigint generated always as identity,
  kind text not null check (kind in ('campaign')),
  campaign_id bigint,
  purpose_id bigint not null,
  domain_id bigint not null,
  state text not null default 'running' check (state in ('running', 'paused', 'cancelled', 'finished')),
  -- Everything the messages are made of (sending/outbox/send.ts, SendContent), frozen at launch.
  content jsonb not null,
  -- Message-IDs are derived from this key, the contact and the step: the same again at every retry, unguessable outside.
  message_key uuid not null default gen_random_uuid(),
  -- Why it is paused: on order, or because no message of it can be made.
  pause_reason text check (pause_reason in ('operator', 'no_signing_key', 'template_broken')),
  created_at timestamptz not null,
  finished_at timestamptz,
  primary key (workspace_id, id),
  check ((state = 'paused') = (pause_reason is not null)),
  foreign key (workspace_id, purpose_id) references purposes (workspace_id, id),
  foreign key (workspace_id, domain_id) references domains (workspace_id, id)
);

create unique index sends_by_campaign on sends (workspace_id, campaign_id) where campaign_id is not null;
create index sends_open on sends (workspace_id, id) where finished_at is null;

-- No foreign keys here on purpose: rows outlive an erased contact, and the freeze inserts a million rows in one statement.
create table recipients (
  workspace_id bigint not null,
  send_id bigint not null,
  contact_id bigint not null,
  step int not null default 0,
  email text collate "C" not null,
  -- What suppressions match on, also when the contact is erased.
  address_hash bytea not null,
  -- The part after the last @: lanes draw their rows by it.
  domain text collate "C" not null,
  message_id text collate "C" not null,
  state text not null default 'planned' check (state in ('planned', 'handed_over', 'deferred', 'accepted', 'bounced', 'suppressed', 'skipped')),
  -- Fencing number: an outcome is written only for the claim it belongs to.
  claims int not null default 0,
  claimed_by int,
  -- Conversations with a server that ended in an answer or in silence; rows put back before dialling do not count.
  attempts int not null default 0,
  first_attempt_at timestamptz,
  next_attempt_at timestamptz not null,
  -- How often the message may have been received once more than intended, because an answer was lost.
  maybe_duplicates int not null default 0,
  reason text,
  reply text,
  updated_at timestamptz not null,
  primary key (workspace_id, send_id, contact_id, step)
) with (autovacuum_vacuum_scale_factor = 0.02, autovacuum_vacuum_insert_scale_factor = 0.2, autovacuum_analyze_scale_factor = 0.05);

create unique index recipients_by_message_id on recipients (workspace_id, message_id);
-- The queue: what can be drawn, by destination and by the moment from which it may leave.
create index recipients_open on recipients (workspace_id, send_id, domain, next_attempt_at) where state in ('planned', 'deferred');
-- What is in flight, and in whose hands: a few hundred rows at any moment.
create index recipients_in_flight on recipients (workspace_id, send_id, claimed_by) where state = 'handed_over';
-- Reports look for the few that did not simply arrive.
create index recipients_not_accepted on recipients (workspace_id, send_id, state, contact_id) where state in ('deferred', 'bounced', 'suppressed', 'skipped');

-- Attempts that told us something: every one except a success at the first try.
create table attempts (
  workspace_id bigint not null,
  id bigint generated always as identity,
  send_id bigint not null,
  contact_id bigint not null,
  step int not null,
  at timestamptz not null,
  state text not null check (state in ('deferred', 'accepted', 'bounced')),
  reason text not null,
  reply text,
  host text,
  primary key (workspace_id, id)
);

create index attempts_by_recipient on attempts (workspace_id, send_id, contact_id, step);

-- How many rows of a send stand in each state, kept by trigger so that no path can forget it: progress costs a few rows.
create table send_counts (
  workspace_id bigint not null,
  send_id bigint not null,
  state text not null,
  reason text not null,
  recipients bigint not null,
  maybe_duplicates bigint not null,
  primary key (workspace_id, send_id, state, reason)
) with (fillfactor = 50);

create function count_recipients() returns trigger language plpgsql as $$
begin
  if tg_op = 'INSERT' then
    insert into send_counts as kept
    select workspace_id, send_id, state, coalesce(reason, ''), count(*), sum(maybe_duplicates)
    from after_rows group by 1, 2, 3, 4 order by 1, 2, 3, 4
    on conflict (workspace_id, send_id, state, reason) do update
      set recipients = kept.recipients + excluded.recipients, maybe_duplicates = kept.maybe_duplicates + excluded.maybe_duplicates;
  elsif tg_op = 'DELETE' then
    insert into send_counts as kept
    select workspace_id, send_id, state, coalesce(reason, ''), -count(*), -sum(maybe_duplicates)
    from before_rows group by 1, 2, 3, 4 order by 1, 2, 3, 4
    on conflict (workspace_id, send_id, state, reason) do update
      set recipients = kept.recipients + excluded.recipients, maybe_duplicates = kept.maybe_duplicates + excluded.maybe_duplicates;
  else
    insert into send_counts as kept
    select workspace_id, send_id, state, coalesce(reason, ''), sum(n), sum(n * maybe_duplicates)
    from (
      select workspace_id, send_id, state, reason, maybe_duplicates, 1 as n from after_rows
      union all
      select workspace_id, send_id, state, reason, maybe_duplicates, -1 from before_rows
    ) change group by 1, 2, 3, 4 having sum(n) <> 0 or sum(n * maybe_duplicates) <> 0 order by 1, 2, 3, 4
    on conflict (workspace_id, send_id, state, reason) do update
      set recipients = kept.recipients + excluded.recipients, maybe_duplicates = kept.maybe_duplicates + excluded.maybe_duplicates;
  end if;
  return null;
end $$;

create trigger recipients_inserted after insert on recipients referencing new table as after_rows for each statement execute function count_recipients();
create trigger recipients_updated after update on recipients referencing old table as before_rows new table as after_rows for each statement execute function count_recipients();
create trigger recipients_deleted after delete on recipients referencing old table as before_rows for each statement execute function count_recipients();

-- The outbox processes of the installation. Each holds an advisory lock on its number for as long as it lives
-- (sending/outbox/worker.ts); a row without a lock is a dead process whose recipients somebody must take back.
create table outbox_workers (
  id int generated always as identity primary key,
  host text not null,
  process int not null,
  started_at timestamptz not null
);

-- Whoever changes a send, every outbox process hears of it when the change is committed.
create function notify_outbox() returns trigger language plpgsql as $$
begin
  perform pg_notify('dauphin_outbox', '');
  return null;
end $$;

create trigger sends_changed after insert or update of state on sends for each statement execute function notify_outbox();
