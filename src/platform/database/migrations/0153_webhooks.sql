-- Events told to programs of the workspace, by webhook. An event is written by the trigger of what happened, in its transaction, and only where
-- an endpoint wants it; beside it one delivery for each such endpoint. An event holds keys, no address: what is told of a person
-- is read from the ledger when it is told, so that whoever is erased is not told about.

create table webhook_endpoints (
  workspace_id bigint not null references workspaces (id) on delete cascade,
  id bigint generated always as identity,
  url text not null,
  events text[] not null check (cardinality(events) > 0),
  -- The key of its signatures, sealed; and the one before, good for a day after it was changed.
  secret_sealed bytea not null,
  previous_sealed bytea,
  previous_until timestamptz,
  -- Since when nothing has succeeded; null while all is well.
  failing_since timestamptz,
  last_failure text,
  last_success_at timestamptz,
  disabled_at timestamptz,
  disabled_reason text check (disabled_reason in ('operator', 'failing', 'gone')),
  created_at timestamptz not null,
  primary key (workspace_id, id),
  check ((disabled_at is null) = (disabled_reason is null))
);

create table webhook_events (
  workspace_id bigint not null references workspaces (id) on delete cascade,
  id bigint generated always as identity,
  kind text not null check (kind in ('accepted', 'delivered', 'deferred', 'bounced', 'dropped', 'complained', 'unsubscribed', 'clicked')),
  send_id bigint not null,
  -- As in recipients; null where a click is nobody's.
  contact_id bigint,
  step integer,
  reason text,
  -- Of a click: the hit, whose class may still get worse; and where it led.
  hit_id bigint,
  url text,
  at timestamptz not null,
  primary key (workspace_id, id)
);
create index webhook_events_old on webhook_events (at);
create index webhook_events_of_contact on webhook_events (workspace_id, contact_id) where contact_id is not null;

create table webhook_deliveries (
  workspace_id bigint not null,
  endpoint_id bigint not null,
  event_id bigint not null,
  -- Whom it is about: what is told of one recipient is told in its order.
  subject text not null,
  state text not null default 'waiting' check (state in ('waiting', 'delivered', 'given_up', 'void')),
  attempts integer not null default 0,
  next_attempt_at timestamptz not null,
  primary key (workspace_id, endpoint_id, event_id),
  foreign key (workspace_id, endpoint_id) references webhook_endpoints (workspace_id, id) on delete cascade,
  foreign key (workspace_id, event_id) references webhook_events (workspace_id, id) on delete cascade
);
create index webhook_deliveries_due on webhook_deliveries (next_attempt_at) where state = 'waiting';
create index webhook_deliveries_order on webhook_deliveries (workspace_id, endpoint_id, subject, event_id) where state = 'waiting';

create function webhook_wanted(of_workspace bigint, wanted text) returns boolean language sql stable as $$
  select exists (select from webhook_endpoints e where e.workspace_id = of_workspace and e.disabled_at is null and wanted = any(e.events))
$$;

create function webhook_fan_out() returns trigger language plpgsql as $$
begin
  insert into webhook_deliveries (workspace_id, endpoint_id, event_id, subject, next_attempt_at)
  select n.workspace_id, e.id, n.id,
         coalesce(case when n.kind <> 'clicked' then n.send_id || '/' || n.contact_id || '/' || n.step end, 'event ' || n.id),
         -- A click is told once its neighbours have had the time to show that it was a machine's; nothing else waits for it.
         n.at + case when n.kind = 'clicked' then interval '1 minute' else interval '0' end
  from new_rows n join webhook_endpoints e on e.workspace_id = n.workspace_id and e.disabled_at is null and n.kind = any(e.events);
  perform pg_notify('dauphin_webhooks', '') from new_rows limit 1;
  return null;
end $$;
create trigger webhook_fan_out after insert on webhook_events referencing new table as new_rows
  for each statement execute function webhook_fan_out();

-- The ledger moves in statements of hundreds of rows: without an endpoint this costs one look at an empty table.
create function webhook_on_recipients() returns trigger language plpgsql as $$
begin
  if not exists (select from webhook_endpoints where disabled_at is null) then return null; end if;
  if tg_op = 'INSERT' then
    insert into webhook_events (workspace_id, kind, send_id, contact_id, step, at)
    select workspace_id, 'accepted', send_id, contact_id, step, updated_at
    from after_rows where contact_id < 0 and webhook_wanted(workspace_id, 'accepted') order by send_id, contact_id desc, step;
  else
    insert into webhook_events (workspace_id, kind, send_id, contact_id, step, reason, at)
    select a.workspace_id, k.kind, a.send_id, a.contact_id, a.step, a.reason, a.updated_at
    from after_rows a
    join before_rows b on b.workspace_id = a.workspace_id and b.send_id = a.send_id and b.contact_id = a.contact_id and b.step = a.step
    cross join lateral (select case a.state when 'accepted' then 'delivered' when 'deferred' then 'deferred' when 'bounced' then 'bounced'
                                            when 'suppressed' then 'dropped' when 'skipped' then 'dropped' end as kind) k
    where k.kind is not null and a.state is distinct from b.state and (a.state <> 'deferred' or a.attempts > b.attempts)
      and webhook_wanted(a.workspace_id, k.kind);
  end if;
  return null;
end $$;
create trigger webhook_on_recipients_taken after insert on recipients referencing new table as after_rows
  for each statement execute function webhook_on_recipients();
create trigger webhook_on_recipients_moved after update on recipients referencing old table as before_rows new table as after_rows
  for each statement execute function webhook_on_recipients();

create function webhook_on_complaint() returns trigger language plpgsql as $$
begin
  if webhook_wanted(new.workspace_id, 'complained') then
    insert into webhook_events (workspace_id, kind, send_id, contact_id, step, at)
    values (new.workspace_id, 'complained', new.send_id, old.contact_id, new.step, new.received_at);
  end if;
  return null;
end $$;
create trigger webhook_on_complaint after update on returned_mail for each row
  when (new.kind = 'complaint' and new.effect = 'unsubscribed' and old.effect is distinct from new.effect)
  execute function webhook_on_complaint();

create function webhook_on_unsubscribe() returns trigger language plpgsql as $$
begin
  if webhook_wanted(new.workspace_id, 'unsubscribed') then
    insert into webhook_events (workspace_id, kind, send_id, contact_id, step, reason, at)
    values (new.workspace_id, 'unsubscribed', new.send_id, new.contact_id, new.step, new.way, new.at);
  end if;
  return null;
end $$;
create trigger webhook_on_unsubscribe after insert on unsubscribes for each row execute function webhook_on_unsubscribe();

create function webhook_on_click() returns trigger language plpgsql as $$
begin
  if webhook_wanted(new.workspace_id, 'clicked') then
    insert into webhook_events (workspace_id, kind, send_id, contact_id, step, hit_id, url, at)
    select new.workspace_id, 'clicked', new.send_id, new.contact_id, new.step, new.id, l.url, new.at
    from links l where l.workspace_id = new.workspace_id and l.send_id = new.send_id and l.position = new.position;
  end if;
  return null;
end $$;
create trigger webhook_on_click after insert on hits for each row
  when (new.kind = 'click' and new.class = 'human') execute function webhook_on_click();

-- Whoever is erased is nobody's event any more.
create function webhook_forget_contacts() returns trigger language plpgsql as $$
begin
  update webhook_events e set contact_id = null, step = null from gone g
  where e.workspace_id = g.workspace_id and e.contact_id = g.id;
  return null;
end $$;
create trigger webhook_forget_contacts after delete on contacts referencing old table as gone
  for each statement execute function webhook_forget_contacts();
