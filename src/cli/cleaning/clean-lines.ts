// What was removed from a message as lines of text: one of JSON for programs, a few for people.

import type { LinkChange } from '#receiving/cleaning/links/clean-links.ts';
import type { Removal } from '#receiving/cleaning/removal.ts';
import type { CliLanguage } from '../cli.ts';
import { failureOf } from '../judging/verdict-lines.ts';
import type { CleanedMessage } from './clean-paths.ts';

export function jsonLine({ file, message, cleaned, error }: CleanedMessage, language: CliLanguage): string {
  const where = { file, ...(message !== undefined && { message }) };
  if (!cleaned) return JSON.stringify({ ...where, error });
  const removed = cleaned.removals.map(({ kind, vendor, host, address, reason, sentence, by, place }) => {
    return { kind, vendor: vendor ?? null, host, address, reason, sentence: sentence[language], by, place };
  });
  return JSON.stringify({ ...where, changed: cleaned.isChanged, removed, links: cleaned.links });
}

export function readableLines({ file, message, cleaned, error = '' }: CleanedMessage, language: CliLanguage): string[] {
  const name = message === undefined ? file : `${file}#${message}`;
  if (!cleaned) return [name, `  ${failureOf(error, language)}`];
  const { removals, links } = cleaned;
  return [
    name,
    `  ${summary(removals, language)}`,
    ...removals.flatMap((removal) => removalLines(removal, language)),
    ...links.map((link) => linkLine(link)),
  ];
}

function summary(removals: readonly Removal[], language: CliLanguage): string {
  const [first] = removals;
  if (!first) return { fr: 'aucun traceur', en: 'no tracker' }[language];
  const by = first.by || { fr: 'expéditeur inconnu', en: 'unknown sender' }[language];
  const count = removals.length;
  return {
    fr: `${count} ${count === 1 ? 'traceur retiré, placé' : 'traceurs retirés, placés'} par ${by}`,
    en: `${count} ${count === 1 ? 'tracker' : 'trackers'} removed, put there by ${by}`,
  }[language];
}

const LONGEST = 120;
const shorten = (address: string): string => {
  const plain = address.replace(/[\p{Cc}\p{Cf}]/gu, '');
  return plain.length <= LONGEST ? plain : `${plain.slice(0, LONGEST - 1)}…`;
};

const removalLines = ({ sentence, reason, kind, address }: Removal, language: CliLanguage): string[] => [
  `  - ${sentence[language]} [${reason}, ${kind}]`,
  `    ${shorten(address)}`,
];

const linkLine = ({ address, target, services, parameters }: LinkChange): string =>
  `  ~ ${shorten(address)}\n    → ${shorten(target)} [${[...services, ...parameters].join(', ')}]`;
