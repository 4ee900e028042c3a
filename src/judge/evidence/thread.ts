// Whether a message answers another one, by its own account: references in the headers and the other's words below its own. Both can
// be made up, but whoever sends to strangers by the thousand has nothing to quote; on a discussion list the others are what filters see.

import type { Finding } from '../finding.ts';
import type { Reading } from '../reading.ts';

export function threadEvidence(reading: Reading): Finding[] {
  const header = ['In-Reply-To', 'References'].find((name) => reading.headers(name).some((value) => /\S/.test(value)));
  if (header === undefined) return reading.isDiscussion ? [{ symbol: 'THREAD_STARTS_ON_LIST' }] : [];
  const place = { part: 'header', header } as const;
  return [{ symbol: reading.quotesAnotherMessage ? 'THREAD_ANSWER' : 'THREAD_REFERENCES', place }];
}
