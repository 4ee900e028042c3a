// Mail programs that name themselves, and the form of the Message-ID that each of them writes: a table only.
// A program stands here only when its forms are known and few; where servers put an identifier of their own in its place (Exchange,
// Hotmail, list and news gateways), that form is everybody's and proves nothing.

export interface Mailer {
  name: string;
  /** What stands in X-Mailer or User-Agent. */
  claim: RegExp;
  /** The identifiers that it writes, without brackets. */
  identifier: RegExp;
  /** Where the identifier holds the upper half of the time it was made (Windows FILETIME, in hexadecimal). */
  stamp?: RegExp;
}

const UUID = '[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}';
const STAMPED = '[0-9a-f]{4}[0-9a-f]{8}\\$[0-9a-f]{8}\\$[0-9a-f]+\\$?';
const stamp = /^[0-9a-f]{4}([0-9a-f]{8})\$[0-9a-f]{8}\$/i;

export const mailers: readonly Mailer[] = [
  {
    name: 'Microsoft Outlook',
    claim: /^Microsoft (?:Office )?Outlook(?:,| 1[0-9]\.)/,
    identifier: new RegExp(`^(?:${STAMPED}@|[A-Z]{20,}\\.[^@]+@|!~!)`, 'i'),
    stamp,
  },
  {
    name: 'Outlook Express',
    claim: /^Microsoft (?:Outlook Express|Windows (?:Live )?Mail) /,
    identifier: new RegExp(
      `^(?:${STAMPED}@|[0-9A-F]{32}@|(?:DAV|OE|BAY)[\\w-]+@(?:phx\\.gbl|hotmail\\.com|msn\\.com)$)`,
      'i',
    ),
    stamp,
  },
  {
    name: 'Apple Mail',
    claim: /^(?:Apple Mail|iPhone Mail|iPad Mail) \(/,
    identifier: new RegExp(`^${UUID}@`, 'i'),
  },
  { name: 'The Bat!', claim: /^The Bat! \(v/, identifier: /^\d{8,12}\.(?:19|20)\d{12,15}@/ },
];

/** Identifiers that a server or gateway on the way writes where none stood, or in place of the one that stood. */
export const serverIdentifier =
  /@(?:[\w-]+\.)*(?:outlook\.com|exchangelabs\.com|gmail\.com|google\.com|gmane\.org|yahoogroups\.com|yahoo\.com|icloud\.com|me\.com)$/i;
