// What a let-in client may send, and how it becomes rows of the ledger: MAIL FROM and From are held against the domains of its workspace, the judge
// looks at the whole, and 250 is said only once everything is committed. Each refusal says what to mend.

import { randomBytes } from 'node:crypto';
import type { Platform } from '#platform/platform.ts';
import { normaliseAddress } from '#message/address.ts';
import { allowanceOf } from '#sending/standing/refusal.ts';
import type { Reply } from '#smtp/reply.ts';
import type { ReceivedEnvelope } from '#smtp/server.ts';
import { judgeMessage } from '../judge-message.ts';
import { openRelaySend } from '../relay-send.ts';
import { type SenderDomain, senderDomain } from '../sender-domain.ts';
import { type RelayRecipient, takeMessage } from '../take-message.ts';
import type { SubmissionAccount } from './key-authenticator.ts';
import { prepareSubmitted, type SubmissionFault } from './submitted-source.ts';

const say = (code: number, enhanced: string, text: string): Reply => ({ code, enhanced, text });
const NOT_YOURS = (address: string) =>
  say(550, '5.7.1', `${address.slice(0, 200)} is not of a sending domain of yours: add the domain in the console`);
const faults: Readonly<Record<SubmissionFault, Reply>> = {
  from_missing: say(554, '5.6.0', 'The message has no From header'),
  from_doubled: say(554, '5.6.0', 'The message has From or Sender more than once'),
  from_unreadable: say(554, '5.6.0', 'The From header holds no address'),
  line_too_long: say(554, '5.6.0', 'A line of the message is longer than 998 octets'),
  header_missing: say(554, '5.6.0', 'The message has no header, or no empty line after it'),
};

/** MAIL FROM: the null sender is for notices, which no client of ours writes. */
export async function senderProblem(
  { sql, clock }: Platform,
  { workspaceId }: SubmissionAccount,
  from: string,
): Promise<Reply | undefined> {
  if (from === '') return say(550, '5.7.1', 'Notices are not taken here: give a sender');
  const { refusal } = await allowanceOf(sql, workspaceId, 'relay', clock.now());
  if (refusal === 'ceiling')
    return say(451, '4.7.1', 'The ceiling of the day is reached: go on tomorrow, and see Standing in the console');
  if (refusal) return say(550, '5.7.1', 'Sending is suspended for this workspace: see Standing in the console');
  return (await senderDomain(sql, workspaceId, from)) ? undefined : NOT_YOURS(from);
}

export function recipientProblem(to: string): Reply | undefined {
  const read = normaliseAddress(to);
  return read.ok ? undefined : say(553, '5.1.3', `The recipient is no address (${read.reason})`);
}

export async function takeSubmission(platform: Platform, envelope: ReceivedEnvelope, bytes: Buffer): Promise<Reply> {
  const { sql, clock, vault, config } = platform;
  const account = envelope.account as SubmissionAccount;
  const now = clock.now();
  const { workspaceId } = account;
  const mark = randomBytes(16).toString('hex');
  const message = prepareSubmitted(bytes, {
    host: config.mailHost,
    messageId: `${mark}@${envelope.from.slice(envelope.from.lastIndexOf('@') + 1)}`,
    date: now,
  });
  if (typeof message === 'string') return faults[message];
  const domains: SenderDomain[] = [];
  for (const address of message.senders) {
    const domain = await senderDomain(sql, workspaceId, address);
    if (!domain) return NOT_YOURS(address);
    domains.push(domain);
  }
  const [domain] = domains as [SenderDomain, ...SenderDomain[]];
  if (!domain.hasKeys) return say(451, '4.7.5', `${domain.name} has no DKIM key in service: put one into service`);
  const from = message.senders[0] as string;
  const { source } = message;
  const judged = judgeMessage({ source, mode: domain.mode, mailFrom: from, recipient: envelope.to[0] as string, now });
  if (!judged.ok)
    return say(550, '5.7.1', `Taken for ${judged.name.en}; what weighs most: ${ascii(judged.reason?.en ?? '')}`);
  const id = await sql.begin(async (tx) =>
    takeMessage(tx, vault, {
      ...message,
      workspaceId,
      send: await openRelaySend(tx, workspaceId, domain.id, now),
      domain: domain.name,
      way: 'smtp',
      apiKeyId: account.apiKeyId,
      from,
      class: judged.class,
      tags: [],
      recipients: recipientsOf(envelope),
      envelope: { from: envelope.from, ...envelope.notice },
      sendAt: now,
      now,
    }),
  );
  return say(250, '2.0.0', `Taken as message ${id}`);
}

/** One recipient named twice gets the message once. RFC 3461 section 4.1: who says nothing wants to hear of failures. */
function recipientsOf({ to, notices }: ReceivedEnvelope): RelayRecipient[] {
  const recipients = new Map<string, RelayRecipient>();
  for (const path of to) {
    const read = normaliseAddress(path);
    if (!read.ok) continue;
    const asked = notices?.get(path);
    recipients.set(read.address, {
      email: read.address,
      notices: asked?.kinds ?? ['failure'],
      original: asked?.original,
    });
  }
  return [...recipients.values()];
}

const ascii = (text: string) => text.replace(/[^\u0020-\u007e]/g, '?').slice(0, 300);
