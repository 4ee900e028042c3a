// Takes a file in as a stream: onto disk, with its size, its fingerprint and its first bytes, never whole in memory.
// A stream that breaks off leaves nothing behind. It must never look at more than the head.

import { isUtf8 } from 'node:buffer';
import { createHash } from 'node:crypto';
import { type Readable, Transform } from 'node:stream';
import type { BlobStore } from '#platform/blobs.ts';

export interface ReceivedFile {
  blobKey: string;
  sizeBytes: number;
  sha256: Buffer;
  /** Up to 256 kB. */
  head: Buffer;
  /** Of the whole file. */
  isUtf8: boolean;
}

/** The file is larger than the limit; nothing of it was kept. */
export class FileTooLarge extends Error {
  override name = 'FileTooLarge';
}

export const HEAD_BYTES = 262_144;
export const LARGEST_FILE = 2_000_000_000;

export async function receiveFile(
  blobs: Pick<BlobStore, 'put'>,
  workspaceId: string,
  file: Readable,
  largest = LARGEST_FILE,
): Promise<ReceivedFile> {
  const hash = createHash('sha256');
  const text = utf8Check();
  const head: Buffer[] = [];
  let sizeBytes = 0;
  const measure = new Transform({
    transform(chunk: Buffer, _encoding, done) {
      if (sizeBytes < HEAD_BYTES) head.push(chunk.subarray(0, HEAD_BYTES - sizeBytes));
      sizeBytes += chunk.length;
      hash.update(chunk);
      text.add(chunk);
      done(sizeBytes > largest ? new FileTooLarge() : null, chunk);
    },
  });
  file.on('error', (cause) => measure.destroy(cause));
  // It may break off before the blob store listens; the store then finds it destroyed.
  measure.on('error', () => {});
  try {
    const blobKey = await blobs.put(workspaceId, file.pipe(measure));
    return { blobKey, sizeBytes, sha256: hash.digest(), head: Buffer.concat(head), isUtf8: text.holds() };
  } catch (cause) {
    file.destroy();
    for (let fault: unknown = cause; fault instanceof Error; fault = fault.cause) {
      if (fault instanceof FileTooLarge) throw fault;
    }
    throw cause;
  }
}

/** Whether bytes that come in pieces are UTF-8 together: a character may be cut between two pieces. */
function utf8Check(): { add(chunk: Buffer): void; holds(): boolean } {
  let valid = true;
  let rest: Buffer = Buffer.alloc(0);
  return {
    add(chunk) {
      if (!valid) return;
      const bytes = rest.length > 0 ? Buffer.concat([rest, chunk]) : chunk;
      const whole = bytes.length - unfinished(bytes);
      valid = isUtf8(bytes.subarray(0, whole));
      rest = Buffer.from(bytes.subarray(whole));
    },
    holds: () => valid && rest.length === 0,
  };
}

/** How many bytes at the end begin a character that is not complete. */
function unfinished(bytes: Buffer): number {
  for (let back = 1; back <= Math.min(3, bytes.length); back++) {
    const byte = bytes[bytes.length - back] as number;
    if (byte < 0x80) return 0;
    if (byte >= 0xc0) return back < (byte >= 0xf0 ? 4 : byte >= 0xe0 ? 3 : 2) ? back : 0;
  }
  return 0;
}
