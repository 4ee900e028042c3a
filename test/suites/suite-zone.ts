// The DNS of the SPF suite: its zonedata (http://www.openspf.org/Test_Suite/Schema) as a resolver. Types are asked as they stand;
// a name with TIMEOUT times out for every type that it does not list.

import type { AskDns } from '#authentication/dns-text.ts';

/** `{ 'example.net': [{ SPF: 'v=spf1 -all' }, { MX: [10, 'mx.example.net'] }, 'TIMEOUT'] }` */
export type SuiteZone = Record<string, readonly (string | Record<string, unknown>)[]>;

export function suiteResolver(zone: SuiteZone): AskDns {
  const names = new Map(Object.entries(zone).map(([name, records]) => [name.toLowerCase(), records]));
  const ask: AskDns = async (name, type) => {
    const records = names.get(name.toLowerCase().replace(/\.$/, ''));
    if (!records) throw failure('ENOTFOUND', name);
    const all = records.flatMap((record) => (typeof record === 'string' ? [] : Object.entries(record)));
    // The schema: SPF records stand for TXT as well, unless the name has TXT records of its own.
    const isTxt = all.some(([key]) => key === 'TXT');
    const found = all.filter(([key, value]) => {
      if (value === 'NONE') return false;
      return key === type || (key === 'SPF' && type === 'TXT' && !isTxt);
    });
    if (found.length > 0) return found.map(([key, value]) => recordOf(key, value));
    const alias = all.find(([key]) => key === 'CNAME');
    if (alias) return ask(String(alias[1]), type);
    throw failure(records.includes('TIMEOUT') ? 'ETIMEOUT' : 'ENODATA', name);
  };
  return ask;
}

function recordOf(type: string, value: unknown): unknown {
  if (type === 'MX') {
    const [priority, exchange] = value as [number, string];
    return { priority, exchange };
  }
  if (type === 'TXT' || type === 'SPF') return Array.isArray(value) ? value : [value];
  return value;
}

const failure = (code: string, name: string) => Object.assign(new Error(`${code} ${name}`), { code });
