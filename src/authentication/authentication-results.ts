// Reads Authentication-Results (RFC 8601) as an upstream server wrote it, in the words of results.ts. Only headers that bear the name of
// a server that the caller trusts are read, and of these the topmost: anybody can write such a header, so without a name there is
// nothing to believe. Text that does not fit the grammar is left out; it never throws.

import { getDomain } from 'tldts';
import type {
  AuthenticationResults,
  DkimOutcome,
  DkimResult,
  DmarcOutcome,
  DmarcResult,
  SpfOutcome,
  SpfResult,
} from './results.ts';

interface MethodResult {
  method: string;
  result: string;
  /** `header.d` -> value, lower-case names. */
  properties: ReadonlyMap<string, string>;
}

const SPF = new Set<string>(['pass', 'fail', 'softfail', 'neutral', 'none', 'temperror', 'permerror']);
const DKIM = new Set<string>(['pass', 'fail', 'neutral', 'policy', 'temperror', 'permerror']);
const DMARC = new Set<string>(['pass', 'fail', 'none', 'temperror', 'permerror']);
const LONGEST = 20_000;

/**
 * `values`: the headers from the top down. `fromDomain`: the domain of From, to tell what is aligned. Undefined when no header of
 * that server is there.
 */
export function readAuthenticationResults(
  values: readonly string[],
  authservId: string,
  fromDomain: string,
): AuthenticationResults | undefined {
  for (const value of values) {
    const [head = '', ...sections] = splitSections(value.slice(0, LONGEST));
    if (head.trim().split(/\s+/)[0]?.toLowerCase() !== authservId.toLowerCase()) continue;
    return toResults(
      sections.flatMap((section) => readMethod(section) ?? []),
      fromDomain.toLowerCase(),
    );
  }
  return undefined;
}

function toResults(methods: readonly MethodResult[], fromDomain: string): AuthenticationResults {
  const spf = methods.find(({ method, result }) => method === 'spf' && SPF.has(result));
  const dmarc = methods.find(({ method, result }) => method === 'dmarc' && DMARC.has(result));
  const dkim = methods.filter(({ method }) => method === 'dkim');
  const arc = methods.find(({ method }) => method === 'arc');
  return {
    ...(spf && { spf: spfOf(spf, fromDomain) }),
    ...(dkim.length > 0 && {
      dkim: dkim.filter(({ result }) => DKIM.has(result)).map((one) => dkimOf(one, fromDomain)),
    }),
    ...(dmarc && { dmarc: dmarcOf(dmarc, fromDomain) }),
    ...(arc && { arc: { result: arc.result === 'pass' ? 'pass' : arc.result === 'none' ? 'none' : 'fail' } }),
  };
}

function spfOf({ result, properties }: MethodResult, fromDomain: string): SpfResult {
  const domain = domainIn(properties.get('smtp.mailfrom') ?? properties.get('smtp.helo') ?? '');
  return { result: result as SpfOutcome, domain, isAligned: isAligned(domain, fromDomain) };
}

function dkimOf({ result, properties }: MethodResult, fromDomain: string): DkimResult {
  const domain = domainIn(properties.get('header.d') ?? properties.get('header.i') ?? '');
  const selector = properties.get('header.s');
  return {
    result: result as DkimOutcome,
    domain,
    ...(selector && { selector }),
    isAligned: isAligned(domain, fromDomain),
  };
}

function dmarcOf({ result, properties }: MethodResult, fromDomain: string): DmarcResult {
  const policy = properties.get('policy.published-domain-policy') ?? properties.get('policy.dmarc');
  const known = policy === 'none' || policy === 'quarantine' || policy === 'reject' ? policy : undefined;
  return {
    result: result as DmarcOutcome,
    domain: domainIn(properties.get('header.from') ?? fromDomain),
    ...(known && { policy: known }),
  };
}

/** `person@example.org`, `@example.org` or `example.org`. */
const domainIn = (text: string) =>
  text
    .slice(text.lastIndexOf('@') + 1)
    .toLowerCase()
    .replace(/\.$/, '');

function isAligned(domain: string, fromDomain: string): boolean {
  return domain !== '' && fromDomain !== '' && (getDomain(domain) ?? domain) === (getDomain(fromDomain) ?? fromDomain);
}

/** The parts between semicolons, comments taken out; quotes protect both. */
function splitSections(value: string): string[] {
  const sections: string[] = [''];
  let depth = 0;
  let isQuoted = false;
  for (let at = 0; at < value.length; at++) {
    const character = value[at] as string;
    if (character === '\\') {
      at++;
      if (depth === 0) sections[sections.length - 1] += value[at] ?? '';
    } else if (isQuoted) {
      if (character === '"') isQuoted = false;
      // Within quotes nothing separates: what would is written as a sign that no result holds.
      else sections[sections.length - 1] += /[\s;=]/.test(character) ? '_' : character;
    } else if (character === '(') depth++;
    else if (character === ')' && depth > 0) depth--;
    else if (depth > 0) continue;
    else if (character === '"') isQuoted = true;
    else if (character === ';') sections.push('');
    else sections[sections.length - 1] += character;
  }
  return sections;
}

function readMethod(section: string): MethodResult | undefined {
  const pairs = [...section.matchAll(/([a-z0-9][\w.-]*)(?:\/\d+)?\s*=\s*([^\s=;]+)/gi)];
  const [first, ...rest] = pairs.map(([, name = '', value = '']) => [name.toLowerCase(), value] as const);
  if (!first) return undefined;
  return { method: first[0], result: first[1].toLowerCase(), properties: new Map(rest.toReversed()) };
}
