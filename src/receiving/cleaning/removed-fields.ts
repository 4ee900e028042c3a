// The header fields by which a cleaned message says what was taken out of it and by whom it had been put there: one for each kind of tracker,
// and one for links. ASCII only; hosts and domains come from addresses that were parsed. It cannot fail.

import { textHeader } from '#message/headers.ts';
import type { Removal } from './removal.ts';

const NAME = 'Dauphin-Removed';
const MAX_FIELDS = 20;

/** `links`: how many were led straight or shortened. */
export function removedFields(removals: readonly Removal[], links: number, eol: string): string {
  const alike = Map.groupBy(removals, ({ kind, reason, host }) => [kind, reason, host].join(' '));
  const fields = [...alike.values()].slice(0, MAX_FIELDS).map(fieldOf);
  if (links > 0) fields.push(textHeader(NAME, `link; reason=LINK_TRACKING; count=${links}`));
  return fields.join('').replaceAll('\r\n', eol);
}

function fieldOf(alike: readonly Removal[]): string {
  const { kind, reason, vendor, host, by } = alike[0] as Removal;
  const named = vendor === undefined ? [] : [`vendor="${vendor}"`];
  const parameters = [`reason=${reason}`, ...named, `host=${host}`, `by=${by || 'unknown'}`, `count=${alike.length}`];
  return textHeader(NAME, [kind, ...parameters].join('; '));
}
