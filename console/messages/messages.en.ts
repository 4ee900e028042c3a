import type { Same } from '../app/same.ts';
import type fr from './messages.fr.ts';

export default {
  title: 'Single messages',
  empty: 'No single message',
  emptyText:
    'Messages that your programs send one by one, by the API or by SMTP, are followed here: confirmations, invoices, passwords… They need a key.',
  toKeys: 'See the API keys',
  tag: 'Tag',
  tags: 'Tags',
  subject: 'Subject',
  noSubject: 'No subject',
  from: 'From',
  at: 'Received on',
  way: { label: 'Way', http: 'API', smtp: 'SMTP', notice: 'notice' },
  outcome: {
    label: 'Outcome',
    accepted: 'Delivered',
    bounced: 'Refused',
    withheld: 'Not sent',
    open: 'On its way',
    share: '{{word}}: {{count}} of {{all}}',
  },
  close: 'Close',
  sentBy: 'From {{from}}, received by {{way}} on {{at}}',
  messageId: 'Message-ID',
  recipient: 'Recipient',
  state: {
    label: 'State',
    planned: 'Waiting',
    handed_over: 'Being delivered',
    deferred: 'Deferred',
    accepted: 'Delivered',
    bounced: 'Refused',
    suppressed: 'Suppressed',
    skipped: 'Not sent',
  },
  nextAttempt: 'Next attempt on {{at}}',
  cancel: 'Cancel what has not left',
  cancelTitle: 'Cancel this message?',
  cancelText: 'It will no longer leave for those who still await it. What has left cannot be called back.',
} satisfies Same<typeof fr>;
