// How the address of a link is written: its scheme, its port, a name before the at sign, letters in code, no target at all.

import { unicodeDomain } from '#message/domain.ts';
import { type Finding, quote } from '../finding.ts';
import { isAddressLiteral, isThisMachine } from '../hosts.ts';
import type { ReadingLink } from '../reading.ts';

const USUAL_PORTS = new Set(['', '80', '443']);
/** Letters and digits that nobody needs to write in code. */
const NEEDLESS_CODE = /%(?:3[0-9]|4[1-9a-f]|5[0-9a]|6[1-9a-f]|7[0-9a])/gi;
const MANY_CODES = 4;

export function formEvidence({ host, href, url, place }: ReadingLink): Finding[] {
  if (!url || isThisMachine(host)) return [];
  const findings: Finding[] = [];
  const shown = unicodeDomain(host);
  if (url.username !== '') {
    const claimed = quote(decodeURIComponentSafely(url.username));
    findings.push({ symbol: 'LINK_CREDENTIALS', details: { host: shown, shown: claimed }, place });
  }
  if (!USUAL_PORTS.has(url.port)) {
    findings.push({ symbol: 'LINK_PORT', details: { host: `${shown}:${url.port}` }, place });
  }
  if (url.protocol === 'http:' && !isAddressLiteral(host)) {
    findings.push({ symbol: 'LINK_INSECURE', details: { host: shown }, place });
  }
  const codes = href.match(NEEDLESS_CODE)?.length ?? 0;
  if (codes >= MANY_CODES) findings.push({ symbol: 'LINK_CODED', details: { host: shown, count: codes }, place });
  return findings;
}

export function oddScheme({ href, text, url, place }: ReadingLink): Finding[] {
  const scheme = /^\s*([a-z][a-z0-9+.-]*):/i.exec(href)?.[1]?.toLowerCase();
  if (scheme && ['javascript', 'vbscript', 'data', 'file'].includes(scheme)) {
    return [{ symbol: 'LINK_SCHEME', details: { scheme }, place }];
  }
  const leadsNowhere = href.trim() === '' || href.trim() === '#' || (!url && !scheme && !href.trim().startsWith('#'));
  return leadsNowhere && text.trim() !== '' ? [{ symbol: 'LINK_EMPTY', details: { quote: quote(text) }, place }] : [];
}

function decodeURIComponentSafely(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
