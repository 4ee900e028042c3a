// The judge at the door of the relay: the same function as at the pre-flight and at the gateway. What it takes for spam or fraud does not leave from a
// live domain: a stolen key is found out by what is sent with it. In the sandbox nobody is harmed, and one may see what becomes of it.

import { judge } from '#judge/judge.ts';
import { classNames, type MessageClass, type Verdict, type Words } from '#judge/verdict.ts';
import { parse } from '#message/parse.ts';

export type Judged =
  | { ok: true; class: MessageClass }
  | { ok: false; class: MessageClass; name: Words; reason: Words | undefined };

export interface JudgedMail {
  source: Buffer;
  mode: 'sandbox' | 'live';
  mailFrom: string;
  recipient: string;
  now: Date;
}

export function judgeMessage({ source, mode, mailFrom, recipient, now }: JudgedMail): Judged {
  const verdict = judge(parse(source), { receivedAt: now, envelope: { mailFrom, recipient } });
  const stops = mode === 'live' && (verdict.class === 'spam' || verdict.class === 'phish');
  if (!stops) return { ok: true, class: verdict.class };
  return { ok: false, class: verdict.class, name: classNames[verdict.class], reason: heaviest(verdict) };
}

/** Evidence comes by weight, the heaviest first. */
const heaviest = ({ evidence }: Verdict): Words | undefined => evidence.find(({ weight }) => weight > 0)?.sentence;
