// What a domain asks of whoever brings it mail (MTA-STS, RFC 8461): the record that says that there is a policy, the policy itself, and which
// mail servers it names. Pure. What is not a policy to the letter is none: a guess here would hold mail back.

import { readTags } from '#authentication/dns-text.ts';

export interface StsPolicy {
  /** `enforce`: no mail without a valid certificate, to the servers named only. `testing` and `none` ask for nothing of the kind. */
  mode: 'enforce' | 'testing' | 'none';
  /** Lower case; `*.example.net` stands for one label more. */
  mx: readonly string[];
  /** Seconds for which it may be believed. */
  maxAge: number;
}

/** A year (section 3.2). */
const LONGEST_AGE = 31_557_600;
const MOST_MX = 200;

/** The id in the only such record of `_mta-sts.DOMAIN`; undefined: there is none, or more than one (section 3.1). */
export function readStsId(records: readonly string[]): string | undefined {
  const own = records.filter((record) => /^v=STSv1\s*(?:;|$)/.test(record));
  if (own.length !== 1) return undefined;
  const id = readTags(own[0] as string)?.get('id') ?? '';
  return /^[A-Za-z0-9]{1,32}$/.test(id) ? id : undefined;
}

/** Section 3.2; undefined when it is no valid policy. Fields that are unknown mean nothing; of several of one name the first counts. */
export function parseStsPolicy(text: string): StsPolicy | undefined {
  const fields = text.split(/\r?\n/).flatMap((line) => {
    const [, name = '', value = ''] = /^([A-Za-z0-9][A-Za-z0-9_.-]{0,31}):[ \t]*(.*?)[ \t]*$/.exec(line) ?? [];
    return name === '' ? [] : [{ name, value }];
  });
  const first = (wanted: string) => fields.find(({ name }) => name === wanted)?.value;
  const mode = first('mode');
  const age = first('max_age') ?? '';
  const mx = fields.filter(({ name }) => name === 'mx').map(({ value }) => value.toLowerCase().replace(/\.$/, ''));
  if (first('version') !== 'STSv1' || !/^\d{1,10}$/.test(age)) return undefined;
  if (mode !== 'enforce' && mode !== 'testing' && mode !== 'none') return undefined;
  if (!mx.every(isPattern) || mx.length > MOST_MX || (mode !== 'none' && mx.length === 0)) return undefined;
  return { mode, mx, maxAge: Math.min(Number(age), LONGEST_AGE) };
}

const isPattern = (text: string): boolean => /^(?:\*\.)?[a-z0-9_-]+(?:\.[a-z0-9_-]+)+$/.test(text);

/** Section 4.1: a star stands for exactly one label, at the left. */
export function namesServer({ mx }: StsPolicy, host: string): boolean {
  const parent = host.slice(host.indexOf('.') + 1);
  return mx.some((pattern) =>
    pattern.startsWith('*.') ? host.includes('.') && parent === pattern.slice(2) : host === pattern,
  );
}
