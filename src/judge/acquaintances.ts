// Whom the owner knows, made ready for comparing: names of people, and the hosts that somebody could imitate to pass for them.
// Pure. The index of an array is made once and kept as long as the array lives, so that judging many messages for one owner costs
// nothing more; it is never shared between owners whose arrays differ.

import { freemailDomains } from './data/freemail.ts';
import type { Correspondent, JudgeContext, ProtectedName } from './context.ts';
import { isWithin, organizationOf, ownLabelOf } from './hosts.ts';
import { type ImitationIndex, indexKnownHosts, type KnownHost } from './imitation.ts';
import { skeleton } from './writing.ts';

/** A person whom the owner would believe by the name alone. */
export interface KnownPerson {
  name: string;
  /** Named by the owner or his workspace, not merely met. */
  isProtected: boolean;
  addresses: readonly string[];
  domains: readonly string[];
}

export interface Acquaintances {
  /** By `personKey`. */
  people: ReadonlyMap<string, KnownPerson>;
  brands: readonly ProtectedName[];
  /** Hosts of the owner's house, of his correspondents and of protected brands. */
  hosts: ImitationIndex;
  /** Lower-case addresses the owner writes with. */
  addresses: ReadonlySet<string>;
  /** Whether nothing at all is known. */
  isEmpty: boolean;
}

type Known = Pick<JudgeContext, 'correspondents' | 'protectedNames' | 'ownerDomains'>;

const nobody: readonly never[] = [];
const cache = new WeakMap<object, WeakMap<object, WeakMap<object, Acquaintances>>>();

export function acquaintancesOf(known: Known): Acquaintances {
  const { correspondents = nobody, protectedNames = nobody, ownerDomains = nobody } = known;
  const inner = entryOf(entryOf(cache, correspondents), protectedNames);
  const found = inner.get(ownerDomains) ?? index(correspondents, protectedNames, ownerDomains);
  inner.set(ownerDomains, found);
  return found;
}

function entryOf<Value extends object>(
  map: WeakMap<object, WeakMap<object, Value>>,
  key: object,
): WeakMap<object, Value> {
  const found = map.get(key) ?? new WeakMap<object, Value>();
  map.set(key, found);
  return found;
}

function index(
  correspondents: readonly Correspondent[],
  protectedNames: readonly ProtectedName[],
  ownerDomains: readonly string[],
): Acquaintances {
  const people = new Map<string, KnownPerson>();
  for (const { name = '', address } of correspondents)
    addPerson(people, { name, addresses: [address], isProtected: false });
  for (const one of protectedNames) {
    if (one.kind === 'person') {
      // Whoever writes from the owner's own house and is vouched for may bear the name of somebody in it.
      addPerson(people, { ...one, domains: [...(one.domains ?? []), ...ownerDomains], isProtected: true });
    }
  }
  return {
    people,
    brands: protectedNames.filter(({ kind }) => kind === 'brand'),
    hosts: indexKnownHosts(hostsOf(correspondents, protectedNames, ownerDomains)),
    addresses: new Set(correspondents.map(({ address }) => address.toLowerCase())),
    isEmpty: correspondents.length + protectedNames.length + ownerDomains.length === 0,
  };
}

interface NamedPerson {
  name: string;
  addresses?: readonly string[];
  domains?: readonly string[];
  isProtected: boolean;
}

function addPerson(
  people: Map<string, KnownPerson>,
  { name, addresses = [], domains = [], isProtected }: NamedPerson,
): void {
  const key = personKey(name);
  if (key === undefined) return;
  const before = people.get(key);
  people.set(key, {
    name,
    isProtected: isProtected || before?.isProtected === true,
    addresses: [...(before?.addresses ?? []), ...addresses.map((one) => one.toLowerCase())],
    domains: [...(before?.domains ?? []), ...domains.map((one) => one.toLowerCase())],
  });
}

const TITLES = /^(?:m|mr|mrs|ms|mme|mlle|dr|pr|prof|herr|frau|sir|me|maitre|madame|monsieur)$/;

/**
 * What two writings of one person's name have in common, whatever the order, case, accents, title and look-alike letters; undefined
 * for a single word, which is too many people's.
 */
export function personKey(name: string): string | undefined {
  const bare = name.replace(/\([^)]*\)|\[[^\]]*\]/g, ' ').slice(0, 200);
  const words = bare
    .split(/[^\p{L}\p{M}\p{N}'’]+/u)
    .map(skeleton)
    .filter((word) => word.length > 1 && !TITLES.test(word));
  return words.length < 2 || words.length > 5 ? undefined : words.sort().join(' ');
}

function hostsOf(
  correspondents: readonly Correspondent[],
  protectedNames: readonly ProtectedName[],
  ownerDomains: readonly string[],
): KnownHost[] {
  const domains = new Set<string>(ownerDomains.map((one) => one.toLowerCase()));
  for (const { address } of correspondents) domains.add(organizationOf(address.split('@').at(-1)?.toLowerCase() ?? ''));
  for (const { domains: own = [] } of protectedNames) for (const one of own) domains.add(one.toLowerCase());
  return [...domains]
    .filter((domain) => domain.includes('.') && !freemailDomains.has(domain))
    .map((domain) => ({ shown: domain, label: ownLabelOf(domain), domains: [domain] }));
}

/** Domains of the owner's own house, given or read off his addresses; a mailbox provider is nobody's house. */
export function houseDomains({ ownerDomains = [], ownerAddresses = [], envelope }: JudgeContext): string[] {
  const addresses = [...ownerAddresses, ...(envelope ? [envelope.recipient] : [])];
  const read = addresses.map((address) => organizationOf(address.split('@').at(-1)?.toLowerCase() ?? ''));
  const all = [...ownerDomains.map((one) => one.toLowerCase()), ...read];
  return [...new Set(all)].filter((domain) => domain.includes('.') && !freemailDomains.has(domain));
}

/** Whether this address is one from which the person is known to write. */
export const writesAs = ({ addresses, domains }: KnownPerson, address: string, domain: string): boolean =>
  addresses.includes(address) || domains.some((one) => isWithin(domain, one));
