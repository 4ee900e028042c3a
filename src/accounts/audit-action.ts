// The acts that are logged, by `noun.verb`: a closed list, so that each has its words in the console's log in both languages.
// A station that logs a new act adds it here; the console's catalogue then does not compile until it has its text.

export type AuditAction =
  | `session.${'open' | 'close' | 'revoke'}`
  | `account.${'password' | 'second_factor_on' | 'second_factor_off' | 'recovery_codes'}`
  | `workspace.${'create' | 'change'}`
  | `operators.${'invite' | 'uninvite' | 'join' | 'role' | 'remove'}`
  | `domains.${'create' | 'delete' | 'live' | 'sandbox' | 'key_new' | 'key_switch' | 'key_remove'}`
  | `reports.${'sending_on' | 'sending_off'}`
  | `gateway.${'create' | 'change' | 'delete' | 'link'}`
  | `api-keys.${'create' | 'revoke'}`
  | `webhooks.${'create' | 'change' | 'delete' | 'secret' | 'replay'}`
  | `quarantine.${'release' | 'trust' | 'delete' | 'original'}`
  | `standing.${'appeal' | 'good' | 'warned' | 'limited' | 'suspended' | 'closed'}`
  | `linkguard.${'block' | 'clear'}`
  | `templates.${'create' | 'delete' | 'restore'}`
  | `purposes.${'create' | 'change'}`
  | `contacts.${'create' | 'change' | 'erase' | 'granted' | 'withdrawn' | 'objected' | 'suppress' | 'lift'}`
  | `contact-fields.${'create' | 'change' | 'delete'}`
  | `imports.${'start' | 'undo'}`
  | `campaigns.${'launch' | 'unschedule' | 'pause' | 'resume' | 'cancel' | 'delete'}`;
