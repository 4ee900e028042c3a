-- What goes on when an account has reached its ceiling of the day: recipients that were counted before, to be tried again.
create index recipients_begun on recipients (workspace_id, send_id, domain, next_attempt_at) where state in ('planned', 'deferred') and claims > 0;
