-- What is true of the whole installation. One row, written at the first start.
-- The fingerprint recognises the key of the vault with which secrets in this database were sealed: another key would open none of them.

create table installation (
  one boolean primary key default true check (one),
  key_fingerprint bytea not null,
  created_at timestamptz not null default now()
);
