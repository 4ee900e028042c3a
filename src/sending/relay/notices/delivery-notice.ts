// Writes a delivery status notification (RFC 3464) as its submitter reads it: a sentence in French and in English, the fields that
// programs read, and the message or its header (RFC 3461 section 6.2). Pure; nothing that a server said can add a field or a line.

import { cleanText, formatDate, mailboxHeader, textHeader, tokenHeader } from '#message/headers.ts';

export interface DeliveryNotice {
  /** Of this installation. */
  host: string;
  /** The domain of the message: the notice is written in its name. */
  domain: string;
  to: string;
  messageId: string;
  date: Date;
  action: 'failed' | 'delayed' | 'relayed';
  recipient: string;
  originalRecipient: string | null;
  envelopeId: string | null;
  arrivedAt: Date;
  /** What the other server said, or why we did not ask. */
  diagnostic: string;
  reason: string;
  about: string;
  /** The whole message, or its header section. */
  returned: Buffer;
  returns: 'full' | 'headers';
}

const subjects = {
  failed: 'Message non remis / Message not delivered',
  delayed: 'Message retardé / Message delayed',
  relayed: 'Message remis / Message delivered',
} as const;

const sentences = {
  failed: {
    fr: 'Votre message n’a pas pu être remis. Il ne sera plus essayé.',
    en: 'Your message could not be delivered. It will not be tried again.',
  },
  delayed: {
    fr: 'Votre message n’a pas encore pu être remis. Il est toujours essayé : vous n’avez rien à faire.',
    en: 'Your message could not be delivered yet. It is still being tried: there is nothing for you to do.',
  },
  relayed: {
    fr: 'Votre message a été accepté par le serveur du destinataire, qui ne dira peut-être rien de plus.',
    en: 'Your message was accepted by the recipient’s server, which may say nothing more.',
  },
} as const;

export function writeDeliveryNotice(notice: DeliveryNotice): Buffer {
  const boundary = `=_${notice.messageId.replace(/[^A-Za-z0-9]/g, '').slice(0, 32)}`;
  const head =
    mailboxHeader('From', [{ name: 'Mail Delivery System', address: `mailer-daemon@${notice.domain}` }]) +
    mailboxHeader('To', [{ name: '', address: notice.to }]) +
    textHeader('Subject', subjects[notice.action]) +
    `Date: ${formatDate(notice.date)}\r\n` +
    tokenHeader('Message-ID', [`<${notice.messageId}>`]) +
    'Auto-Submitted: auto-replied\r\nMIME-Version: 1.0\r\n' +
    `Content-Type: multipart/report; report-type=delivery-status;\r\n boundary="${boundary}"\r\n\r\n`;
  const returnedType = notice.returns === 'full' ? 'message/rfc822' : 'text/rfc822-headers';
  return Buffer.concat([
    Buffer.from(head),
    Buffer.from(`--${boundary}\r\nContent-Type: text/plain; charset=utf-8\r\nContent-Transfer-Encoding: 8bit\r\n\r\n`),
    Buffer.from(sentencesOf(notice)),
    Buffer.from(`\r\n--${boundary}\r\nContent-Type: message/delivery-status\r\n\r\n`),
    Buffer.from(statusOf(notice), 'latin1'),
    Buffer.from(`\r\n--${boundary}\r\nContent-Type: ${returnedType}\r\nContent-Transfer-Encoding: 8bit\r\n\r\n`),
    notice.returned,
    Buffer.from(`\r\n--${boundary}--\r\n`),
  ]);
}

function sentencesOf({ action, recipient, diagnostic, about }: DeliveryNotice): string {
  const { fr, en } = sentences[action];
  const facts = [`« ${cleanText(about).slice(0, 200)} »`, `→ ${recipient}`, cleanText(diagnostic).slice(0, 500)];
  return `${[fr, en, '', ...facts].join('\r\n')}\r\n`;
}

const CLASSES = { failed: '5', delayed: '4', relayed: '2' } as const;

/** RFC 3464 section 2: fields of the message, an empty line, fields of the recipient. */
function statusOf(notice: DeliveryNotice): string {
  const { action, diagnostic } = notice;
  const said = new RegExp(`\\b${CLASSES[action]}\\.\\d{1,3}\\.\\d{1,3}\\b`).exec(diagnostic)?.[0];
  const fromServer = /^[245]\d\d[ -]/.test(diagnostic);
  const fields: [string, string | null][] = [
    ['Original-Envelope-Id', notice.envelopeId],
    ['Reporting-MTA', `dns; ${notice.host}`],
    ['Arrival-Date', formatDate(notice.arrivedAt)],
    ['', null],
    ['Original-Recipient', notice.originalRecipient],
    ['Final-Recipient', `rfc822; ${notice.recipient}`],
    ['Action', action],
    ['Status', said ?? `${CLASSES[action]}.0.0`],
    ['Diagnostic-Code', `${fromServer ? 'smtp' : 'x-dauphin'}; ${fromServer ? diagnostic : notice.reason}`],
  ];
  return fields
    .map(([name, value]) => (name === '' ? '\r\n' : value === null ? '' : `${name}: ${ascii(value)}\r\n`))
    .join('');
}

const ascii = (text: string) =>
  cleanText(text)
    .replace(/[^\u0020-\u007e]/g, '?')
    .slice(0, 900);
