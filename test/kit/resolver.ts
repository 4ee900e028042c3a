// A DNS of a few lines: what the table says exists, anything else does not. It never asks the network.

import type { Resolver } from '#platform/resolver.ts';

/** `{ 'example.org': { TXT: [['v=spf1 -all']], MX: [{ exchange: 'mx.example.org', priority: 10 }] } }`; a string is an error code. */
export type Zone = Record<
  string,
  Partial<Record<string, readonly unknown[] | 'ENOTFOUND' | 'ENODATA' | 'ETIMEOUT' | 'ESERVFAIL'>>
>;

export function testResolver(zone: Zone): Resolver {
  return async (name, type) => {
    const records = zone[name.toLowerCase().replace(/\.$/, '')];
    const answer = records ? (records[type] ?? 'ENODATA') : 'ENOTFOUND';
    if (typeof answer !== 'string') return answer;
    throw Object.assign(new Error(`query${type} ${answer} ${name}`), { code: answer });
  };
}
