-- What we write: templates (MJML with Liquid) and the images they show.

create table templates (
  workspace_id bigint not null references workspaces on delete cascade,
  id bigint generated always as identity,
  name text not null check (length(name) between 1 and 200),
  language text not null check (language in ('fr', 'en')),
  subject text not null default '',
  preheader text not null default '',
  mjml text not null,
  revision integer not null default 1,        -- rises with each save: two operators cannot overwrite each other unseen
  updated_by bigint,
  archived_at timestamptz,
  created_at timestamptz not null,
  updated_at timestamptz not null,
  primary key (workspace_id, id)
);
create index templates_recent on templates (workspace_id, updated_at desc, id desc) where archived_at is null;

create table images (
  workspace_id bigint not null references workspaces on delete cascade,
  id bigint generated always as identity,
  public_name text not null unique,           -- what stands in the address: unguessable, never reused
  blob_key text not null,
  name text not null,                         -- of the file as it was uploaded
  type text not null,
  width integer not null,
  height integer not null,
  size_bytes bigint not null,
  created_at timestamptz not null,
  primary key (workspace_id, id)
);
