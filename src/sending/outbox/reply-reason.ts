// Turns the answer of a receiving server into what becomes of the recipient and why.
// Pure, and always decides: an answer no table knows keeps the class of its basic code (4yz: later, 5yz: never).

import { basicCodes, enhancedCodes, textRules } from './data/reply-reasons.ts';
import type { Reason } from './send.ts';

/** One SMTP reply: basic code, and its text with lines joined by spaces (RFC 5321 section 4.2). */
export interface SmtpAnswer {
  code: number;
  text: string;
}

export interface Judgement {
  state: 'accepted' | 'deferred' | 'bounced';
  reason: Reason;
}

const ENHANCED = /^\s*([245])\.(\d{1,3})\.(\d{1,3})\b/;

export function judgeAnswer({ code, text }: SmtpAnswer): Judgement {
  if (code >= 200 && code < 300) return { state: 'accepted', reason: 'accepted' };
  // Anything that is neither 4yz nor 5yz where one was due is no SMTP: the server may be well again later.
  if (code < 400 || code >= 600) return { state: 'deferred', reason: 'garbled_answer' };
  const permanent = code >= 500;
  return { state: permanent ? 'bounced' : 'deferred', reason: reasonOf(code, text, permanent ? 5 : 4) };
}

function reasonOf(code: number, text: string, answerClass: 4 | 5): Reason {
  const rule = textRules.find((one) => (one.class ?? answerClass) === answerClass && one.text.test(text));
  if (rule) return rule.reason;
  const enhanced = ENHANCED.exec(text);
  // An enhanced code of the other class contradicts the basic code, which is the one that binds (RFC 3463 section 2).
  if (enhanced && Number(enhanced[1]) === answerClass) {
    const [, , subject, detail] = enhanced;
    const known = enhancedCodes[`${answerClass}.${subject}.${detail}`] ?? enhancedCodes[`x.${subject}.${detail}`];
    if (known) return known;
  }
  return basicCodes[code] ?? (answerClass === 5 ? 'rejected' : 'try_later');
}
