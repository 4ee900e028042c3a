// The words of the relay: what a program may hand over, within which limits, and what is read of it. Pure.

import { z } from 'zod';
import { normaliseAddress } from '#message/address.ts';

export const limits = {
  /** To, Cc and Bcc of one message together. */
  recipients: 50,
  /** Messages of one call. */
  batch: 100,
  /** Messages of one key, or one operator, in a minute: what a stolen key can do before somebody sees it. */
  messagesAMinute: 2_000,
  /** Octets of one message as it travels. */
  messageOctets: 10_000_000,
  attachments: 20,
  headers: 30,
  tags: 10,
  /** A message may be put off so long. */
  scheduleDays: 30,
} as const;

/** Headers that say something to the reader's program and nothing of who sends: any `X-…`, and these. */
const ALLOWED_HEADERS = new Set([
  'in-reply-to',
  'references',
  'list-id',
  'list-unsubscribe',
  'list-unsubscribe-post',
  'list-help',
  'auto-submitted',
  'importance',
  'keywords',
]);

export const isAllowedHeader = (name: string): boolean =>
  /^X-[A-Za-z0-9-]{1,60}$/i.test(name) || ALLOWED_HEADERS.has(name.toLowerCase());

const address = z.string().transform((text, context) => {
  const read = normaliseAddress(text);
  if (read.ok) return read.address;
  context.addIssue({ code: 'custom', message: `not an e-mail address (${read.reason})` });
  return z.NEVER;
});

/** `ines@exemple.fr`, or the same with a name. */
const mailbox = z.union([
  address.transform((one) => ({ name: '', address: one })),
  z.object({ name: z.string().max(200).default(''), address }),
]);
const mailboxes = z.union([mailbox.transform((one) => [one]), z.array(mailbox).max(limits.recipients)]);

const attachment = z.object({
  filename: z.string().trim().min(1).max(200),
  contentType: z
    .string()
    .regex(/^(?!multipart\/|message\/)[a-z]+\/[A-Za-z0-9!#$&^_.+-]{1,100}$/)
    .default('application/octet-stream'),
  /** Base64. */
  content: z.base64(),
  /** Set for a picture that the HTML shows as `cid:…`. */
  contentId: z
    .string()
    .regex(/^[A-Za-z0-9._@-]{1,100}$/)
    .optional(),
});

const header = z
  .string()
  .max(1_000)
  .regex(/^[^\p{Cc}]*$/u);
const value = z.union([z.string().max(10_000), z.number(), z.boolean(), z.array(z.string().max(1_000)).max(1_000)]);

export const messageSchema = z
  .object({
    from: mailbox,
    to: mailboxes,
    cc: mailboxes.default([]),
    bcc: mailboxes.default([]),
    replyTo: mailbox.optional(),
    subject: z.string().max(998).optional(),
    text: z.string().optional(),
    html: z.string().optional(),
    headers: z.record(z.string(), header).default({}),
    attachments: z.array(attachment).max(limits.attachments).default([]),
    templateId: z
      .string()
      .regex(/^[1-9]\d{0,18}$/)
      .optional(),
    /** What the template reads as `contact.…`. */
    data: z.record(z.string().regex(/^[a-z][a-z0-9_]{0,62}$/), value).default({}),
    /** What the template writes as `unsubscribe_url`. */
    unsubscribeUrl: z
      .url({ protocol: /^https$/ })
      .max(1_000)
      .optional(),
    sendAt: z.iso.datetime({ offset: true }).optional(),
    tags: z
      .array(z.string().regex(/^[\w.:-]{1,50}$/))
      .max(limits.tags)
      .default([]),
  })
  .strict();

export type RelayMessage = z.output<typeof messageSchema>;

export const batchSchema = z.object({ messages: z.array(messageSchema).min(1).max(limits.batch) }).strict();

/** Everybody who gets the message, once each, in the order named. */
export function recipientsOf({ to, cc, bcc }: Pick<RelayMessage, 'to' | 'cc' | 'bcc'>): string[] {
  return [...new Set([...to, ...cc, ...bcc].map((one) => one.address))];
}
