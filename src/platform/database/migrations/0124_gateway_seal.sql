-- A domain may have what it delivers sealed (ARC, RFC 8617) and signed: for mailbox servers behind another provider, which check again.

alter table protected_domains
  add column seals boolean not null default false,
  add column seal_selector text,
  add column seal_key_sealed bytea,            -- PKCS #8, sealed by the vault
  add column seal_public_key text,             -- what stands after p= (base64)
  add check ((seal_selector is null) = (seal_key_sealed is null) and (seal_selector is null) = (seal_public_key is null));
