// A verdict as lines of text: one of JSON for programs, a few for people.

import { classNames, type Evidence, type Place } from '#judge/verdict.ts';
import type { CliLanguage } from '../cli.ts';
import type { FileVerdict } from './judge-file.ts';

export function jsonLine({ file, message, verdict, error }: FileVerdict, language: CliLanguage): string {
  const where = { file, ...(message !== undefined && { message }) };
  if (!verdict) return JSON.stringify({ ...where, error });
  const { class: name, score, scores, evidence } = verdict;
  return JSON.stringify({
    ...where,
    class: name,
    score,
    scores,
    evidence: evidence.map(({ symbol, group, weight, sentence, place }) => ({
      symbol,
      group,
      weight,
      sentence: sentence[language],
      ...(place && { place }),
    })),
  });
}

const failures: Readonly<Record<string, { fr: string; en: string }>> = {
  not_a_message: { fr: "ce n'est pas un message", en: 'this is no message' },
  too_long: { fr: 'message trop long (50 Mo au plus)', en: 'message too long (50 MB at most)' },
};

/** Why a file or a message in it gave nothing. */
export const failureOf = (error: string, language: CliLanguage): string => failures[error]?.[language] ?? error;

export function readableLines({ file, message, verdict, error = '' }: FileVerdict, language: CliLanguage): string[] {
  const name = message === undefined ? file : `${file}#${message}`;
  if (!verdict) return [name, `  ${failureOf(error, language)}`];
  const percent = new Intl.NumberFormat(language, { style: 'percent' }).format(verdict.score);
  const summary = {
    fr: `${classNames[verdict.class].fr} (indésirable à ${percent})`,
    en: `${classNames[verdict.class].en} (${percent} unwanted)`,
  }[language];
  return [name, `  ${summary}`, ...verdict.evidence.map((one) => evidenceLine(one, language))];
}

function evidenceLine({ weight, sentence, symbol, place }: Evidence, language: CliLanguage): string {
  const number = new Intl.NumberFormat(language, {
    minimumFractionDigits: 1,
    maximumFractionDigits: 1,
    signDisplay: 'exceptZero',
  });
  return `  ${number.format(weight).padStart(5)}  ${sentence[language]} [${symbol}${place ? `, ${placeOf(place)}` : ''}]`;
}

const placeOf = (place: Place): string => (place.part === 'header' ? place.header : `${place.part}:${place.start}`);
