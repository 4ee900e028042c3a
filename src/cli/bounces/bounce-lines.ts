// What came back, as lines of text: one of JSON per recipient for programs, two for people.

import { isHardBounce, type ReturnedMail, type ReturnedRecipient } from '#sending/feedback/bounces/read-bounce.ts';
import { type ContactAction, causes } from '#sending/feedback/bounces/bounce-cause.ts';
import type { CliLanguage } from '../cli.ts';
import { failureOf } from '../judging/verdict-lines.ts';

export interface FileBounce {
  file: string;
  /** Which message of an mbox, from 1. */
  message?: number;
  returned?: ReturnedMail;
  error?: string;
}

const hardness = (one: ReturnedRecipient): 'hard' | 'soft' => (isHardBounce(one) ? 'hard' : 'soft');

export function jsonLines({ file, message, returned, error }: FileBounce): string[] {
  const where = { file, ...(message !== undefined && { message }) };
  if (!returned) return [JSON.stringify({ ...where, error })];
  if (returned.kind === 'none') return [JSON.stringify({ ...where, kind: 'none' })];
  const { kind, recipients } = returned;
  return recipients.map((one) => {
    const facts = causes[one.cause];
    return JSON.stringify({
      ...where,
      kind,
      address: one.address ?? null,
      class: facts.class,
      bounce: hardness(one),
      code: one.status ?? null,
      replyCode: one.replyCode ?? null,
      action: facts.action,
      reason: facts.sisimai,
      diagnostic: one.diagnostic ?? null,
    });
  });
}

const NOTHING = {
  fr: 'ni non-remise, ni plainte, ni réponse automatique',
  en: 'no bounce, no complaint, no automatic reply',
};
const NOBODY = { fr: '(adresse non dite)', en: '(no address given)' };
const HARDNESS = { hard: { fr: 'définitif', en: 'hard' }, soft: { fr: 'passager', en: 'soft' } };
const ACTIONS: Readonly<Record<ContactAction, Record<CliLanguage, string>>> = {
  none: { fr: 'le contact reste', en: 'the contact stays' },
  suppress: { fr: 'ne plus écrire', en: 'write no more' },
  suppress_after_3: { fr: 'ne plus écrire au 3e en 30 jours', en: 'write no more after 3 in 30 days' },
  suppress_after_5: { fr: 'ne plus écrire au 5e en 30 jours', en: 'write no more after 5 in 30 days' },
};

export function readableLines({ file, message, returned, error = '' }: FileBounce, language: CliLanguage): string[] {
  const name = message === undefined ? file : `${file}#${message}`;
  if (!returned) return [name, `  ${failureOf(error, language)}`];
  if (returned.kind === 'none') return [name, `  ${NOTHING[language]}`];
  return [name, ...returned.recipients.flatMap((one) => recipientLines(one, language))];
}

function recipientLines(one: ReturnedRecipient, language: CliLanguage): string[] {
  const { class: name, action, sisimai } = causes[one.cause];
  const said = [
    one.address ?? NOBODY[language],
    name,
    HARDNESS[hardness(one)][language],
    one.status ?? '-',
    ACTIONS[action][language],
    sisimai,
  ];
  return [`  ${said.join('  ')}`, ...(one.diagnostic ? [`    ${one.diagnostic}`] : [])];
}
