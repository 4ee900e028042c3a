-- When an owner was last sent a new personal link, so that nobody can have many sent to him.

alter table owners add column link_sent_at timestamptz;
