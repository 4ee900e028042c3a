// Who the message says it comes from: whether there is one sender at all, and then his name, his domain and what he is to the owner,
// each in a file of its own.

import { type Finding, quote } from '../finding.ts';
import type { Reading } from '../reading.ts';
import { fromDomainEvidence } from './from-domain.ts';
import { fromHistoryEvidence } from './from-history.ts';
import { fromNameEvidence } from './from-name.ts';

const place = { part: 'header', header: 'From' } as const;

export function fromEvidence(reading: Reading): Finding[] {
  const { from, fromCount, fromValue } = reading;
  if (fromValue === undefined || fromValue.trim() === '') return [{ symbol: 'FROM_MISSING' }];
  if (!from) return [{ symbol: 'FROM_INVALID', details: { value: quote(fromValue) }, place }];
  return [
    ...(fromCount > 1 ? [{ symbol: 'FROM_SEVERAL', details: { count: fromCount }, place } as const] : []),
    ...fromNameEvidence(from, reading),
    ...fromDomainEvidence(from, reading),
    ...fromHistoryEvidence(from, reading),
  ];
}
