-- Who uses Dauphin: workspaces, operators, their roles, sessions, second factors, invitations, and who did what.
-- Operators, sessions and sign-in limits belong to the installation (a person may work in several workspaces), so they
-- have no workspace key; everything else has. Secrets are stored hashed (tokens, codes, passwords) or sealed (TOTP).

create table workspaces (
  id bigint generated always as identity primary key,
  name text not null check (length(name) between 1 and 200),
  language text not null check (language in ('fr', 'en')),
  time_zone text not null,
  -- What the law asks at the foot of each mailing: who writes, and from where.
  company_name text not null default '',
  postal_address text not null default '',
  created_at timestamptz not null,
  updated_at timestamptz not null
);

create table operators (
  id bigint generated always as identity primary key,
  email text not null unique,                -- normalised: what a person types to sign in
  name text not null check (length(name) between 1 and 200),
  language text not null check (language in ('fr', 'en')),
  password_hash text not null,               -- PHC string, argon2id
  totp_secret_sealed bytea,                  -- set when a second factor is on
  totp_pending_sealed bytea,                 -- set while a second factor is being enrolled
  totp_last_step bigint,                     -- the last time step accepted: a code is good once
  created_at timestamptz not null,
  updated_at timestamptz not null
);

create table memberships (
  workspace_id bigint not null references workspaces on delete cascade,
  operator_id bigint not null references operators on delete cascade,
  role text not null check (role in ('owner', 'marketer', 'viewer')),
  created_at timestamptz not null,
  primary key (workspace_id, operator_id)
);
create index memberships_operator on memberships (operator_id);

create table sessions (
  id bigint generated always as identity primary key,
  token_hash bytea not null unique,          -- SHA-256 of the cookie's 256 random bits
  operator_id bigint not null references operators on delete cascade,
  workspace_id bigint not null references workspaces on delete cascade,
  stage text not null check (stage in ('second_factor', 'open')),
  created_at timestamptz not null,
  seen_at timestamptz not null,
  expires_at timestamptz not null,           -- absolute end; idleness is judged from seen_at
  address text not null default '',
  user_agent text not null default ''
);
create index sessions_operator on sessions (operator_id, seen_at desc);
create index sessions_expiry on sessions (expires_at);

create table recovery_codes (
  operator_id bigint not null references operators on delete cascade,
  code_hash bytea not null,
  used_at timestamptz,
  primary key (operator_id, code_hash)
);

create table invitations (
  workspace_id bigint not null references workspaces on delete cascade,
  id bigint generated always as identity,
  email text not null,
  role text not null check (role in ('owner', 'marketer', 'viewer')),
  token_hash bytea not null unique,
  invited_by bigint references operators on delete set null,
  created_at timestamptz not null,
  expires_at timestamptz not null,
  accepted_at timestamptz,
  revoked_at timestamptz,
  primary key (workspace_id, id)
);
create unique index invitations_open on invitations (workspace_id, email)
  where accepted_at is null and revoked_at is null;

-- Append-only: who did what, when. The operator's name is copied, so that the log outlives the account.
create table audit_events (
  workspace_id bigint not null references workspaces on delete cascade,
  id bigint generated always as identity,
  at timestamptz not null,
  operator_id bigint references operators on delete set null,
  operator_name text not null,
  action text not null,                      -- noun.verb: 'campaigns.launch', 'accounts.invite'
  subject text not null default '',          -- the thing acted on, as a person would name it
  subject_id text not null default '',
  details jsonb not null default '{}',
  address text not null default '',
  primary key (workspace_id, id)
);

-- Counters of failed sign-ins, in the shape rate-limiter-flexible expects; shared by all web processes.
create unlogged table sign_in_limits (
  key varchar(255) primary key,
  points integer not null default 0,
  expire bigint
);
