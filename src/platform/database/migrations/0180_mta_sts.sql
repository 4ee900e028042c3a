-- The MTA-STS policies of domains that mail is sent to, for as long as each may be believed. They are the domains', not a workspace's.

create table mta_sts_policies (
  domain text collate "C" primary key check (domain = lower(domain)),
  policy_id text not null,
  mode text not null check (mode in ('enforce', 'testing', 'none')),
  mx text[] not null,
  max_age int not null,
  valid_until timestamptz not null
);
