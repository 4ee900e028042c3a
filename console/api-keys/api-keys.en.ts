import type { Same } from '../app/same.ts';
import type fr from './api-keys.fr.ts';

export default {
  title: 'API keys',
  add: 'Make a key',
  empty: 'No key yet',
  emptyText:
    'A key lets a program send messages by the API or by SMTP, and read what became of them. Make one for each program: you can then revoke one without stopping the others.',
  name: 'Name',
  nameHelp: 'The program that will use it: “Shop”, “Invoices”…',
  user: 'SMTP user',
  scopes: 'Scopes',
  scope: {
    send: 'Send',
    read: 'Read',
    events: 'Events',
    contacts: 'Contacts',
  },
  scopeHelp: {
    send: 'Send messages, by the API or by SMTP',
    read: 'Read the state of sent messages',
    events: 'Read events and have them sent again',
    contacts: 'Read and write contacts',
  },
  expiry: 'Expiry',
  expiries: {
    never: 'No expiry',
    month: 'In 30 days',
    quarter: 'In 90 days',
    year: 'In a year',
  },
  made: 'Made',
  madeBy: '{{when}}, by {{name}}',
  lastUsed: 'Last used',
  never: 'Never',
  state: {
    label: 'State',
    valid: 'Valid',
    until: 'Until {{when}}',
    expired: 'Expired',
    revoked: 'Revoked',
  },
  revoke: 'Revoke',
  revokeOf: 'Revoke “{{name}}”?',
  revokeText:
    'The program that uses this key can send nothing more, from this very moment. A revoked key does not come back.',
  shown: 'Here is the key. Copy it now: it is stored nowhere and will never be shown again.',
  secret: 'Key (SMTP password)',
} satisfies Same<typeof fr>;
