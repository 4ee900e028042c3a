-- Standing: may this workspace send, and how much? One row per workspace and stream, read by the statement that claims recipients; what was
-- sent, by hour; every step with its reason and figures; and what a suspended sender answers. Mail of the sandbox is never counted.

create table standings (
  workspace_id bigint not null references workspaces on delete cascade,
  stream text not null check (stream in ('campaign', 'relay')),
  step text not null default 'good' check (step in ('good', 'warned', 'limited', 'suspended', 'closed')),
  since timestamptz not null,
  -- Of a limit: when it is looked at again.
  until timestamptz,
  -- Nothing from before the last reinstatement counts.
  counted_from timestamptz not null default '-infinity',
  -- The rung of the ladder a new account stands on (sending/standing/data/ladder.ts); null: it has climbed it.
  rung int check (rung >= 0),
  rung_since timestamptz not null,
  -- New recipients a day (UTC) at most towards the world; null: no ceiling. What was taken of it, and by the last claim.
  ceiling int check (ceiling >= 0),
  used int not null default 0,
  used_on date not null default '-infinity',
  granted int not null default 0,
  primary key (workspace_id, stream)
) with (fillfactor = 50);

-- Who was here before, and the workspace that the installation began with (its operator's own), start without a ceiling.
insert into standings (workspace_id, stream, since, rung_since)
select id, stream, created_at, created_at from workspaces cross join unnest(array['campaign', 'relay']) as stream;

create function open_standing() returns trigger language plpgsql as $$
declare is_first boolean := not exists (select from workspaces where id < new.id);
begin
  insert into standings (workspace_id, stream, since, rung_since, rung, ceiling)
  select new.id, stream, new.created_at, new.created_at, case when not is_first then 0 end, case when not is_first then 200 end
  from unnest(array['campaign', 'relay']) as stream;
  return null;
end $$;
create trigger open_standing after insert on workspaces for each row execute function open_standing();

-- The outbox lets go of what may not leave any more, and takes up what may again.
create trigger standings_changed after update on standings for each row
  when (old.step is distinct from new.step or old.ceiling is distinct from new.ceiling or (new.used >= new.ceiling and old.used is distinct from new.used))
  execute function notify_outbox();

create table standing_hours (
  workspace_id bigint not null references workspaces on delete cascade,
  stream text not null,
  -- Of provider_of().
  provider text not null,
  hour timestamptz not null,
  attempted bigint not null default 0,
  delivered bigint not null default 0,
  primary key (workspace_id, stream, hour, provider)
) with (fillfactor = 50);
create index standing_hours_old on standing_hours (hour);

create table standing_steps (
  workspace_id bigint not null references workspaces on delete cascade,
  id bigint generated always as identity,
  stream text not null,
  at timestamptz not null,
  step_before text not null,
  step text not null,
  -- The measure that moved it, or that somebody decided.
  reason text not null check (reason in ('hard_bounces', 'complaints', 'complaints_in_a_day', 'unsubscribes', 'blocked', 'recovered', 'operator')),
  provider text not null default '',
  events bigint,
  total bigint,
  note text not null default '',
  primary key (workspace_id, id)
);
create index standing_steps_of_stream on standing_steps (workspace_id, stream, id);

create table standing_appeals (
  workspace_id bigint not null references workspaces on delete cascade,
  id bigint generated always as identity,
  stream text not null,
  operator_id bigint references operators on delete set null,
  plan text not null check (length(plan) between 1 and 4000),
  at timestamptz not null,
  answered_at timestamptz,
  primary key (workspace_id, id)
);
create unique index standing_appeals_open on standing_appeals (workspace_id, stream) where answered_at is null;

create function provider_of(domain text) returns text language sql immutable as $$
  select case
    when domain in ('gmail.com', 'googlemail.com') then 'gmail'
    when domain in ('outlook.com', 'outlook.fr', 'hotmail.com', 'hotmail.fr', 'live.com', 'live.fr', 'msn.com') then 'outlook'
    when domain in ('yahoo.com', 'yahoo.fr', 'ymail.com', 'aol.com') then 'yahoo'
    when domain in ('icloud.com', 'me.com', 'mac.com') then 'icloud'
    when domain in ('orange.fr', 'wanadoo.fr') then 'orange'
    when domain in ('free.fr', 'libertysurf.fr') then 'free'
    when domain in ('sfr.fr', 'neuf.fr', 'cegetel.net', 'club-internet.fr') then 'sfr'
    when domain in ('laposte.net') then 'laposte'
    when domain in ('bbox.fr') then 'bouygues'
    else 'other'
  end
$$;

-- Rows that came to an end, and those that left one end for another (delivered, then returned): a few rows per batch of the outbox.
create function standing_counts_recipients() returns trigger language plpgsql as $$
begin
  insert into standing_hours as kept (workspace_id, stream, provider, hour, attempted, delivered)
  select c.workspace_id, s.kind, c.provider, date_trunc('hour', c.at, 'UTC'), sum(c.attempted), sum(coalesce(c.delivered, 0))
  from (
    select workspace_id, send_id, provider_of(domain) as provider, max(max(updated_at)) over () as at, sum(n) as attempted,
           sum(n) filter (where state = 'accepted') as delivered
    from (
      select workspace_id, send_id, domain, state, updated_at, 1 as n from after_rows where state in ('accepted', 'bounced')
      union all
      select workspace_id, send_id, domain, state, updated_at, -1 from before_rows where state in ('accepted', 'bounced')
    ) change group by 1, 2, 3
  ) c
  join sends s on s.workspace_id = c.workspace_id and s.id = c.send_id
  join domains d on d.workspace_id = s.workspace_id and d.id = s.domain_id and d.mode = 'live'
  where c.attempted <> 0 or coalesce(c.delivered, 0) <> 0
  group by 1, 2, 3, 4 order by 1, 2, 3, 4
  on conflict (workspace_id, stream, hour, provider) do update
    set attempted = kept.attempted + excluded.attempted, delivered = kept.delivered + excluded.delivered;
  return null;
end $$;
create trigger standing_counts_recipients after update on recipients referencing old table as before_rows new table as after_rows
  for each statement execute function standing_counts_recipients();

-- What speaks against a mailing is counted where it is kept (sending/standing/figures-store.ts).
create index bounces_recent on bounces (workspace_id, at);
create index complaints_recent on returned_mail (workspace_id, received_at) where kind = 'complaint' and effect = 'unsubscribed';
create index unsubscribes_recent on unsubscribes (workspace_id, at);
create index clicks_recent on hits (workspace_id, at) where kind = 'click' and class = 'human';
