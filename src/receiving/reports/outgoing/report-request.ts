// Who asks for aggregate reports about a domain, and may: its DMARC record by the tree walk (RFC 9989), its rua addresses, and the word of
// destinations elsewhere that they want them (RFC 9990 section 4). Only mailto is served. A DNS that does not answer rejects: ask later.

import { createRequire } from 'node:module';
import { organizationalDomain } from '#authentication/alignment.ts';
import { type AskDns, readTags, readText } from '#authentication/dns-text.ts';
import { asciiDomain } from '#message/domain.ts';
import type { PublishedRecord } from './aggregate-xml.ts';

interface DmarcRecord {
  recordDomain: string;
  rua?: string;
  p?: string;
  sp?: string;
  np?: string;
  adkim?: string;
  aspf?: string;
  fo?: string;
  t?: string;
}

/** The library's own tree walk, by which arriving mail is verified too; it comes without types. */
const getDmarcRecord: (domain: string, resolver: AskDns, options: { strict: boolean }) => Promise<DmarcRecord | false> =
  createRequire(import.meta.url)('mailauth/lib/dmarc/get-dmarc-record.js');

export interface Destination {
  address: string;
  /** Octets of the file as it travels. */
  sizeLimit: number | null;
}

export interface ReportRequest {
  published: PublishedRecord;
  destinations: Destination[];
}

const MOST_DESTINATIONS = 5;

/** Undefined when there is no policy, or nobody asks. */
export async function findReportRequest(headerFrom: string, resolver: AskDns): Promise<ReportRequest | undefined> {
  const record = await getDmarcRecord(headerFrom, resolver, { strict: true });
  if (!record || !record.rua) return undefined;
  const domain = record.recordDomain;
  const asked = readDestinations(record.rua).slice(0, MOST_DESTINATIONS);
  const allowed = await Promise.all(asked.map((one) => allowedDestinations(domain, one, resolver)));
  const destinations = allowed.flat().slice(0, MOST_DESTINATIONS);
  if (destinations.length === 0) return undefined;
  const level = (value: string | undefined) => LEVELS.find((one) => one === value);
  const [p = 'none', sp, np] = [level(record.p), level(record.sp), level(record.np)];
  const published: PublishedRecord = {
    domain,
    p,
    ...(sp && { sp }),
    ...(np && { np }),
    adkim: record.adkim === 's' ? 's' : 'r',
    aspf: record.aspf === 's' ? 's' : 'r',
    ...(record.fo && { fo: record.fo }),
    isTesting: record.t === 'y',
  };
  return { published, destinations };
}

const LEVELS = ['none', 'quarantine', 'reject'] as const;

const UNITS: Readonly<Record<string, number>> = { '': 1, k: 2 ** 10, m: 2 ** 20, g: 2 ** 30, t: 2 ** 40 };

/** `mailto:a@b.example!10m, mailto:…`: what is of another kind or broken is left out. */
export function readDestinations(rua: string): Destination[] {
  return rua.split(',').flatMap((uri) => {
    const [, encoded, number, unit] =
      /^\s*mailto:([^!?]{3,320})(?:\?[^!]*)?(?:!(\d{1,9})([kmgt]?))?\s*$/i.exec(uri) ?? [];
    const address = encoded && addressOf(encoded);
    if (!address) return [];
    return [{ address, sizeLimit: number ? Number(number) * (UNITS[unit?.toLowerCase() ?? ''] ?? 1) : null }];
  });
}

function addressOf(encoded: string): string | undefined {
  let whole: string;
  try {
    whole = decodeURIComponent(encoded);
  } catch {
    return undefined;
  }
  const at = whole.lastIndexOf('@');
  const domain = asciiDomain(whole.slice(at + 1));
  // Plain addresses alone: nothing that could end a header or a command.
  if (!domain?.includes('.') || !/^[\w.!#$%&'*+/=?^`{|}~-]{1,64}$/.test(whole.slice(0, at))) return undefined;
  return `${whole.slice(0, at)}@${domain}`;
}

/** The destination itself when it is of the house or agrees to take reports; others of its own that it names instead; or none. */
async function allowedDestinations(domain: string, asked: Destination, resolver: AskDns): Promise<Destination[]> {
  const host = hostOf(asked);
  const house = organizationalDomain(domain) ?? domain;
  if ((organizationalDomain(host) ?? host) === house) return [asked];
  const answer = await readText(resolver, `${domain}._report._dmarc.${host}`);
  if (answer.state === 'unreachable')
    throw new Error(`no answer of ${host} about reports of ${domain} (${answer.code})`);
  if (answer.state === 'missing') return [];
  const record = answer.records.find((text) => /^v\s*=\s*DMARC1\s*(?:;|$)/.test(text));
  if (record === undefined) return [];
  const instead = readDestinations(readTags(record)?.get('rua') ?? '').filter((one) => hostOf(one) === host);
  return instead.length > 0 ? instead : [asked];
}

const hostOf = ({ address }: Destination): string => address.slice(address.lastIndexOf('@') + 1);
