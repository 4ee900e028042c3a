// What the end of an SMTP conversation means for the recipient, in the words of the ledger.
// Pure. It never blames the recipient for what happened before the recipient was named, nor for what we could not send.

import type { SessionStage } from '#sending/feedback/bounces/classify-bounce.ts';
import type { Break, Delivery, Failure, Stage } from '#smtp/delivery.ts';
import type { Ending } from './parcel.ts';
import { judgeAnswer } from './reply-reason.ts';
import type { Reason } from './send.ts';

const breaks: Readonly<Record<Break, Reason>> = {
  reply_garbled: 'garbled_answer',
  reply_too_long: 'garbled_answer',
  connection_refused: 'unreachable',
  unreachable: 'unreachable',
  closed: 'connection_lost',
  aborted: 'connection_lost',
  timeout: 'timed_out',
  tls_failed: 'tls_required',
  tls_unavailable: 'tls_required',
  service_closing: 'server_busy',
};

/** What was asked when the server spoke, in the words of the classifier. */
const stages: Readonly<Record<Stage, SessionStage>> = {
  connect: 'connect',
  greeting: 'connect',
  hello: 'helo',
  tls: 'helo',
  mail: 'mail',
  rcpt: 'rcpt',
  data: 'data',
  end: 'data',
};

export function endingOf(delivery: Delivery, host: string): Ending {
  if (delivery.kind === 'broken') return brokenEnding(delivery, host);
  const { stage, reply } = delivery;
  const said: Ending = {
    ...judgeAnswer({ ...reply, stage: stages[stage] }),
    reply: `${reply.code} ${reply.text}`,
    host,
    mayBeAccepted: false,
  };
  if (delivery.kind === 'refused' && delivery.local) return unsendable(said, stage);
  if (stage === 'connect' || stage === 'greeting' || stage === 'hello' || stage === 'tls') return beforeRecipient(said);
  return said;
}

function brokenEnding({ stage, fault, detail, mayBeAccepted }: Failure & { kind: 'broken' }, host: string): Ending {
  const reason = mayBeAccepted ? 'outcome_unknown' : breaks[fault];
  return { state: 'deferred', reason, reply: `${stage}: ${detail}`, host, mayBeAccepted };
}

/** The server will not talk to us at all: that says nothing of any mailbox, and may pass. Only "takes no mail" (RFC 7504) is final. */
function beforeRecipient(said: Ending): Ending {
  if (/^(?:521|556) /.test(said.reply)) return { ...said, reason: 'no_mail_accepted', cause: 'no_mail_accepted' };
  return { ...said, state: 'deferred', reason: said.reason === 'rejected' ? 'policy_rejected' : said.reason };
}

/** We knew it before asking: nothing was said of the address. */
function unsendable({ cause: _, ...said }: Ending, stage: Stage): Ending {
  if (stage === 'rcpt') return { ...said, reason: 'address_unsupported' };
  return stage === 'data' ? { ...said, reason: 'compose_failed' } : said;
}
