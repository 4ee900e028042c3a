// Links that people reported as fraud and that a desk looked at and blocked: told by the caller, who knows them. The day is written the way
// that both languages read.

import { unicodeDomain } from '#message/domain.ts';
import type { Finding } from '../finding.ts';
import type { Reading } from '../reading.ts';

export function linkReportedEvidence({ links, context: { blockedLinks = [] } }: Reading): Finding[] {
  return blockedLinks.flatMap(({ address, since, reports }) => {
    const link = links.find(({ url }) => url?.href === address);
    if (!link) return [];
    const details = { host: unicodeDomain(link.host), date: since.toISOString().slice(0, 10) };
    const { place } = link;
    const finding: Finding =
      reports > 0
        ? { symbol: 'LINK_REPORTED', details: { ...details, reports }, place }
        : { symbol: 'LINK_REPORTED_BY_DESK', details, place };
    return [finding];
  });
}
