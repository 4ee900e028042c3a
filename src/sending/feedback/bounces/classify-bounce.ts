// From what a server answered to the cause: the provider's own code, then its words, then the enhanced code, then the basic code
// (STANDARDS section 8: words beat codes, since codes are misused more often). Pure; it always decides.

import type { BounceCause } from './bounce-cause.ts';
import { FRENCH_CODE, frenchCodes, providerCodes } from './data/provider-codes.ts';
import { statusCauses } from './data/status-causes.ts';
import { wordCauses } from './data/word-causes.ts';

/** How far the session had come (RFC 5321): what an answer means depends on what was asked. */
export type SessionStage = 'connect' | 'helo' | 'mail' | 'rcpt' | 'data';

export interface Refusal {
  /** What the server said; longer texts are cut. */
  text: string;
  /** RFC 3463, as `5.1.1`. */
  status?: string;
  replyCode?: number;
  stage?: SessionStage;
}

const LONGEST_TEXT = 4_000;

export function causeOfRefusal(refusal: Refusal): BounceCause {
  const text = flat(refusal.text);
  return (
    byProvider(text) ?? inItsPlace(byWords(text) ?? byStatus(refusal.status) ?? byCode(refusal), { ...refusal, text })
  );
}

/** Whether a provider's own code stands in it. */
export const hasProviderCode = (text: string): boolean => byProvider(flat(text)) !== undefined;

/** Whether these words name a cause by themselves. */
export const saysWhy = (text: string): boolean => byText(text) !== undefined;

const byText = (text: string): BounceCause | undefined => byProvider(flat(text)) ?? byWords(flat(text));

const flat = (text: string) => text.slice(0, LONGEST_TEXT).replace(/\s+/g, ' ');

const byWords = (text: string) => wordCauses.find((rule) => rule.text.test(text))?.cause;

function byProvider(text: string): BounceCause | undefined {
  const french = FRENCH_CODE.exec(text)?.[1];
  return (french && frenchCodes[french]) || providerCodes.find((rule) => rule.text.test(text))?.cause;
}

function byStatus(status: string | undefined): BounceCause | undefined {
  if (!status) return undefined;
  return statusCauses[status] ?? statusCauses[`x${status.slice(1)}`];
}

const byCode = ({ replyCode, status, stage }: Refusal): BounceCause => {
  // Of security or policy (RFC 3463 section 3.8), and no word more: about us, whatever it answers.
  if (status?.startsWith('5.7.')) return 'policy';
  if (stage === 'rcpt' && replyCode !== undefined && replyCode >= 550 && replyCode <= 553) return 'user_unknown';
  if (stage === 'connect' || stage === 'helo') return 'blocked';
  if (stage === 'mail') return 'sender_rejected';
  if (replyCode === 421) return 'blocked';
  if (replyCode === 552) return 'mailbox_full';
  return 'undetermined';
};

/** The same words mean another thing at another stage, and less when they are said for now only. */
function inItsPlace(cause: BounceCause, { text, stage, status, replyCode }: Refusal): BounceCause {
  if (stage === 'mail' && (OF_SENDER.has(cause) || /access denied/i.test(text))) return 'sender_rejected';
  if (cause === 'user_unknown')
    return isOfAddress(stage, status, replyCode) && !isOfPolicy(status, text) ? cause : 'filtered';
  if ((stage === 'connect' || stage === 'helo') && (cause === 'system' || cause === 'undetermined')) return 'blocked';
  if (cause === 'domain_unknown' && status?.startsWith('4')) return 'network';
  return cause;
}

/** Said in answer to MAIL FROM, this is about the sender. */
const OF_SENDER: ReadonlySet<BounceCause> = new Set([
  'user_unknown',
  'domain_unknown',
  'no_mail_accepted',
  'undetermined',
]);

/** A name refused only after the message was sent, or under a code of another kind, is a filter's doing as often as an unknown name. */
function isOfAddress(
  stage: SessionStage | undefined,
  status: string | undefined,
  replyCode: number | undefined,
): boolean {
  if (stage === 'rcpt' || /^[45]\.1\./.test(status ?? '')) return true;
  if (stage !== undefined || /^5\.[237]\./.test(status ?? '')) return false;
  // Neither a stage nor a code that says something: only words of our own side's software are to be taken at their word.
  return replyCode === undefined || !/^(?:5\.0\.\d+)?$/.test(status ?? '');
}

/** A code of policy beside words that do not say that the address is none: "this recipient does not want such mail". */
const isOfPolicy = (status: string | undefined, text: string): boolean =>
  /^[45]\.7\./.test(status ?? '') && !/unknown|exist|no such|not found|invalid|no longer|inconnu|unbekannt/i.test(text);
