// Names of hosts: which organization a host belongs to, and membership of a table of hosts. Pure; a text that is no host name
// belongs to no organization.

import { getDomain, getDomainWithoutSuffix, parse } from 'tldts';

/** The registrable name above a host (`news.shop.example.co.uk` -> `example.co.uk`); a tenant of a hosting service counts as one. */
export function organizationOf(host: string): string {
  return getDomain(host, { allowPrivateDomains: true }) ?? host;
}

/** The label that its owner chose (`news.shop.example.co.uk` -> `example`); '' where there is none. */
export function ownLabelOf(host: string): string {
  return getDomainWithoutSuffix(host, { allowPrivateDomains: true }) ?? '';
}

/** No table names a host of more labels than this: what stands before them makes a look-up no longer. */
const MOST_LABELS = 6;

function endOf(host: string): string {
  let at = host.length;
  for (let labels = 0; labels < MOST_LABELS && at > 0; labels += 1) at = host.lastIndexOf('.', at - 1);
  return at > 0 ? host.slice(at + 1) : host;
}

/** Whether the host, or a name above it, stands in the table. Gives the entry. */
export function listedIn(table: { has(host: string): boolean }, host: string): string | undefined {
  for (let name = endOf(host); name.includes('.'); name = name.slice(name.indexOf('.') + 1)) {
    if (table.has(name)) return name;
  }
  return undefined;
}

export const isWithin = (host: string, domain: string): boolean => host === domain || host.endsWith(`.${domain}`);

export const isAddressLiteral = (host: string): boolean => /^\[|^\d{1,3}(?:\.\d{1,3}){3}$/.test(host);

/** Whether the text is a name that somebody could register under a public suffix: `orange.fr`, not `Mr.Smith`. */
export function isRegistrable(name: string): boolean {
  const { domain, isIcann, isPrivate } = parse(name, { allowPrivateDomains: true });
  return domain !== null && (isIcann === true || isPrivate === true);
}

/** Whether the name ends in something that the world's registries know: `exemple.fr`, not `exemple.hyc`. */
export const hasPublicSuffix = (name: string): boolean => parse(name).isIcann === true;

/** The reader's own computer: what an installation without a public address writes into its links. */
export const isThisMachine = (host: string): boolean =>
  host === 'localhost' || host.endsWith('.localhost') || host === '[::1]' || /^127(?:\.\d{1,3}){3}$/.test(host);
