// Tells submitters what they asked to be told (RFC 3461): looks at each recipient that fell due, and takes its notice for the road like any message,
// in the same transaction in which it is marked as told. A notice has the null sender and is never itself told about. A delay is told once, after
// four hours.

import { randomBytes } from 'node:crypto';
import type { TransactionSql } from 'postgres';
import type { Platform } from '#platform/platform.ts';
import { startWorkLoop, type WorkLoop } from '#platform/work-loop.ts';
import { openRelaySend } from '../relay-send.ts';
import { type NoticeKind, takeMessage } from '../take-message.ts';
import { writeDeliveryNotice } from './delivery-notice.ts';

interface Due {
  workspaceId: string;
  messageId: string;
  step: number;
  wanted: NoticeKind[];
  told: NoticeKind | null;
  originalRecipient: string | null;
  email: string;
  state: string;
  reason: string | null;
  reply: string | null;
  firstAttemptAt: Date | null;
  envelopeFrom: string;
  envelopeId: string | null;
  returns: 'full' | 'headers' | null;
  subject: string;
  source: Buffer | null;
  createdAt: Date;
  domainId: string;
  domain: string;
}

const AT_ONCE = 20;
const DELAY_AFTER_MS = 4 * 3_600_000;
const LARGEST_RETURNED = 1_000_000;
const actions = { failure: 'failed', delay: 'delayed', success: 'relayed' } as const;

export const startNoticeWriter = (platform: Platform): WorkLoop =>
  startWorkLoop(async () => (await writeDueNotices(platform)) === AT_ONCE, {
    log: platform.log,
    name: 'delivery notices',
  });

/** How many recipients were looked at. */
export function writeDueNotices(platform: Platform): Promise<number> {
  return platform.sql.begin(async (tx) => {
    const due = await takeDue(tx);
    for (const one of due) {
      const kind = kindOf(one, platform.clock.now());
      if (kind) await tell(platform, tx, one, kind);
    }
    return due.length;
  });
}

async function takeDue(tx: TransactionSql): Promise<Due[]> {
  return tx<Due[]>`
    with due as (
      select workspace_id, message_id, step from relay_notices where due
      order by workspace_id, message_id, step limit ${AT_ONCE} for update skip locked
    ), looked as (
      update relay_notices n set due = false from due d
      where n.workspace_id = d.workspace_id and n.message_id = d.message_id and n.step = d.step
      returning n.*
    )
    select n.workspace_id as "workspaceId", n.message_id as "messageId", n.step, n.wanted, n.told, n.original_recipient as "originalRecipient",
      r.email, r.state, r.reason, r.reply, r.first_attempt_at as "firstAttemptAt", m.envelope_from as "envelopeFrom",
      m.envelope_id as "envelopeId", m.returns, m.subject, m.source, m.created_at as "createdAt", s.domain_id as "domainId", d.name as domain
    from looked n
    join relay_messages m on m.workspace_id = n.workspace_id and m.id = n.message_id
    join sends s on s.workspace_id = m.workspace_id and s.id = m.send_id
    join domains d on d.workspace_id = s.workspace_id and d.id = s.domain_id
    join recipients r on r.workspace_id = m.workspace_id and r.send_id = m.send_id and r.contact_id = -m.id and r.step = n.step`;
}

/** What there is to tell now, if it was asked for and not told yet. Who cancelled his own message knows. */
export function kindOf(
  { state, reason, wanted, told, firstAttemptAt }: Pick<Due, 'state' | 'reason' | 'wanted' | 'told' | 'firstAttemptAt'>,
  now: Date,
): NoticeKind | undefined {
  const kind = kindOfState(state, reason);
  if (kind === undefined || !wanted.includes(kind) || told === kind) return undefined;
  if (kind === 'delay' && (told || !firstAttemptAt || now.getTime() - firstAttemptAt.getTime() < DELAY_AFTER_MS))
    return undefined;
  return kind;
}

function kindOfState(state: string, reason: string | null): NoticeKind | undefined {
  if (state === 'accepted') return 'success';
  if (state === 'deferred') return 'delay';
  return reason === 'send_cancelled' ? undefined : 'failure';
}

async function tell(platform: Platform, tx: TransactionSql, due: Due, kind: NoticeKind): Promise<void> {
  const { clock, config, vault } = platform;
  const now = clock.now();
  const { workspaceId, domain } = due;
  const messageId = `${randomBytes(16).toString('hex')}@${domain}`;
  const returns = due.returns === 'full' && kind === 'failure' && isSmall(due.source) ? 'full' : 'headers';
  const source = writeDeliveryNotice({
    host: config.mailHost,
    domain,
    to: due.envelopeFrom,
    messageId,
    date: now,
    action: actions[kind],
    recipient: due.email,
    originalRecipient: due.originalRecipient,
    envelopeId: due.envelopeId,
    arrivedAt: due.createdAt,
    diagnostic: due.reply ?? '',
    reason: due.reason ?? '',
    about: due.subject,
    returned: returns === 'full' ? (due.source as Buffer) : headerOf(due.source),
    returns,
  });
  await takeMessage(tx, vault, {
    workspaceId,
    send: await openRelaySend(tx, workspaceId, due.domainId, now),
    domain,
    way: 'notice',
    apiKeyId: null,
    from: `mailer-daemon@${domain}`,
    subject: due.subject,
    messageId,
    class: 'desired',
    tags: [],
    source,
    recipients: [{ email: due.envelopeFrom }],
    sendAt: now,
    now,
  });
  await tx`
    update relay_notices set told = ${kind}
    where workspace_id = ${workspaceId} and message_id = ${due.messageId} and step = ${due.step}`;
}

const isSmall = (source: Buffer | null): boolean => source !== null && source.length <= LARGEST_RETURNED;

function headerOf(source: Buffer | null): Buffer {
  if (!source) return Buffer.alloc(0);
  const end = source.indexOf('\r\n\r\n', 0, 'latin1');
  return source.subarray(0, end < 0 ? source.length : end + 2);
}
