-- Who we may write to: contacts, what they agreed to (a ledger that only grows, and the state derived from it), who must
-- not be written to, and the imports that brought contacts in.
-- The big tables have no foreign keys: at a million rows a check per row costs more than the row. Contacts leave through
-- one door only (src/sending/audience/contacts/contact-erasure.ts), which takes what hangs on them along.

create table contacts (
  workspace_id bigint not null,
  id bigint generated always as identity,
  email text collate "C" not null,            -- normalised; also the order of the list
  address_hash bytea not null,                -- keyed hash of email: what suppressions match, also after erasure
  given_name text,
  family_name text,
  language text check (language in ('fr', 'en')),
  fields jsonb not null default '{}',         -- custom fields, each in the shape its type prescribes
  import_id bigint,                           -- the import that created it
  created_at timestamptz not null,
  updated_at timestamptz not null,
  sort_name text collate "C" not null default '',  -- family and given name without case or accents, for order and search
  primary key (workspace_id, id),
  constraint contacts_email unique (workspace_id, email)
);
-- With the address inside, a search for any part of a name or an address reads this index alone, never the table. (A trigram
-- index finds rare words sooner, but adds three quarters to the cost of a contact at import.)
create index contacts_name on contacts (workspace_id, sort_name, id) include (email);

create table contact_fields (
  workspace_id bigint not null references workspaces on delete cascade,
  key text not null check (key ~ '^[a-z][a-z0-9_]{0,62}$'),
  label text not null check (length(label) between 1 and 200),
  type text not null check (type in ('text', 'number', 'date', 'boolean', 'choice', 'list')),
  choices text[] not null default '{}',
  position integer not null,
  created_at timestamptz not null default now(),
  primary key (workspace_id, key)
);

create table purposes (
  workspace_id bigint not null references workspaces on delete cascade,
  id bigint generated always as identity,
  name text not null check (length(name) between 1 and 200),
  description text not null default '',
  kind text not null check (kind in ('marketing', 'service', 'tracking')),
  archived_at timestamptz,
  created_at timestamptz not null default now(),
  primary key (workspace_id, id)
);
create unique index purposes_name on purposes (workspace_id, name) where archived_at is null;

-- Every workspace starts with three purposes, in its own language.
create function seed_purposes() returns trigger language plpgsql as $$
begin
  insert into purposes (workspace_id, name, description, kind)
  select new.id, s.name, s.description, s.kind from (values
    ('fr', 1, 'Lettre d’information', 'Nouvelles et offres envoyées par e-mail.', 'marketing'),
    ('fr', 2, 'Messages de service', 'Messages nécessaires au suivi d’une commande, d’un compte ou d’un contrat.', 'service'),
    ('fr', 3, 'Mesure individuelle des clics', 'Savoir qui clique sur quel lien, pour adapter les envois.', 'tracking'),
    ('en', 1, 'Newsletter', 'News and offers sent by e-mail.', 'marketing'),
    ('en', 2, 'Service messages', 'Messages needed to follow up an order, an account or a contract.', 'service'),
    ('en', 3, 'Individual click tracking', 'Knowing who clicks which link, to adapt what is sent.', 'tracking')
  ) as s (language, rank, name, description, kind)
  where s.language = new.language
  order by s.rank;
  return null;
end $$;
create trigger workspaces_seed_purposes after insert on workspaces for each row execute function seed_purposes();

-- What people saw when they agreed, and the version (SHA-256) of the form or file it came from: shared by many events.
create table consent_wordings (
  workspace_id bigint not null references workspaces on delete cascade,
  id bigint generated always as identity,
  text text not null,
  version_hash bytea not null,
  fingerprint bytea not null,                 -- SHA-256 of text and version: one row per wording
  created_at timestamptz not null default now(),
  primary key (workspace_id, id),
  constraint consent_wordings_once unique (workspace_id, fingerprint)
);

-- The ledger: one row for each thing that happened to one consent. It only grows.
create table consent_events (
  workspace_id bigint not null,
  id bigint generated always as identity,
  contact_id bigint not null,
  purpose_id bigint not null,
  channel text not null default 'email' check (channel in ('email')),
  action text not null check (action in ('granted', 'withdrawn', 'objected', 'annulled')),
  annuls_id bigint,                           -- the event that an 'annulled' event makes void
  at timestamptz not null,                    -- when it happened
  recorded_at timestamptz not null,           -- when we wrote it down
  source text not null check (source in ('import', 'operator', 'form', 'unsubscribe', 'complaint', 'api')),
  basis text check (basis in ('consent', 'existing_customer', 'professional', 'non_commercial', 'contract')),
  wording_id bigint,
  ip inet,                                    -- truncated: /24 for IPv4, /48 for IPv6
  operator_id bigint,
  import_id bigint,
  note text,
  primary key (workspace_id, contact_id, id), -- always read by contact
  check (at <= recorded_at),                  -- nothing from the future: it would outrank a real withdrawal
  check ((action = 'annulled') = (annuls_id is not null))
);

-- A statement-level guard: nobody changes the ledger; only an erasure or the undo of an import, which say so by a local
-- setting, may remove whole events (with the contact they are about).
create function guard_consent_events() returns trigger language plpgsql as $$
begin
  if tg_op = 'DELETE' and current_setting('dauphin.erasing_contacts', true) = 'on' then return null; end if;
  raise exception 'consent_events only grows: % refused', tg_op using errcode = 'restrict_violation';
end $$;
create trigger consent_events_append_only before update or delete or truncate on consent_events
  for each statement execute function guard_consent_events();

-- The state of each consent now, derived from the ledger by the trigger below and by nothing else.
-- One index serves both ways of asking: all contacts of a purpose, and (purposes being few) all purposes of a contact.
create table consents (
  workspace_id bigint not null,
  contact_id bigint not null,
  purpose_id bigint not null,
  channel text not null,
  state text not null check (state in ('granted', 'withdrawn', 'objected')),
  since timestamptz not null,
  refused_at timestamptz,                     -- the latest refusal so far: an older grant, however late it comes, is void
  event_id bigint not null,                   -- the event that decided
  primary key (workspace_id, purpose_id, contact_id, channel)
);
create index consents_refused on consents (workspace_id, purpose_id, state, contact_id) where state <> 'granted';

-- The rule, in one place, for one consent: events that were annulled do not count. A refusal always counts from the moment
-- it is written down. A grant counts when it was written down after every refusal and did not happen before any of them.
create function consent_standing(of_workspace bigint, of_contact bigint, of_purpose bigint, of_channel text)
  returns table (state text, since timestamptz, refused_at timestamptz, event_id bigint)
  language sql stable as $$
  with valid as (
    select e.id, e.action, e.at from consent_events e
    where e.workspace_id = of_workspace and e.contact_id = of_contact and e.purpose_id = of_purpose
      and e.channel = of_channel and e.action <> 'annulled'
      and not exists (
        select from consent_events a
        where a.workspace_id = of_workspace and a.contact_id = of_contact and a.annuls_id = e.id)
  ), refusal as (
    select max(id) as id, max(at) as at from valid where action <> 'granted'
  )
  select v.action, v.at, r.at, v.id
  from valid v cross join refusal r
  where v.id = r.id or (v.action = 'granted' and (r.id is null or (v.id > r.id and v.at >= r.at)))
  order by v.id desc
  limit 1
$$;

create function derive_consents() returns trigger language plpgsql as $$
begin
  -- The rare case, exact and slower: something was annulled, or one statement speaks twice about one consent.
  if exists (select from fresh where action = 'annulled')
    or exists (select from fresh group by workspace_id, contact_id, purpose_id, channel having count(*) > 1) then
    delete from consents c using (select distinct workspace_id, contact_id, purpose_id, channel from fresh) k
      where c.workspace_id = k.workspace_id and c.purpose_id = k.purpose_id
        and c.contact_id = k.contact_id and c.channel = k.channel;
    insert into consents (workspace_id, contact_id, purpose_id, channel, state, since, refused_at, event_id)
      select k.workspace_id, k.contact_id, k.purpose_id, k.channel, s.state, s.since, s.refused_at, s.event_id
      from (select distinct workspace_id, contact_id, purpose_id, channel from fresh) k
      cross join lateral consent_standing(k.workspace_id, k.contact_id, k.purpose_id, k.channel) s;
    return null;
  end if;

  -- The usual case, in one pass: the same rule, applied to what is already known.
  insert into consents as c (workspace_id, contact_id, purpose_id, channel, state, since, refused_at, event_id)
    select workspace_id, contact_id, purpose_id, channel, action, at, case when action <> 'granted' then at end, id
    from fresh
  on conflict (workspace_id, purpose_id, contact_id, channel) do update set
    state = excluded.state, since = excluded.since, event_id = excluded.event_id,
    refused_at = greatest(c.refused_at, excluded.refused_at)
    where excluded.state <> 'granted' or c.refused_at is null or excluded.since >= c.refused_at;
  return null;
end $$;
create trigger consent_events_derive after insert on consent_events
  referencing new table as fresh for each statement execute function derive_consents();

-- Addresses that get nothing: from one purpose, or (purpose null) from all. Matched by hash; the address itself is kept
-- only until it is erased.
create table suppressions (
  workspace_id bigint not null references workspaces on delete cascade,
  id bigint generated always as identity,
  address_hash bytea not null,
  purpose_id bigint,
  reason text not null check (reason in ('bounce', 'complaint', 'unsubscribe', 'objection', 'operator', 'import', 'erasure')),
  email text,
  note text not null default '',
  operator_id bigint,
  import_id bigint,
  at timestamptz not null,
  primary key (workspace_id, id),
  constraint suppressions_once unique nulls not distinct (workspace_id, address_hash, purpose_id)
);

-- What was lifted, by whom and why: a suppression may go, its trace may not.
create table suppression_lifts (
  workspace_id bigint not null references workspaces on delete cascade,
  id bigint generated always as identity,
  address_hash bytea not null,
  purpose_id bigint,
  reason text not null,
  suppressed_at timestamptz not null,
  note text not null default '',
  operator_id bigint,
  at timestamptz not null,
  primary key (workspace_id, id)
);
create index suppression_lifts_address on suppression_lifts (workspace_id, address_hash);

create table imports (
  workspace_id bigint not null references workspaces on delete cascade,
  id bigint generated always as identity,
  state text not null check (state in
    ('draft', 'queued', 'running', 'finished', 'cancelled', 'failed', 'undoing', 'undone')),
  file_name text not null,
  blob_key text,                              -- null once the file was removed
  size_bytes bigint not null,
  file_sha256 bytea not null,
  format text not null check (format in ('csv', 'xlsx', 'ods')),
  sheets text[] not null default '{}',        -- names of a workbook's sheets, and which one is read
  sheet integer not null default 0,
  reading jsonb not null,                     -- how the file is read: encoding, separator, header row
  column_names text[] not null default '{}',  -- what the file calls its columns
  mapping jsonb,                              -- column by column: which field it feeds
  policy text not null default 'fill' check (policy in ('fill', 'overwrite', 'skip')),
  -- The declaration: where the file comes from and what its people agreed to.
  origin text check (origin in ('form', 'customers', 'event', 'paper', 'other_tool', 'suppression_list')),
  origin_note text not null default '',
  basis text check (basis in ('consent', 'existing_customer', 'professional', 'non_commercial', 'contract')),
  purpose_id bigint,
  wording_id bigint,
  collected_on date,
  attempts integer not null default 0,        -- runs since the last batch that went through
  -- Where it stands: written in the transaction of each batch.
  cursor_rows bigint not null default 0,      -- records of the file already dealt with
  read_bytes bigint not null default 0,
  created bigint not null default 0,
  updated bigint not null default 0,
  unchanged bigint not null default 0,
  rejected bigint not null default 0,
  noted bigint not null default 0,            -- rows kept, of which something could not be taken
  granted bigint not null default 0,          -- consents granted
  refused bigint not null default 0,          -- rows whose refusal or suppression stands against the import
  undone bigint not null default 0,           -- contacts removed or restored by the undo so far
  undo_cursor bigint not null default 0,      -- last contact looked at by it
  first_contact_id bigint,
  last_contact_id bigint,
  cancel_requested boolean not null default false,
  failure jsonb,                              -- { code, params }: why it stopped
  operator_id bigint,
  created_at timestamptz not null,
  started_at timestamptz,
  finished_at timestamptz,
  undone_at timestamptz,
  primary key (workspace_id, id)
);

-- Lines that were not taken (or, when kept, not wholly), with the reason.
create table import_rejects (
  workspace_id bigint not null references workspaces on delete cascade,
  import_id bigint not null,
  id bigint generated always as identity,
  line bigint not null,
  kept boolean not null default false,
  reason text not null,
  params jsonb not null default '{}',
  raw text not null,
  primary key (workspace_id, import_id, id)
);

-- What an import did to contacts that existed before it: the values it replaced and those it put, for undo. A contact it
-- met without changing is here too, so that its second line in the file is known as a duplicate.
create table import_changes (
  workspace_id bigint not null,
  import_id bigint not null,
  contact_id bigint not null,
  before jsonb not null default '{}',
  after jsonb not null default '{}',
  primary key (workspace_id, import_id, contact_id)
);
create index import_changes_contact on import_changes (workspace_id, contact_id);
