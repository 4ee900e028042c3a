// A call of the API from its JSON to the ledger: rules, sender matching, texts, composing, the judge, and then everything in one transaction. A
// caller's mistake is a problem and leaves nothing behind.

import { randomBytes } from 'node:crypto';
import { setImmediate as giveWay } from 'node:timers/promises';
import type { Language } from '#platform/http/problem.ts';
import type { Platform } from '#platform/platform.ts';
import { createRate } from '#platform/rate.ts';
import { composeMessage, type Texts } from './compose-message.ts';
import { type FillTemplate, templateFiller } from './fill-template.ts';
import { claimKey, earlierAnswer, idempotentCall, keepAnswer } from './idempotency.ts';
import { judgeMessage } from './judge-message.ts';
import { allowanceOf } from '#sending/standing/refusal.ts';
import { limits, recipientsOf, type RelayMessage } from './relay-message.ts';
import { relayProblem } from './relay-problems.ts';
import { openRelaySend } from './relay-send.ts';
import { type SenderDomain, senderDomain } from './sender-domain.ts';
import { type TakenMessage, takeMessage } from './take-message.ts';

export interface SubmitCall {
  workspaceId: string;
  apiKeyId: string | null;
  messages: readonly RelayMessage[];
  /** What the idempotency key stands for. */
  body: unknown;
  request: Request;
  language: Language;
}

export interface Submitted {
  messages: { id: string; messageId: string; recipients: number; sendAt: string }[];
}

type Ready = Omit<TakenMessage, 'send'> & { domainId: string };

export function createSubmitter(platform: Platform): (call: SubmitCall) => Promise<Submitted> {
  const { sql, clock, vault } = platform;
  const fill = templateFiller(platform);
  const rate = createRate(clock, { most: limits.messagesAMinute, perMs: 60_000 });

  async function store(call: SubmitCall, ready: readonly Ready[]): Promise<Submitted | undefined> {
    const idempotent = idempotentCall(call.workspaceId, call.request, call.body);
    return sql.begin(async (tx) => {
      if (idempotent && !(await claimKey(tx, idempotent, clock.now()))) return undefined;
      const messages: Submitted['messages'] = [];
      // Always in the same order, so that two batches never wait for each other.
      for (const { domainId, ...one } of ready.toSorted((a, b) => Number(a.domainId) - Number(b.domainId))) {
        const send = await openRelaySend(tx, one.workspaceId, domainId, one.now);
        const id = await takeMessage(tx, vault, { ...one, send });
        const { messageId, recipients, sendAt } = one;
        messages[ready.findIndex((other) => other.messageId === messageId)] = {
          id,
          messageId,
          recipients: recipients.length,
          sendAt: sendAt.toISOString(),
        };
      }
      const answer = { messages };
      if (idempotent) await keepAnswer(tx, idempotent, answer);
      return answer;
    });
  }

  return async (call) => {
    const { workspaceId, messages, body, request } = call;
    const idempotent = idempotentCall(workspaceId, request, body);
    const earlier = () => (idempotent ? earlierAnswer<Submitted>(sql, idempotent) : undefined);
    const known = await earlier();
    if (known) return known;
    if (!rate.passes(`${workspaceId}/${call.apiKeyId}`, messages.length))
      throw relayProblem.too_many_messages({ most: limits.messagesAMinute });
    const { refusal, ceiling } = await allowanceOf(sql, workspaceId, 'relay', clock.now());
    if (refusal === 'ceiling') throw relayProblem.ceiling_reached({ ceiling: ceiling ?? 0 });
    if (refusal) throw relayProblem.sending_suspended();
    const ready: Ready[] = [];
    for (const message of messages) {
      ready.push(await prepare(platform, fill, call, message));
      await giveWay();
    }
    return (await store(call, ready)) ?? ((await earlier()) as Submitted);
  };
}

async function prepare(
  platform: Platform,
  fill: FillTemplate,
  { workspaceId, apiKeyId, language }: SubmitCall,
  message: RelayMessage,
): Promise<Ready> {
  const now = platform.clock.now();
  const recipients = recipientsOf(message);
  if (recipients.length === 0) throw relayProblem.recipient_missing();
  if (recipients.length > limits.recipients) throw relayProblem.too_many_recipients({ most: limits.recipients });
  const sendAt = momentOf(message, now);
  const domain = await domainOf(platform, workspaceId, message);
  const texts = await textsOf(fill, workspaceId, message);
  const messageId = `${randomBytes(16).toString('hex')}@${domain.name}`;
  const source = composeMessage(message, texts, { messageId, date: sendAt });
  const { mode } = domain;
  const judged = judgeMessage({
    source,
    mode,
    mailFrom: message.from.address,
    recipient: recipients[0] as string,
    now,
  });
  if (!judged.ok)
    throw relayProblem.judged_harmful({ class: judged.name[language], reason: judged.reason?.[language] ?? '' });
  return {
    workspaceId,
    domainId: domain.id,
    domain: domain.name,
    way: 'http',
    apiKeyId,
    from: message.from.address,
    subject: texts.subject,
    messageId,
    class: judged.class,
    tags: message.tags,
    source,
    recipients: recipients.map((email) => ({ email })),
    sendAt,
    now,
  };
}

function momentOf({ sendAt }: RelayMessage, now: Date): Date {
  if (sendAt === undefined) return now;
  const at = new Date(sendAt);
  const days = limits.scheduleDays;
  if (at < now || at.getTime() > now.getTime() + days * 86_400_000) throw relayProblem.send_at_out_of_range({ days });
  return at;
}

async function domainOf(
  { sql }: Pick<Platform, 'sql'>,
  workspaceId: string,
  { from }: RelayMessage,
): Promise<SenderDomain> {
  const domain = await senderDomain(sql, workspaceId, from.address);
  const name = from.address.slice(from.address.lastIndexOf('@') + 1);
  if (!domain) throw relayProblem.sender_not_yours({ domain: name });
  if (!domain.hasKeys) throw relayProblem.sender_without_keys({ domain: name });
  return domain;
}

async function textsOf(fill: FillTemplate, workspaceId: string, message: RelayMessage): Promise<Texts> {
  const { templateId, subject, text, html } = message;
  if (templateId !== undefined) {
    const filled = await fill(workspaceId, { ...message, templateId });
    return { ...filled, subject: subject ?? filled.subject };
  }
  if (subject === undefined || (text === undefined && html === undefined)) throw relayProblem.content_missing();
  return { subject, text, html };
}
