// What a mail server is told of a judged message: fields to put on top, fields to take out that others wrote in our name, and whether it is
// let through, put on hold or refused. Pure.

import { foundFields, isOurs } from '../examining/our-fields.ts';
import type { Examination } from '../examining/examine.ts';
import { dispose } from '../disposition/dispose.ts';
import type { Policy } from '../disposition/policy.ts';
import { ACCEPT, type Gathered } from './conversation.ts';
import { number, packet } from './packets.ts';

export interface House {
  /** Our name in Authentication-Results. */
  host: string;
  policy: Policy;
}

export function verdictPackets({ fields, mailFrom }: Gathered, found: Examination, { host, policy }: House): Buffer {
  const [verdict] = found.verdicts;
  if (!verdict) return ACCEPT;
  const { disposition } = dispose({ ...found, class: verdict.class, policy, rules: [] });
  const why = verdict.evidence.find(({ weight }) => weight > 0)?.sentence.en ?? 'Unwanted here.';
  if (disposition === 'refuse') return packet('y', `550 5.7.1 Refused: ${plain(why)}\0`);
  const { class: name, score } = verdict;
  const own = foundFields({ host, mailFrom, authentication: found.authentication, class: name, score, disposition });
  return Buffer.concat([
    ...foreignFields(fields, host),
    // Each goes to the top: the last is put first.
    ...own
      .toReversed()
      .map(([field, value]) => packet('i', number(0), `${field}\0 ${value.replaceAll('\r\n', '\n')}\0`)),
    ...(disposition === 'quarantine' ? [packet('q', `Dauphin: ${name}. ${plain(why)}\0`)] : []),
    ACCEPT,
  ]);
}

/** Fields are named by their place among those of one name; from the last, so that no place moves before its turn. */
function foreignFields(fields: Gathered['fields'], host: string): Buffer[] {
  const counts = new Map<string, number>();
  const found = fields.flatMap(({ name, text }) => {
    const key = name.toLowerCase();
    const place = (counts.get(key) ?? 0) + 1;
    counts.set(key, place);
    return isOurs(text, host) ? [packet('m', number(place), `${name}\0\0`)] : [];
  });
  return found.reverse();
}

/** One line of ASCII; a percent sign would be taken for a format. */
const plain = (text: string): string =>
  text
    .normalize('NFKD')
    .replace(/[^\x20-\x7e]/g, '?')
    .replaceAll('%', ' percent')
    .slice(0, 200);
