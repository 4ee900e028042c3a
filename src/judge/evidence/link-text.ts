// What a link shows, against where it leads. Tracked newsletters show one address and lead through another every day: what counts is
// whether the name shown belongs to the sender who is vouched for.

import { asciiDomain, unicodeDomain } from '#message/domain.ts';
import { brandInHost } from '../brand-names.ts';
import type { Finding } from '../finding.ts';
import { isRegistrable, organizationOf } from '../hosts.ts';
import { isProtection } from '../protection.ts';
import type { Reading, ReadingLink } from '../reading.ts';
import { isSenders, isWrapper } from './link-kinship.ts';

const SHOWN_HOST = /^\s*(?:https?:\/\/)?(?:www\d?\.)?([\p{L}\p{N}-]+(?:\.[\p{L}\p{N}-]+)+)(?=[/:?#\s]|$)/iu;

/** The text names one house, the link leads to another, and nothing explains it. */
export function shownAgainstTarget(link: ReadingLink, reading: Reading): Finding[] {
  const shown = SHOWN_HOST.exec(link.text)?.[1]?.toLowerCase();
  if (!shown || !isRegistrable(shown)) return [];
  const claimed = organizationOf(asciiDomain(shown) ?? shown);
  if (claimed === link.organization || isProtection(link.host) || leadsThrough(link, claimed)) return [];
  // Programs make links of what people write to each other on a list, and wrap them: only a borrowed name counts there.
  if (reading.isDiscussion && brandInHost(shown) === undefined) return [];
  // A sender who is vouched for may show his own address and count the clicks on it.
  const isOwnName = reading.isVouchedFor && claimed === reading.from?.organization;
  // He may also cite others through the wrapper of all his links: his own host, or that of a known service. Where nobody checked
  // who he is he gets the benefit of the doubt, but for names that fraudsters live on.
  const mayWrap = reading.isVouchedFor || (!reading.isChecked && brandInHost(shown) === undefined);
  const isWrapped = mayWrap && (isSenders(link, reading) || isWrapper(link, reading));
  if (isOwnName || isWrapped) return [];
  return [{ symbol: 'LINK_TEXT_MISMATCH', details: { shown, host: unicodeDomain(link.host) }, place: link.place }];
}

/** A detour over another site to the very place that is shown. */
const leadsThrough = ({ url }: ReadingLink, claimed: string): boolean =>
  [...(url?.searchParams.values() ?? [])].some(
    (value) => URL.canParse(value) && organizationOf(new URL(value).hostname) === claimed,
  );
