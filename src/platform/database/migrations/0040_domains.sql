-- Who we write as: sending domains, and the keys that sign for them.
-- A domain starts in the sandbox; it goes live only when its records are right (src/sending/domains).

create table domains (
  workspace_id bigint not null references workspaces on delete cascade,
  id bigint generated always as identity,
  name text not null check (name = lower(name) and length(name) between 3 and 253),   -- ASCII form
  mode text not null default 'sandbox' check (mode in ('sandbox', 'live')),
  ownership_token text not null,              -- to be published in a TXT record, for who cannot publish DKIM yet
  verified_at timestamptz,                    -- when ownership was last seen proven
  checked_at timestamptz,
  findings jsonb,                             -- the last live check, record by record
  live_at timestamptz,
  created_at timestamptz not null,
  updated_at timestamptz not null,
  primary key (workspace_id, id),
  unique (workspace_id, name),
  check (mode = 'sandbox' or verified_at is not null)
);

-- A name is live for one workspace only: two senders of one domain would spoil each other's standing.
create unique index domains_live_once on domains (name) where mode = 'live';

create table dkim_keys (
  workspace_id bigint not null,
  domain_id bigint not null,
  selector text not null check (selector ~ '^[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?$'),
  algorithm text not null check (algorithm in ('rsa-sha256', 'ed25519-sha256')),
  private_key_sealed bytea not null,          -- PKCS #8, sealed by the vault
  public_key text not null,                   -- what stands after p= (base64)
  active boolean not null default true,       -- signs; an inactive key stays published while its mail travels
  created_at timestamptz not null,
  retired_at timestamptz,
  primary key (workspace_id, domain_id, selector),
  foreign key (workspace_id, domain_id) references domains (workspace_id, id) on delete cascade
);
