-- Greylisting, where a domain wants it: who comes for the first time is asked to come again in a while, as mail servers do and much that sends
-- spam does not. A network that did come again is believed from then on.

alter table protected_domains add column greylist boolean not null default false;

create table greylist_tries (
  workspace_id bigint not null,
  domain_id bigint not null,
  triplet bytea not null,                      -- keyed fingerprint of network, sender and recipient
  first_at timestamptz not null,
  primary key (workspace_id, domain_id, triplet),
  foreign key (workspace_id, domain_id) references protected_domains (workspace_id, id) on delete cascade
);
create index greylist_tries_by_time on greylist_tries (first_at);

create table greylist_networks (
  workspace_id bigint not null,
  domain_id bigint not null,
  network text not null,                       -- a /24 or a /64
  last_at timestamptz not null,
  primary key (workspace_id, domain_id, network),
  foreign key (workspace_id, domain_id) references protected_domains (workspace_id, id) on delete cascade
);
create index greylist_networks_by_time on greylist_networks (last_at);
