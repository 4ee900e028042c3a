// Lists what a RAR archive holds, of version 4 and of version 5, from the headers before each file. It never throws: what is broken
// or cut ends the list. Nothing is unpacked.

import { type Archive, type ArchiveEntry, MAX_ENTRIES } from './archive-entries.ts';

const LONGEST_NAME = 500;
const RAR4_FILE = 0x74;
const RAR4_MAIN = 0x73;
const RAR5_FILE = 2;
const RAR5_ENCRYPTION = 4;
const EXTRA_ENCRYPTION = 1;

export function readRar(content: Buffer): Archive {
  const isFive = content[6] === 1;
  try {
    return isFive ? readFive(content) : readFour(content);
  } catch (fault) {
    // A length that leads out of the file: the list ends there.
    if (fault instanceof RangeError) return { entries: [], isEncrypted: false };
    throw fault;
  }
}

function readFour(content: Buffer): Archive {
  const entries: ArchiveEntry[] = [];
  let at = 7;
  while (at + 7 <= content.length && entries.length < MAX_ENTRIES) {
    const type = content[at + 2];
    const flags = content.readUInt16LE(at + 3);
    const size = content.readUInt16LE(at + 5);
    // The whole directory is locked: nothing more can be read.
    if (type === RAR4_MAIN && (flags & 0x80) !== 0) return { entries, isEncrypted: true };
    if (size < 7) break;
    let data = 0;
    if (type === RAR4_FILE && at + 32 <= content.length) {
      data = content.readUInt32LE(at + 7);
      const nameLength = content.readUInt16LE(at + 26);
      const nameStart = at + 32 + ((flags & 0x100) === 0 ? 0 : 8);
      const name = content.toString('latin1', nameStart, nameStart + Math.min(nameLength, LONGEST_NAME));
      entries.push({ name: name.replace(/\0.*$/s, ''), isEncrypted: (flags & 4) !== 0 });
    } else if ((flags & 0x8000) !== 0 && at + 11 <= content.length) data = content.readUInt32LE(at + 7);
    at += size + data;
  }
  return { entries, isEncrypted: entries.some(({ isEncrypted }) => isEncrypted) };
}

function readFive(content: Buffer): Archive {
  const entries: ArchiveEntry[] = [];
  let at = 8;
  while (at + 6 < content.length && entries.length < MAX_ENTRIES) {
    const reader = new Numbers(content, at + 4);
    const size = reader.next();
    const end = reader.at + size;
    const type = reader.next();
    const flags = reader.next();
    const extraSize = (flags & 1) === 0 ? 0 : reader.next();
    const dataSize = (flags & 2) === 0 ? 0 : reader.next();
    if (type === RAR5_ENCRYPTION) return { entries, isEncrypted: true };
    if (type === RAR5_FILE) entries.push(fileOfFive(content, reader, end - extraSize, end));
    if (size === 0) break;
    at = end + dataSize;
  }
  return { entries, isEncrypted: entries.some(({ isEncrypted }) => isEncrypted) };
}

function fileOfFive(content: Buffer, reader: Numbers, extraStart: number, end: number): ArchiveEntry {
  const fileFlags = reader.next();
  reader.next();
  reader.next();
  if ((fileFlags & 2) !== 0) reader.at += 4;
  if ((fileFlags & 4) !== 0) reader.at += 4;
  reader.next();
  reader.next();
  const length = reader.next();
  const name = content.toString('utf8', reader.at, reader.at + Math.min(length, LONGEST_NAME));
  let isEncrypted = false;
  const extra = new Numbers(content, extraStart);
  while (extra.at < end) {
    const size = extra.next();
    const next = extra.at + size;
    if (extra.next() === EXTRA_ENCRYPTION) isEncrypted = true;
    extra.at = next;
  }
  return { name, isEncrypted };
}

/** Numbers of seven bits a byte, the lowest first. */
class Numbers {
  private readonly content: Buffer;
  at: number;

  constructor(content: Buffer, at: number) {
    this.content = content;
    this.at = at;
  }

  next(): number {
    let value = 0;
    for (let shift = 0; shift < 49; shift += 7) {
      const byte = this.content[this.at++];
      if (byte === undefined) throw new RangeError('a number beyond the end');
      value += (byte & 127) * 2 ** shift;
      if (byte < 128) return value;
    }
    throw new RangeError('a number without an end');
  }
}
