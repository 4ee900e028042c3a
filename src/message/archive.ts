// Lists what an archive holds, without unpacking anything: names, and whether a password stands before them. ZIP (with all Office
// documents made of it), RAR 4 and 5, tar and gzip; of 7-Zip only whether it is locked, since its directory is packed too.
// It never throws: of a broken or cut archive it gives what could be read. The number of entries is limited.

import { type Archive, type ArchiveEntry, MAX_ENTRIES } from './archive-entries.ts';
import { readRar } from './archive-rar.ts';
import type { FileKind } from './file-kind.ts';

const END_OF_DIRECTORY = Buffer.from('504b0506', 'hex');
const DIRECTORY_ENTRY = 0x02014b50;
const LOCAL_ENTRY = 0x04034b50;
/** The end record is followed by a comment of at most this length. */
const LONGEST_COMMENT = 65_557;
const LONGEST_NAME = 500;
/** The coder of 7-Zip that asks for a password (7zAES), as it stands in the directory. */
const SEVEN_ZIP_AES = Buffer.from('06f10701', 'hex');
const BLOCK = 512;

export function readArchive(content: Buffer, kind: FileKind | undefined): Archive | undefined {
  switch (kind) {
    case 'zip':
      return archiveOf(readZip(content));
    case 'rar':
      return readRar(content);
    case 'tar':
      return archiveOf(readTar(content));
    case 'gzip':
      return archiveOf(readGzip(content));
    case 'seven_zip':
      return { entries: [], isEncrypted: content.subarray(-LONGEST_COMMENT).includes(SEVEN_ZIP_AES) };
    default:
      return undefined;
  }
}

const archiveOf = (entries: readonly ArchiveEntry[]): Archive => ({
  entries,
  isEncrypted: entries.some((entry) => entry.isEncrypted),
});

/** From the directory at its end; where that is missing or was cut off, from the headers before each file. */
function readZip(content: Buffer): ArchiveEntry[] {
  const end = content.lastIndexOf(END_OF_DIRECTORY, content.length - 22);
  if (end >= 0 && end >= content.length - LONGEST_COMMENT && end + 22 <= content.length) {
    const entries = walk(content, content.readUInt32LE(end + 16), DIRECTORY_ENTRY);
    if (entries.length > 0) return entries;
  }
  return walk(content, 0, LOCAL_ENTRY);
}

function walk(content: Buffer, start: number, signature: number): ArchiveEntry[] {
  const isDirectory = signature === DIRECTORY_ENTRY;
  const head = isDirectory ? 46 : 30;
  const entries: ArchiveEntry[] = [];
  let at = start;
  while (at + head <= content.length && entries.length < MAX_ENTRIES && content.readUInt32LE(at) === signature) {
    const flags = content.readUInt16LE(at + (isDirectory ? 8 : 6));
    const nameLength = content.readUInt16LE(at + (isDirectory ? 28 : 26));
    const extraLength = content.readUInt16LE(at + (isDirectory ? 30 : 28));
    const name = content.subarray(at + head, at + head + Math.min(nameLength, LONGEST_NAME));
    entries.push({ name: entryName(name), isEncrypted: (flags & 1) === 1 });
    const after = isDirectory ? content.readUInt16LE(at + 32) : content.readUInt32LE(at + 18);
    at += head + nameLength + extraLength + after;
  }
  return entries;
}

/** UTF-8 where it is that, else byte by byte: only endings matter. */
function entryName(bytes: Buffer): string {
  const text = bytes.toString('utf8');
  return text.includes('\ufffd') ? bytes.toString('latin1') : text;
}

function readTar(content: Buffer): ArchiveEntry[] {
  const entries: ArchiveEntry[] = [];
  let at = 0;
  while (at + BLOCK <= content.length && content[at] !== 0 && entries.length < MAX_ENTRIES) {
    const name = content.toString('latin1', at, at + 100).replace(/\0.*$/s, '');
    entries.push({ name, isEncrypted: false });
    const size = Number.parseInt(content.toString('latin1', at + 124, at + 136).replace(/[^0-7]/g, ''), 8) || 0;
    at += BLOCK + Math.ceil(size / BLOCK) * BLOCK;
  }
  return entries;
}

/** RFC 1952: the name of the one file within stands behind the header, when it is kept at all. */
function readGzip(content: Buffer): ArchiveEntry[] {
  const flags = content[3] ?? 0;
  if ((flags & 8) === 0 || content.length < 12) return [];
  const start = (flags & 4) === 0 ? 10 : 12 + content.readUInt16LE(10);
  const end = content.indexOf(0, start);
  return end < 0 || end - start > LONGEST_NAME
    ? []
    : [{ name: entryName(content.subarray(start, end)), isEncrypted: false }];
}
