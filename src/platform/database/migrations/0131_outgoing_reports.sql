-- Aggregate reports that we send: whether and as whom, and one row for a report and a destination. The file itself is kept nowhere: it is
-- made of the counts again at each attempt.

create table report_sending (
  workspace_id bigint primary key references workspaces on delete cascade,
  domain_id bigint not null,
  address text collate "C" not null,           -- whom reports come from, and who answers questions about them
  foreign key (workspace_id, domain_id) references domains (workspace_id, id) on delete cascade
);

alter table counted_days
  add column planned_at timestamptz,             -- who is owed a report of it was looked up
  add column look_again_at timestamptz;          -- the DNS did not say of everybody: not before then

create table outgoing_reports (
  workspace_id bigint not null references workspaces on delete cascade,
  id bigint generated always as identity,
  day date not null,
  domain text collate "C" not null,            -- whose policy
  destination text collate "C" not null,
  size_limit bigint,                           -- octets, as the destination's URI says
  published jsonb not null,                    -- the policy, as it stood when the report was planned
  header_domains jsonb not null,               -- domains of From that fall under it
  state text not null check (state in ('waiting', 'sent', 'failed')),
  attempts int not null default 0,
  next_attempt_at timestamptz,
  reply text not null default '',
  created_at timestamptz not null,
  ended_at timestamptz,
  primary key (workspace_id, id),
  unique (workspace_id, day, domain, destination),
  check ((state = 'waiting') = (next_attempt_at is not null))
);
create index outgoing_reports_due on outgoing_reports (next_attempt_at) where state = 'waiting';
