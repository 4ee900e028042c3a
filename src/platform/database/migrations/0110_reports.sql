-- What receivers report of mail in the name of our domains: DMARC aggregate reports (RFC 9990) and TLS reports (RFC 8460), added up by day, so
-- that a hundred thousand of them take no more room than the sources they speak of. Reports name machines and domains, no person.

create table domain_reports (
  workspace_id bigint not null references workspaces on delete cascade,
  domain text collate "C" not null,
  kind text not null check (kind in ('dmarc', 'tls')),
  organization text collate "C" not null,
  report_id text collate "C" not null,
  begins timestamptz not null,
  ends timestamptz not null,
  received_at timestamptz not null,
  primary key (workspace_id, domain, kind, organization, report_id)
);

create table report_sources (
  workspace_id bigint not null references workspaces on delete cascade,
  domain text collate "C" not null,
  day date not null,
  source inet not null,
  header_from text collate "C" not null,
  dkim_domain text collate "C" not null,       -- whose signature passed; '' when none did
  spf_domain text collate "C" not null,        -- whom SPF vouched for; '' when it vouched for nobody
  is_dkim_aligned boolean not null,
  is_spf_aligned boolean not null,
  is_passed_on boolean not null,               -- the receiver says that it was forwarded, or came by a list
  messages bigint not null,
  rejected bigint not null,                    -- refused or put aside by the receiver
  primary key (workspace_id, domain, day, source, header_from, dkim_domain, spf_domain, is_dkim_aligned, is_spf_aligned, is_passed_on)
);

create table report_tls (
  workspace_id bigint not null references workspaces on delete cascade,
  domain text collate "C" not null,
  day date not null,
  organization text collate "C" not null,
  policy text collate "C" not null,            -- sts, tlsa, no-policy-found
  failure text collate "C" not null,           -- '' for sessions that succeeded
  host text collate "C" not null,
  sessions bigint not null,
  primary key (workspace_id, domain, day, organization, policy, failure, host)
);
