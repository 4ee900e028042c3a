import assert from 'node:assert/strict';
import { test } from 'node:test';
import { deflateRawSync, gzipSync } from 'node:zlib';
import { zipSync } from 'fflate';
import { MAX_ENTRIES, MAX_PACKED_OCTETS, MAX_RATIO, MAX_UNPACKED_OCTETS, unpack } from './unpack.ts';

const text = Buffer.from('<feedback/>');
const zip = (files: Record<string, Uint8Array>, level: 0 | 9 = 9) => Buffer.from(zipSync(files, { level }));
const zeros = (octets: number) => Buffer.alloc(octets);

const opened: [string, Buffer][] = [
  ['what is not packed', text],
  ['gzip', gzipSync(text)],
  ['gzip with a line end behind it', Buffer.concat([gzipSync(text), Buffer.from('\r\n')])],
  ['gzip within gzip', gzipSync(gzipSync(text))],
  ['zip', zip({ 'a.xml': text })],
  ['zip that does not compress', zip({ 'a.xml': text }, 0)],
  ['zip with a folder before the file', zip({ 'folder/': new Uint8Array(), 'folder/a.xml': text })],
  ['gzip within zip', zip({ 'a.xml.gz': gzipSync(text) })],
];
for (const [what, bytes] of opened)
  test(`unpack opens ${what}`, () => assert.deepEqual(unpack(bytes), { content: text }));

test('unpack opens a large report whose rows are much alike', () => {
  const row = (index: number) =>
    `<record><row><source_ip>192.0.2.${index % 256}</source_ip><count>${index}</count></row></record>`;
  const rows = Buffer.from(Array.from({ length: 60_000 }, (_, index) => row(index)).join(''));
  for (const bytes of [gzipSync(rows), zip({ a: rows })]) assert.equal(unpack(bytes).defect, undefined);
});

const files = Object.fromEntries(Array.from({ length: MAX_ENTRIES + 1 }, (_, index) => [`${index}`, new Uint8Array()]));
const refused: [string, () => Buffer, string][] = [
  ['nothing', () => Buffer.alloc(0), 'document_empty'],
  ['an empty archive', () => gzipSync(''), 'document_empty'],
  ['a cut gzip', () => gzipSync(text).subarray(0, 15), 'archive_broken'],
  ['a cut zip', () => zip({ a: text }).subarray(0, 35), 'archive_broken'],
  ['a gzip bomb', () => gzipSync(zeros(20_000_000)), 'archive_ratio'],
  ['a zip bomb', () => zip({ a: zeros(20_000_000) }), 'archive_ratio'],
  ['a zip bomb that states a small size', () => understated(zeros(20_000_000)), 'archive_ratio'],
  ['a bomb within a bomb', () => gzipSync(gzipSync(zeros(50_000_000))), 'archive_ratio'],
  ['layer upon layer', () => [1, 2, 3, 4].reduce((bytes) => gzipSync(bytes), text), 'archive_entries'],
  ['a zip of many files', () => zip(files), 'archive_entries'],
  ['more than a message can be', () => Buffer.concat([gzipSync(text), zeros(MAX_PACKED_OCTETS)]), 'archive_too_big'],
];
for (const [what, bytes, defect] of refused)
  test(`unpack refuses ${what}: ${defect}`, () => assert.deepEqual(unpack(bytes()), { defect }));

test('unpack opens a bomb no further than its limits', () => {
  const bomb = gzipSync(zeros(MAX_UNPACKED_OCTETS * 2));
  const before = process.memoryUsage().arrayBuffers;
  unpack(bomb);
  assert.ok(process.memoryUsage().arrayBuffers - before < bomb.length * MAX_RATIO * 2);
});

/** A zip whose header says ten octets. */
function understated(content: Buffer): Buffer {
  const packed = deflateRawSync(content);
  const header = Buffer.alloc(30);
  header.writeUInt32LE(0x04034b50, 0);
  header.writeUInt16LE(20, 4);
  header.writeUInt16LE(8, 8);
  header.writeUInt32LE(packed.length, 18);
  header.writeUInt32LE(10, 22);
  header.writeUInt16LE(1, 26);
  return Buffer.concat([header, Buffer.from('a'), packed]);
}
