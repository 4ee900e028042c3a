-- Keys by which programs call Dauphin, over HTTP and by SMTP submission. The secret is shown once and kept nowhere: only its
-- SHA-256 (it has 256 random bits, so nothing slower is needed) and what SCRAM-SHA-256 compares (RFC 5803) are.
create table api_keys (
  workspace_id bigint not null references workspaces on delete cascade,
  id bigint generated always as identity,
  name text not null check (length(name) between 1 and 200),
  public_part text not null unique,          -- 'dph_…': names the key in lists and as the user of SMTP
  secret_hash bytea not null,
  scram_salt bytea not null,
  scram_iterations integer not null,
  scram_stored_key bytea not null,
  scram_server_key bytea not null,
  scopes text[] not null check (cardinality(scopes) > 0),
  created_by bigint references operators on delete set null,
  created_at timestamptz not null,
  expires_at timestamptz,
  last_used_at timestamptz,
  revoked_at timestamptz,
  primary key (workspace_id, id)
);
