-- What a mailing looks like: templates (MJML or HTML text with Liquid) and the images they show.
-- Campaigns keep a copy of a template's text; sends keep the compiled result: nothing here is needed to finish a send.

create table templates (
  workspace_id bigint not null references workspaces on delete cascade,
  id bigint generated always as identity,
  name text not null check (length(name) between 1 and 200),
  language text not null check (language in ('fr', 'en')),
  subject text not null default '',
  preheader text not null default '',
  mjml text not null,
  revision integer not null default 1,       -- a save names the revision it was made from
  updated_by bigint references operators on delete set null,
  created_at timestamptz not null,
  updated_at timestamptz not null,
  archived_at timestamptz,                   -- deleted by an operator, and still there to be brought back
  primary key (workspace_id, id)
);
create index templates_recent on templates (workspace_id, updated_at desc, id desc) where archived_at is null;

-- Images we serve to readers, under /i/<name>. The name is a keyed hash of the content: it cannot be guessed, and the same
-- image uploaded twice is one row. Never deleted while the workspace lives: mail sent long ago still shows them.
create table images (
  workspace_id bigint not null references workspaces on delete cascade,
  id bigint generated always as identity,
  name text collate "C" not null unique check (name ~ '^[0-9a-f]{32}\.(png|jpg|gif)$'),
  file_name text not null,
  width integer not null check (width > 0),
  height integer not null check (height > 0),
  bytes integer not null check (bytes > 0),
  blob_key text not null,
  created_by bigint references operators on delete set null,
  created_at timestamptz not null,
  primary key (workspace_id, id)
);
create index images_recent on images (workspace_id, id desc);
