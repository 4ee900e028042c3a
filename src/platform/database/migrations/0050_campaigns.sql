-- Campaigns: one mailing from first draft to last figure, and the pre-flights made of it.
-- A campaign keeps its own copy of the template; what is really sent is frozen apart, in sends.content.

create table campaigns (
  workspace_id bigint not null references workspaces (id) on delete cascade,
  id bigint generated always as identity,
  name text not null check (length(name) between 1 and 200),
  state text not null default 'draft'
    check (state in ('draft', 'scheduled', 'sending', 'paused', 'finished', 'cancelled')),
  -- Goes up with every saved change; a pre-flight speaks of one revision only.
  revision integer not null default 1,

  -- Audience: every contact who consents to the purpose and meets the conditions.
  purpose_id bigint,
  conditions jsonb not null default '{"match":"all","conditions":[]}',

  -- Sender.
  domain_id bigint,
  sender_name text not null default '',
  sender_local_part text not null default '',
  reply_to text not null default '',
  -- Last part but one of Feedback-ID, by which a mailbox provider groups its figures.
  stream text not null default 'newsletter' check (stream ~ '^[a-z0-9][a-z0-9_-]{0,29}$'),

  -- Content.
  language text not null default 'fr' check (language in ('fr', 'en')),
  subject text not null default '',
  preheader text not null default '',
  template_id bigint,
  mjml text not null default '',
  click_tracking text not null default 'anonymous' check (click_tracking in ('none', 'anonymous', 'consented')),

  -- Moment: null = as soon as launched. The wall clock the operator chose is kept beside the instant it meant.
  scheduled_local text check (scheduled_local ~ '^\d{4}-\d\d-\d\dT\d\d:\d\d$'),
  scheduled_zone text,
  scheduled_at timestamptz,
  -- Why a scheduled launch could not happen: { code, params, at }. Cleared by the next change.
  refusal jsonb,

  send_id bigint,
  created_by bigint,
  launched_by bigint,
  launched_at timestamptz,
  created_at timestamptz not null,
  updated_at timestamptz not null,

  primary key (workspace_id, id),
  foreign key (workspace_id, purpose_id) references purposes (workspace_id, id) on delete set null (purpose_id),
  foreign key (workspace_id, domain_id) references domains (workspace_id, id) on delete set null (domain_id),
  foreign key (workspace_id, template_id) references templates (workspace_id, id) on delete set null (template_id),
  -- A campaign sent "now" is scheduled for this instant: the jobs role launches both kinds alike.
  check (state <> 'scheduled' or scheduled_at is not null),
  check (state in ('draft', 'scheduled', 'cancelled') or send_id is not null)
);

create index campaigns_recent on campaigns (workspace_id, updated_at desc, id desc);
-- The clock-watcher of scheduled campaigns looks across all workspaces.
create index campaigns_due on campaigns (scheduled_at) where state = 'scheduled';

-- A pre-flight: what a receiver's filter would say of one revision of a campaign.
create table preflights (
  workspace_id bigint not null references workspaces (id) on delete cascade,
  id bigint generated always as identity,
  campaign_id bigint not null,
  revision integer not null,
  state text not null default 'running' check (state in ('running', 'done', 'failed', 'cancelled')),
  done integer not null default 0,
  total integer not null default 0,
  result jsonb,
  created_at timestamptz not null,
  finished_at timestamptz,
  primary key (workspace_id, id),
  foreign key (workspace_id, campaign_id) references campaigns (workspace_id, id) on delete cascade
);

create index preflights_of_campaign on preflights (workspace_id, campaign_id, id desc);
-- Two clicks start one examination.
create unique index preflights_one_running on preflights (workspace_id, campaign_id) where state = 'running';

-- The messages that were really composed and judged, so that they can be looked at. Only the latest pre-flight of a campaign
-- keeps them, and an erased contact takes theirs along.
create table preflight_samples (
  workspace_id bigint not null references workspaces (id) on delete cascade,
  preflight_id bigint not null,
  position integer not null,
  contact_id bigint not null,
  -- Why this recipient was chosen: first, longest_name, missing_fields, language, random.
  choice text not null,
  subject text not null,
  class text not null,
  score real not null,
  source bytea not null,
  primary key (workspace_id, preflight_id, position),
  foreign key (workspace_id, preflight_id) references preflights (workspace_id, id) on delete cascade,
  foreign key (workspace_id, contact_id) references contacts (workspace_id, id) on delete cascade
);

create index preflight_samples_of_contact on preflight_samples (workspace_id, contact_id);
