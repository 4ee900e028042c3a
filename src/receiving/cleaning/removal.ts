// What was taken out of a message, said so that its owner, a report and a program can read it.

import type { SpyPixelSymbol } from '#judge/trackers/find-spy-pixels.ts';
import type { Words } from '#judge/verdict.ts';
import type { AddressKind } from '#message/html-addresses.ts';

/** What the finder of spy pixels says, or that another copy of the mailing proved the address to be personal. */
export type RemovalReason = SpyPixelSymbol | 'TRACKER_PERSONAL';

/** Characters of the decoded HTML of one part; parts are numbered as IMAP does (RFC 3501, section 6.4.5). */
export interface RemovalPlace {
  part: string;
  start: number;
  length: number;
}

export interface Removal {
  kind: AddressKind;
  /** Whose tracker it is, where it is known by name. */
  vendor?: string;
  host: string;
  address: string;
  reason: RemovalReason;
  sentence: Words;
  /** Domain of the sender who put it there; '' when the message names none. */
  by: string;
  place: RemovalPlace;
}
