// Recognises the names that fraudsters borrow, in a display name, a text and a host, and knows who may bear them.
// Pure; based on data/brands.ts. It must not find a brand within another word: `Orangerie` is not Orange, `chaser` is not Chase.

import { type Brand, brands } from './data/brands.ts';
import { isWithin, listedIn, organizationOf } from './hosts.ts';
import { holdsCompanion, type Imitation, imitationOf, indexKnownHosts, lookOf } from './imitation.ts';
import { skeleton } from './writing.ts';

/** Words that go with a brand in a sender's name and make no other name of it. */
const COMPANIONS =
  /\b(?:services?|clients?|clientele|customer|support|team|equipe|security|securite|securise|sicherheit|account|accounts|compte|comptes|konto|kundenservice|kundendienst|info|infos|information|notification|notifications|alert|alertes?|alerts|online|en ligne|france|deutschland|uk|bank|banque|banking|delivery|livraison|express|id|no reply|noreply|admin|center|centre|help|aide|billing|facturation|mail|webmail|messagerie|inc|ltd|gmbh|sa|the|le|la|l|mon|votre|your|my|de|du|von|of|from|by|via|live|update|wallet|news|labs|official|recovery)\b/g;
/** A brand inside a longer label of a host must be long enough not to be there by chance. */
const SHORTEST_WITHIN_LABEL = 6;
const SHORTEST_PART = 4;
/** A reader sees no more of a host than its end and what stands just before it. */
const MOST_LABELS = 8;
const SHORTEST_IN_TEXT = 4;
const SHORTEST_LOOK = 5;

interface Name {
  brand: Brand;
  words: string;
  compact: string;
}

const names: readonly Name[] = brands.flatMap((brand) =>
  [brand.name, ...(brand.aliases ?? [])].map((name) => ({ brand, words: words(name), compact: skeleton(name) })),
);

// Where two brands share a name the first of the table has it.
const byWhole = new Map(
  names.toReversed().flatMap(({ brand, words: name, compact }) => [
    [name, brand],
    [compact, brand],
  ]),
);
const byLook = new Map(
  names
    .filter(({ compact }) => compact.length >= SHORTEST_LOOK)
    .map(({ brand, compact }) => [lookOf(compact), { brand, compact }] as const),
);
/** Names rare enough to stand for the brand wherever they are met, by their first word. */
const inTexts = Map.groupBy(
  names.filter(({ brand, words: name }) => !brand.common && name.length >= SHORTEST_IN_TEXT),
  ({ words: name }) => firstWord(name),
);
/** Names rare enough to betray themselves in a host. */
const hostNames = names.filter(({ brand, compact }) => compact.length >= 3 && !brand.common);

/** The brand that a display name claims, if any. */
export function brandInName(displayName: string): Brand | undefined {
  const claimed = words(displayName);
  if (claimed === '') return undefined;
  const bare = claimed.replace(COMPANIONS, ' ').replace(/\s+/g, ' ').trim();
  const whole = byWhole.get(bare) ?? byWhole.get(skeleton(displayName));
  if (whole) return whole;
  // `CoinbaseWallet` is two words to its reader.
  const apart = displayName.replace(/(\p{Ll})(?=\p{Lu})/gu, '$1 ');
  return brandsInText(displayName)[0] ?? (apart === displayName ? undefined : brandsInText(apart)[0]);
}

/** The brand that a display name shows with other letters than its own: `Iedger`, `C0inbase`. */
export function brandDisguisedIn(displayName: string): Brand | undefined {
  for (const word of displayName.split(/[^\p{L}\p{N}\p{M}]+/u)) {
    const compact = skeleton(word);
    const found = compact.length >= SHORTEST_LOOK ? byLook.get(lookOf(compact)) : undefined;
    // A common word is disguised only where a figure, or a capital among small letters, stands for one of its letters.
    const isPlain = found?.brand.common && !/\p{Ll}I|I\p{Ll}|\d/u.test(word);
    if (found && found.compact !== compact && !isPlain) return found.brand;
  }
  return undefined;
}

/** The brands that a text names, in its order; common words do not count. */
export function brandsInText(text: string): Brand[] {
  const list = words(text).split(' ');
  return list.flatMap((word, at) => {
    const found = inTexts.get(word)?.find(({ words: name }) => {
      const length = name.split(' ').length;
      return length === 1 || list.slice(at, at + length).join(' ') === name;
    });
    return found ? [found.brand] : [];
  });
}

/** The brand that a host carries in one of its labels, or disguised in it, if any. */
export function brandInHost(host: string): Brand | undefined {
  for (const label of host.toLowerCase().split('.').slice(-MOST_LABELS, -1)) {
    const whole = skeleton(label);
    const parts = label.split(/[-_]/).map(skeleton);
    const found = hostNames.find(
      ({ compact }) =>
        whole === compact ||
        (compact.length >= SHORTEST_PART && parts.includes(compact)) ||
        (compact.length >= SHORTEST_WITHIN_LABEL && whole.includes(compact)),
    );
    if (found) return found.brand;
  }
  return undefined;
}

const brandHosts = indexKnownHosts(
  names.map(({ brand, compact }) => ({
    shown: brand.name,
    label: compact,
    domains: brand.domains,
    ...(brand.common && { isCommon: true }),
  })),
);

/** The brand that a host was made to be taken for, by a look-alike letter, a slip of the finger or a word of service beside it. */
export function brandImitatedBy(host: string): Imitation | undefined {
  const found = imitationOf(host, brandHosts);
  return found?.manner === 'front' ? undefined : found;
}

/** Houses whose hosts serve everybody's pages and pictures. */
const EVERYBODYS = new Set([
  ...['Google', 'Amazon', 'Microsoft', 'Facebook', 'Instagram', 'WhatsApp', 'LinkedIn', 'Apple', 'Dropbox', 'Adobe'],
]);
const owners = new Map(
  brands
    .filter(({ name }) => !EVERYBODYS.has(name))
    .flatMap((brand) => brand.domains.map((domain) => [domain, brand] as const)),
);

/** The brand whose own site a host is; none for those whose hosts serve everybody. */
export function brandOwning(host: string): Brand | undefined {
  const domain = listedIn(owners, host);
  return domain === undefined ? undefined : owners.get(domain);
}

/** Whether the host is the brand's own, or may be that of one of its branches. */
export function belongsTo(host: string, brand: Brand): boolean {
  if (brand.domains.some((domain) => isWithin(host, domain))) return true;
  const organization = organizationOf(host);
  return brand.branches?.test(organization) === true && !holdsCompanion(organization);
}

/** Lower case, no accents, punctuation as spaces, look-alike letters undone. */
function words(name: string): string {
  return name
    .split(/[^\p{L}\p{N}\p{M}&+.'’]+/u)
    .map(skeleton)
    .filter(Boolean)
    .join(' ');
}

function firstWord(name: string): string {
  const end = name.indexOf(' ');
  return end < 0 ? name : name.slice(0, end);
}
