// Whether one host was made to be taken for another: a letter that looks alike, a slip of the finger, a word added, a known domain put
// in front of a strange one. The known hosts are handed in as an index, made once; a look-up costs a few reads of a map.
// Pure. Two honest names may well differ by a letter: short names, first and last letters, and letters that neither look alike nor
// stand side by side on a keyboard are never enough.

import { unicodeDomain } from '#message/domain.ts';
import { companionWords } from './data/companion-words.ts';
import { isWithin, organizationOf, ownLabelOf } from './hosts.ts';
import { skeleton } from './writing.ts';

/** A host that others pass themselves off as. */
export interface KnownHost {
  /** As a person knows it: `paypal.com`, `PayPal`. */
  shown: string;
  /** The label that makes the name: `paypal`. */
  label: string;
  /** Everything that really belongs to it. */
  domains: readonly string[];
  /** The label is a word that others use honestly: only a word of service beside it, or letters in disguise, make an imitation. */
  isCommon?: boolean;
}

export type Manner = 'look' | 'slip' | 'word' | 'front';

export interface Imitation {
  known: KnownHost;
  manner: Manner;
}

export interface ImitationIndex {
  byLabel: ReadonlyMap<string, KnownHost>;
  byLook: ReadonlyMap<string, KnownHost>;
  bySlip: ReadonlyMap<string, KnownHost>;
  byDomain: ReadonlyMap<string, KnownHost>;
}

/** A name this long is not met by chance with one letter changed for its twin. */
const SHORTEST_LOOK = 5;
/** Nor one this long with one letter lost, added, swapped or missed by a key. */
const SHORTEST_SLIP = 7;
/** A part of a label between hyphens may be shorter than a label that words were glued to. */
const SHORTEST_PART = 4;
/** So many names before that of the house are looked at. */
const MOST_LABELS = 8;
/** Labels are at most 63 octets long; a longer one is not looked at. */
const LONGEST_LABEL = 63;

export function indexKnownHosts(hosts: readonly KnownHost[]): ImitationIndex {
  const byLabel = new Map<string, KnownHost>();
  const byLook = new Map<string, KnownHost>();
  const bySlip = new Map<string, KnownHost>();
  const byDomain = new Map<string, KnownHost>();
  for (const host of hosts) {
    const label = skeleton(host.label);
    byLabel.set(label, host);
    if (label.length >= SHORTEST_LOOK) byLook.set(lookOf(label), host);
    if (label.length >= SHORTEST_SLIP && !host.isCommon) {
      bySlip.set(label, host);
      for (const shorter of withoutOneLetter(label)) bySlip.set(shorter, host);
    }
    for (const domain of host.domains) byDomain.set(domain, host);
  }
  return { byLabel, byLook, bySlip, byDomain };
}

/** The known host that this one imitates, and how; undefined for the known host itself and for strangers. */
export function imitationOf(host: string, index: ImitationIndex): Imitation | undefined {
  if (index.byDomain.has(organizationOf(host))) return undefined;
  const label = unicodeDomain(ownLabelOf(host));
  if (label.length > LONGEST_LABEL) return undefined;
  const found = byLook(label, index) ?? bySlip(skeleton(label), index) ?? byWord(label, index) ?? byFront(host, index);
  return found && !found.known.domains.some((domain) => isWithin(host, domain)) ? found : undefined;
}

function byLook(label: string, { byLabel, byLook: looks }: ImitationIndex): Imitation | undefined {
  const bare = skeleton(label);
  const known = byLabel.get(bare) ?? looks.get(lookOf(bare));
  if (!known || known.label.length < SHORTEST_LOOK) return undefined;
  // Under its own letters it is the same name, be it with hyphens or under another ending: nothing is disguised.
  const plain = label.replaceAll('-', '');
  if (plain === known.label.replaceAll('-', '')) return undefined;
  return known.isCommon && /^[a-z]*$/.test(plain) ? undefined : { known, manner: 'look' };
}

function bySlip(label: string, { bySlip: slips }: ImitationIndex): Imitation | undefined {
  if (label.length < SHORTEST_SLIP - 1) return undefined;
  for (const form of [label, ...withoutOneLetter(label)]) {
    const known = slips.get(form);
    if (known && isSlipOf(label, skeleton(known.label))) return { known, manner: 'slip' };
  }
  return undefined;
}

/** One inner letter lost, added, swapped with its neighbour, or hit on the key beside it. */
function isSlipOf(written: string, meant: string): boolean {
  if (written === meant) return false;
  if (written.length !== meant.length) {
    const [shorter, longer] = written.length < meant.length ? [written, meant] : [meant, written];
    return withoutOneLetter(longer).includes(shorter);
  }
  const at = Array.from(written).findIndex((letter, place) => letter !== meant[place]);
  if (at < 1) return false;
  const [one = '', two = ''] = written.slice(at);
  const isSwap = one === meant[at + 1] && two === meant[at] && written.slice(at + 2) === meant.slice(at + 2);
  const isNextKey = written.slice(at + 1) === meant.slice(at + 1) && areNeighbours(one, meant[at] ?? '');
  return isSwap || (isNextKey && at < meant.length - 1);
}

/** The forms with one inner letter less: first and last letters make other words (binance, finance; fortuneo, fortune). */
function withoutOneLetter(label: string): string[] {
  const forms: string[] = [];
  for (let at = 1; at < label.length - 1; at += 1) forms.push(label.slice(0, at) + label.slice(at + 1));
  return forms;
}

const KEYBOARDS = ['qwertyuiop', 'asdfghjkl', 'zxcvbnm', 'azertyuiop', 'qsdfghjklm', 'wxcvbn'];
const areNeighbours = (one: string, two: string): boolean =>
  KEYBOARDS.some(
    (row) => row.includes(one) && row.includes(two) && Math.abs(row.indexOf(one) - row.indexOf(two)) === 1,
  );

const companions = new Set(companionWords);

/** The known label with nothing beside it but words of service, hyphens and digits. */
function byWord(label: string, index: ImitationIndex): Imitation | undefined {
  const parts = label.split(/[-_\d]+/).filter(Boolean);
  const strange = parts.filter((part) => !companions.has(part) && !isCompound(part));
  const rest = strange.length < parts.length ? strange.join('') : withoutCompanion(label);
  const known = index.byLabel.get(rest) ?? (rest.length >= SHORTEST_LOOK ? index.byLook.get(lookOf(rest)) : undefined);
  if (!known || rest.length < (known.isCommon ? SHORTEST_LOOK : SHORTEST_PART)) return undefined;
  return { known, manner: 'word' };
}

/** What is left of a label that a word of service was glued to. */
function withoutCompanion(label: string): string {
  const word = companionWords.find((one) => label.startsWith(one) || label.endsWith(one));
  if (word === undefined) return '';
  const rest = label.startsWith(word) ? label.slice(word.length) : label.slice(0, -word.length);
  return rest.length >= SHORTEST_LOOK ? rest : '';
}

/** Whether a word of service is one of the parts of a host: `ca-securite.fr`, never `ca-normandie.fr`. */
export const holdsCompanion = (host: string): boolean => host.split(/[.\-_\d]+/).some((part) => companions.has(part));

/** Two words of service in one: `emailserv`. */
const isCompound = (part: string): boolean =>
  companionWords.some((word) => part.startsWith(word) && companions.has(part.slice(word.length)));

/** A whole known domain before a strange one: `exemple.fr.compte.net`, `exemple-fr.compte.net`. */
function byFront(host: string, { byDomain }: ImitationIndex): Imitation | undefined {
  const front = host
    .slice(0, -organizationOf(host).length - 1)
    .split('.')
    .slice(-MOST_LABELS);
  for (let at = 0; at < front.length; at += 1) {
    const label = front[at] ?? '';
    const known = byDomain.get(`${label}.${front[at + 1] ?? ''}`) ?? byDomain.get(label.replace(/-(?=[a-z]+$)/, '.'));
    if (known) return { known, manner: 'front' };
  }
  return undefined;
}

const TWINS: Readonly<Record<string, string>> = { '0': 'o', '1': 'l', i: 'l', '3': 'e', '4': 'a', '5': 's', '8': 'b' };

/** What a label looks like at a glance: twins made one, pairs of letters that pass for one, doubled letters made single. */
export const lookOf = (label: string): string =>
  label
    .replaceAll('rn', 'm')
    .replaceAll('vv', 'w')
    .replace(/[01i3458]/g, (letter) => TWINS[letter] ?? letter)
    .replace(/(.)\1+/gu, '$1');
