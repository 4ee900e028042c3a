// What the caller knows beside the message: who handed it over, who vouches for it, whom its owner knows and what he did before.
// Everything that needs a clock, the network, a disk or a database is found out beforehand and handed in here; a part left out
// is unknown, and then nothing is concluded from it. Addresses and domains are compared in lower case; domains may be in ASCII or
// in Unicode. Lists are indexed once per array: a caller that judges many messages for one owner hands in the same arrays.

import type { AuthenticationResults } from '#authentication/results.ts';
import type { EvidenceSymbol } from './data/weights.ts';
import type { Model } from './learn/model.ts';

export interface Envelope {
  /** MAIL FROM, '' for the null sender. */
  mailFrom: string;
  /** The one RCPT this verdict is for. */
  recipient: string;
  /** IP address of the server that handed the message over. */
  clientAddress?: string;
}

/** What is known of the address in From, by this owner's past. */
export interface SenderHistory {
  /** Messages of this address that reached the owner before; 0 makes this one the first contact. */
  received?: number;
  /** Messages the owner sent to this address. */
  writtenTo: number;
  /** Of the sender's messages: those the owner reacted to (answered, clicked, kept, moved out of junk). */
  reactions: number;
  /** The sender's last messages in a row that drew no reaction at all. */
  ignoredInARow: number;
  /** Domains (d=) whose signatures usually pass on this sender's mail; empty when it usually carries none. */
  signers?: readonly string[];
  /** Networks his mail usually comes from, in CIDR form: `192.0.2.0/24`, `2001:db8::/48`. */
  networks?: readonly string[];
}

/** Someone the owner exchanges mail with. */
export interface Correspondent {
  address: string;
  /** As it stands in his messages or in the owner's address book. */
  name?: string;
  /** Messages the owner wrote to this address. */
  writtenTo?: number;
}

/** A name that the owner or his workspace wants guarded: the chairwoman, the accountant, the house's own brand. */
export interface ProtectedName {
  kind: 'person' | 'brand';
  name: string;
  /** Addresses from which this person really writes, private ones included. */
  addresses?: readonly string[];
  /** Domains from which the person or the brand really writes, with all names below them. */
  domains?: readonly string[];
}

/** The conversation that the message belongs to: frauds on bosses are two messages long, and the first looks harmless. */
export interface Thread {
  /** Symbols that verdicts on its earlier messages from outside brought out. */
  symbols: readonly EvidenceSymbol[];
}

/** A QR code found in a picture of the message: the judge reads no pictures itself. */
export interface QrCode {
  text: string;
  /** Name of the picture, '' when it has none. */
  picture: string;
  /** By which the HTML refers to it, without brackets; '' when it has none. */
  contentId: string;
}

/** A link of the message that people reported as fraud, and whose desk blocked it. */
export interface BlockedLink {
  /** As the reading of the message gives it. */
  address: string;
  /** When it was first reported. */
  since: Date;
  /** Owners who reported it; 0 when the desk found it by itself. */
  reports: number;
}

export interface JudgeContext {
  /** When the message arrived, or is about to leave. */
  receivedAt?: Date;
  envelope?: Envelope;
  authentication?: AuthenticationResults;
  history?: SenderHistory;
  /** QR codes in the pictures that the message carries. */
  qrCodes?: readonly QrCode[];
  /** Addresses of the mailbox's owner beside that of the envelope. */
  ownerAddresses?: readonly string[];
  /** Domains of the owner's own house, from which its people write: never those of a mailbox provider. */
  ownerDomains?: readonly string[];
  /** The people the owner writes with; the few hundred most frequent are enough. */
  correspondents?: readonly Correspondent[];
  protectedNames?: readonly ProtectedName[];
  /** Names (and everything below them) of the servers of the owner's own side, whose Received lines are believed. */
  trustedServers?: readonly string[];
  /** Forwarders and lists whose ARC seal the installation believes, by the domain that seals. */
  trustedSealers?: readonly string[];
  /** What was learned, as this owner's mailbox sees it. Absent: what the program ships with. */
  model?: Model;
  /** Absent for the first message of a conversation, or when nobody remembers. */
  thread?: Thread;
  /** Links of the message that are known as fraud. */
  blockedLinks?: readonly BlockedLink[];
}
