// Writes a DMARC aggregate report (RFC 9990) as XML, piece by piece, in the order that its schema asks for. Pure. What others wrote is
// escaped, and characters that XML cannot carry are replaced. It must never hold the report: a day of a large domain has no known end.

import { isRelaxedAligned } from '#authentication/alignment.ts';
import type { ArrivalCount } from './arrival-counts.ts';

export interface PublishedRecord {
  /** Where the record was found. */
  domain: string;
  p: 'none' | 'quarantine' | 'reject';
  sp?: 'none' | 'quarantine' | 'reject';
  np?: 'none' | 'quarantine' | 'reject';
  adkim: 'r' | 's';
  aspf: 'r' | 's';
  fo?: string;
  isTesting: boolean;
}

export interface AggregateFacts {
  organization: string;
  /** Who answers questions about the report. */
  email: string;
  reportId: string;
  /** UTC, YYYY-MM-DD. */
  day: string;
  published: PublishedRecord;
}

const DAY_SECONDS = 86_400;
const MOST_SIGNATURES = 100;

/** First second and last second of a UTC day, since 1970. */
export function rangeOf(day: string): { begin: number; end: number } {
  const begin = Date.parse(`${day}T00:00:00Z`) / 1000;
  return { begin, end: begin + DAY_SECONDS - 1 };
}

export async function* aggregateXml(
  facts: AggregateFacts,
  counts: AsyncIterable<ArrivalCount>,
): AsyncGenerator<string> {
  yield opening(facts);
  for await (const count of counts) yield record(count, facts.published);
  yield '</feedback>\n';
}

function opening({ organization, email, reportId, day, published }: AggregateFacts): string {
  const { begin, end } = rangeOf(day);
  const { domain, p, sp, np, fo, adkim, aspf, isTesting } = published;
  return `<?xml version="1.0" encoding="UTF-8"?>
<feedback xmlns="urn:ietf:params:xml:ns:dmarc-2.0">
<version>1.0</version>
<report_metadata>${[
    tag('org_name', organization),
    tag('email', email),
    tag('report_id', reportId),
    `<date_range>${tag('begin', begin)}${tag('end', end)}</date_range>`,
    tag('generator', 'Dauphin'),
  ].join('')}</report_metadata>
<policy_published>${[
    tag('domain', domain),
    tag('discovery_method', 'treewalk'),
    tag('p', p),
    sp && tag('sp', sp),
    np && tag('np', np),
    fo && tag('fo', fo),
    tag('adkim', adkim),
    tag('aspf', aspf),
    tag('testing', isTesting ? 'y' : 'n'),
  ]
    .filter(Boolean)
    .join('')}</policy_published>
`;
}

function record(count: ArrivalCount, published: PublishedRecord): string {
  const { headerFrom, envelopeFrom, spfDomain, spfResult, dkim, disposition, override } = count;
  const isDkimAligned = dkim.some(
    ({ domain, result }) => result === 'pass' && isAligned(domain, headerFrom, published.adkim),
  );
  const isSpfAligned = spfResult === 'pass' && isAligned(spfDomain, headerFrom, published.aspf);
  const evaluated = [
    tag('disposition', disposition),
    tag('dkim', isDkimAligned ? 'pass' : 'fail'),
    tag('spf', isSpfAligned ? 'pass' : 'fail'),
    override && `<reason>${tag('type', override)}</reason>`,
  ];
  const signatures = dkim
    .slice(0, MOST_SIGNATURES)
    .map(
      ({ domain, selector, result }) =>
        `<dkim>${tag('domain', domain)}${tag('selector', selector ?? '')}${tag('result', result)}</dkim>`,
    );
  const spf = spfResult && `<spf>${tag('domain', spfDomain)}${tag('scope', 'mfrom')}${tag('result', spfResult)}</spf>`;
  return `<record><row>${tag('source_ip', count.source)}${tag('count', count.messages)}<policy_evaluated>${evaluated.filter(Boolean).join('')}</policy_evaluated></row><identifiers>${tag('header_from', headerFrom)}${envelopeFrom && tag('envelope_from', envelopeFrom)}</identifiers><auth_results>${signatures.join('')}${spf}</auth_results></record>
`;
}

const isAligned = (domain: string, headerFrom: string, mode: 'r' | 's'): boolean =>
  mode === 's' ? domain === headerFrom : isRelaxedAligned(domain, headerFrom);

const tag = (name: string, value: string | number): string => `<${name}>${escaped(String(value))}</${name}>`;

const ESCAPES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&apos;',
};

const escaped = (text: string): string =>
  text
    .toWellFormed()
    .replace(/[\p{Cc}\ufffe\uffff]/gu, '\ufffd')
    .replace(/[&<>"']/g, (one) => ESCAPES[one] as string);
