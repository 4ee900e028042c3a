// Opens the gzip or zip in which reports travel. An archive can hold thousands of times its size: nothing is unpacked beyond the limits
// below, whatever the archive says of itself. Bytes in, bytes out; never throws.

import { gunzipSync } from 'node:zlib';
import { Unzip, UnzipInflate } from 'fflate';
import type { NoticeDefect } from './notice-parts.ts';

/** What a provider accepts as one message is less. */
export const MAX_PACKED_OCTETS = 20_000_000;
/** About two hundred thousand rows of a DMARC report. */
export const MAX_UNPACKED_OCTETS = 100_000_000;
/** XML of many like rows packs a hundredfold; a bomb a thousandfold. Small content is let through whatever its ratio. */
export const MAX_RATIO = 300;
const RATIO_COUNTS_FROM = 1_000_000;
/** RFC 9990 allows one file; some reporters add a second. */
export const MAX_ENTRIES = 5;
/** A gzip within a gzip is met in the wild; more is play. */
const MAX_LAYERS = 3;

/** `content` is never empty. */
export type Unpacked = { content: Buffer; defect?: undefined } | { defect: NoticeDefect };

/** Content that is neither gzip nor zip comes back as it is. */
export function unpack(bytes: Buffer): Unpacked {
  let content = bytes;
  for (let layer = 0; isPacked(content); layer++) {
    if (layer === MAX_LAYERS) return { defect: 'archive_entries' };
    if (content.length > MAX_PACKED_OCTETS) return { defect: 'archive_too_big' };
    const opened = isGzip(content) ? gunzip(content) : unzip(content);
    if (opened.defect !== undefined) return opened;
    content = opened.content;
  }
  if (content.length === 0) return { defect: 'document_empty' };
  return content.length > MAX_UNPACKED_OCTETS ? { defect: 'content_too_big' } : { content };
}

const isGzip = (bytes: Buffer) => bytes[0] === 0x1f && bytes[1] === 0x8b;
const isZip = (bytes: Buffer) => bytes.length > 30 && bytes.readUInt32BE(0) === 0x504b0304;
const isPacked = (bytes: Buffer) => isGzip(bytes) || isZip(bytes);

const allowance = (packed: number) => Math.min(MAX_UNPACKED_OCTETS, Math.max(RATIO_COUNTS_FROM, packed * MAX_RATIO));
const tooMuch = (packed: number): NoticeDefect =>
  allowance(packed) < MAX_UNPACKED_OCTETS ? 'archive_ratio' : 'content_too_big';

function gunzip(bytes: Buffer): Unpacked {
  const limit = { maxOutputLength: allowance(bytes.length) };
  try {
    return { content: gunzipSync(bytes, limit) };
  } catch (error) {
    if ((error as { code?: string }).code === 'ERR_BUFFER_TOO_LARGE') return { defect: tooMuch(bytes.length) };
  }
  // A line end behind the archive, as mail software likes to add (Mimecast), is an error to zlib.
  const end = bytes.at(-2) === 13 && bytes.at(-1) === 10 ? -2 : -1;
  try {
    return { content: gunzipSync(bytes.subarray(0, end), limit) };
  } catch {
    return { defect: 'archive_broken' };
  }
}

/** A thousandth of the largest content at a time, so that a bomb is noticed while it opens. */
const STEP = 1_000;

/** The first file that holds anything. Sizes that the archive states are not believed: what comes out is counted. */
function unzip(bytes: Buffer): Unpacked {
  const chunks: Uint8Array[] = [];
  let octets = 0;
  let entries = 0;
  let isEnded = false;
  let defect: NoticeDefect | undefined;
  const unzipper = new Unzip((file) => {
    entries++;
    if (entries > MAX_ENTRIES) defect ??= 'archive_entries';
    if (file.name.endsWith('/') || octets > 0 || defect) return;
    file.ondata = (error, chunk, isFinal) => {
      if (error) defect ??= 'archive_broken';
      if (error || defect) return;
      octets += chunk.length;
      if (octets > allowance(bytes.length)) defect = tooMuch(bytes.length);
      else chunks.push(chunk);
      if (isFinal) isEnded = true;
    };
    file.start();
  });
  unzipper.register(UnzipInflate);
  try {
    for (let at = 0; at < bytes.length && !defect; at += STEP)
      unzipper.push(bytes.subarray(at, at + STEP), at + STEP >= bytes.length);
  } catch {
    defect ??= 'archive_broken';
  }
  if (defect) return { defect };
  return isEnded ? { content: Buffer.concat(chunks) } : { defect: 'archive_broken' };
}
