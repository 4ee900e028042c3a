// Takes the trackers out of a message and leaves everything else of it as it came, octet by octet. Pure: the same message and options give the
// same octets, a clean message comes out as it went in, and a cleaned one too. It never throws, whatever the message; what can not be
// changed safely is left alone. It must never touch a file, a message within, or what is signed or encrypted.

import { sentenceOf } from '#judge/weigh.ts';
import type { Words } from '#judge/verdict.ts';
import { recipientsOf } from '#judge/reading.ts';
import { splitAddress } from '#message/address.ts';
import { asciiDomain } from '#message/domain.ts';
import type { AddressKind } from '#message/html-addresses.ts';
import type { Message } from '#message/parse.ts';
import type { Change } from './change.ts';
import { type Edit, editBody } from './edit-body.ts';
import { findTrackers, type Tracker } from './find-trackers.ts';
import type { HtmlPart } from './html-parts.ts';
import { cleanLinks, type LinkChange } from './links/clean-links.ts';
import { addressesIn } from './loads.ts';
import type { Removal } from './removal.ts';
import { removedFields } from './removed-fields.ts';

export interface CleanOptions {
  /** Addresses of the one this copy is for, in lower case; when not given, the only address in To. */
  recipients?: readonly string[];
  /** Addresses that `provePersonal` found to be this reader's own. */
  personal?: ReadonlySet<string>;
  /** Take tracking parameters from links, and lead wrapped links straight to their targets. */
  links?: boolean;
}

export interface Cleaned {
  source: Buffer;
  removals: readonly Removal[];
  links: readonly LinkChange[];
}

/** `message` is `source`, parsed. */
export function clean(source: Uint8Array, message: Message, options: CleanOptions = {}): Cleaned {
  const { recipients = recipientsOf(message, {}), personal = new Set() } = options;
  const read = addressesIn(message);
  const trackers = findTrackers(
    read.flatMap(({ loads }) => loads),
    recipients,
    personal,
  );
  const links = options.links ? cleanLinks(read.flatMap((one) => one.links)) : [];
  const bytes = Buffer.from(source.buffer, source.byteOffset, source.byteLength);
  const eol = bytes.subarray(0, SAMPLE).includes('\r\n') ? '\r\n' : '\n';
  const changes = [...trackers.map(emptied), ...links];
  const bodies = new Map<HtmlPart, Buffer>();
  for (const { part } of read) {
    const own = changes.filter((change) => change.part === part);
    const body = own.length > 0 && editBody(part.mime.body, part.mime.encoding, toEdits(own, eol), eol);
    if (body) bodies.set(part, body);
  }
  const by = senderOf(message);
  const removals = trackers.filter(({ load }) => bodies.has(load.part)).map((tracker) => removalOf(tracker, by));
  const changed = links.filter(({ part }) => bodies.has(part)).map(({ change }) => change);
  const fields = removedFields(removals, changed.length, eol);
  return { source: assemble(bytes, message, bodies, fields), removals, links: changed };
}

/** Enough to see how a message ends its lines. */
const SAMPLE = 10_000;

/** A transparent picture of one pixel: every attribute and style that gives the place its size stays. */
const PIXEL = 'data:image/gif;base64,R0lGODlhAQABAIAAAAAAAP///yH5BAEAAAAALAAAAAABAAEAAAIBRAA7';
const NOTHING = 'data:,';
/** No semicolon within styles: much software cuts them there. */
const EMPTY: Readonly<Record<AddressKind, string>> = {
  image: PIXEL,
  background: NOTHING,
  sheet: 'data:text/css,',
  font: NOTHING,
  media: NOTHING,
  document: NOTHING,
  unseen: NOTHING,
  link: NOTHING,
};

const emptied = ({ load: { part, written } }: Tracker): Change => ({ part, written, put: EMPTY[written.kind] });

function toEdits(changes: readonly Change[], eol: string): Edit[] {
  return changes
    .map(({ part: { view }, written: { start, length, breakAt }, put }) => ({
      start: start * view.unit,
      end: (start + length) * view.unit,
      bytes: view.encode(put),
      breakAt: breakAt * view.unit,
      lineBreak: view.encode(eol),
    }))
    .sort((a, b) => a.start - b.start);
}

/** The message with some bodies changed and the fields that say so on top. */
function assemble(bytes: Buffer, message: Message, bodies: ReadonlyMap<HtmlPart, Buffer>, fields: string): Buffer {
  if (bodies.size === 0) return bytes;
  // The line that mbox puts before a message is no part of it.
  const start = bytes.length - message.bytes.length;
  // A first line that goes on from nothing would go on from ours.
  const isFoldFirst = /^[ \t]/.test(message.bytes.toString('latin1', 0, 1));
  const pieces = [bytes.subarray(0, start), Buffer.from(isFoldFirst ? '' : fields, 'latin1')];
  let at = start;
  for (const [{ mime }, body] of bodies) {
    const from = start + mime.body.byteOffset - message.bytes.byteOffset;
    pieces.push(bytes.subarray(at, from), body);
    at = from + mime.body.length;
  }
  return Buffer.concat([...pieces, bytes.subarray(at)]);
}

const senderOf = ({ from }: Message): string => {
  const { domain } = splitAddress(from.find(({ address }) => address !== '')?.address ?? '');
  return (asciiDomain(domain) ?? '').toLowerCase();
};

function removalOf({ load, reason, details }: Tracker, by: string): Removal {
  const { part, written, image } = load;
  const { vendor } = details;
  return {
    kind: written.kind,
    ...(typeof vendor === 'string' && { vendor }),
    host: image.host,
    address: image.src,
    reason,
    sentence: reason === 'TRACKER_PERSONAL' ? personalSentence(image.host) : sentenceOf(reason, details),
    by,
    place: { part: part.number, start: written.start, length: written.length },
  };
}

const personalSentence = (host: string): Words => ({
  fr: `L’adresse d’une image venue de ${host} n’est que pour vous : une autre personne a reçu le même message avec une autre adresse.`,
  en: `The address of an image from ${host} is yours alone: somebody else got the same message with another address.`,
});
