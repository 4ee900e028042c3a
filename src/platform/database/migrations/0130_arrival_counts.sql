-- What each day brought in the name of domains that publish a DMARC policy, counted from the ledger of the road in: of this the
-- aggregate reports that we owe them are made (RFC 9990). A day is counted once, with its mark, in one transaction.

create table counted_days (
  workspace_id bigint not null references workspaces on delete cascade,
  day date not null,                           -- UTC
  counted_at timestamptz not null,
  primary key (workspace_id, day)
);

create table arrival_counts (
  workspace_id bigint not null,
  day date not null,
  id bigint generated always as identity,
  header_from text collate "C" not null,       -- domain of From
  source inet not null,
  envelope_from text collate "C" not null,     -- its domain; '' for the null sender
  spf_domain text collate "C" not null,
  spf_result text collate "C" not null,        -- '' when it was not checked
  dkim jsonb not null,                         -- domain, selector and result of each signature
  disposition text not null check (disposition in ('none', 'pass', 'quarantine', 'reject')),
  -- Why the policy was not followed; '' when it was.
  override text not null check (override in ('', 'local_policy', 'mailing_list', 'trusted_forwarder')),
  messages bigint not null,
  primary key (workspace_id, day, id),
  foreign key (workspace_id, day) references counted_days on delete cascade
);
create index arrival_counts_by_domain on arrival_counts (workspace_id, day, header_from);
