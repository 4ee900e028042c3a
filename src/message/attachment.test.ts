import assert from 'node:assert/strict';
import test from 'node:test';
import fc from 'fast-check';
import { zipSync } from 'fflate';
import { readArchive } from './archive.ts';
import { readAttachments } from './attachment.ts';
import { kindOf } from './file-kind.ts';
import { parse } from './parse.ts';

const hex = (text: string) => Buffer.from(text.replaceAll(' ', ''), 'hex');
const zip = (names: string[]) =>
  Buffer.from(zipSync(Object.fromEntries(names.map((name) => [name, Buffer.from(name)]))));

const mixed = (...parts: string[]) =>
  parse(
    Buffer.from(
      `From: a@exemple.fr\r\nContent-Type: multipart/mixed; boundary=x\r\n\r\n--x\r\n\r\nBonjour\r\n${parts.map((part) => `--x\r\n${part}\r\n`).join('')}--x--\r\n`,
    ),
  );
const file = (name: string, content: Buffer) =>
  `Content-Type: application/octet-stream; name="${name}"\r\nContent-Transfer-Encoding: base64\r\n\r\n${content.toString('base64')}`;

test('readAttachments: name, true kind and content, whatever is declared', () => {
  const content = Buffer.from('%PDF-1.7\n1 0 obj');
  const [attachment] = readAttachments(mixed(file('plan.bin', content)));
  assert.equal(attachment?.name, 'plan.bin');
  assert.equal(attachment?.kind, 'pdf');
  assert.deepEqual(attachment?.read(), content);
});

test('readAttachments: files of a message within, and not its text', () => {
  const inner = `From: b@exemple.fr\r\nContent-Type: multipart/mixed; boundary=y\r\n\r\n--y\r\n\r\nSalut\r\n--y\r\n${file('dedans.pdf', Buffer.from('%PDF-1.7'))}\r\n--y--`;
  const names = readAttachments(mixed(`Content-Type: message/rfc822\r\n\r\n${inner}`)).map(({ name }) => name);
  assert.deepEqual(names, ['dedans.pdf']);
});

test('kindOf: texts that begin like binaries are texts', () => {
  assert.equal(
    kindOf(Buffer.from('MZ is the beginning of this long sentence, which goes on and on and holds no zero byte.')),
    undefined,
  );
  assert.equal(
    kindOf(Buffer.from('BMW, a car, a sentence that is longer than the head of any bitmap, and no bitmap at all.')),
    undefined,
  );
  assert.equal(kindOf(Buffer.concat([Buffer.from('MZ'), Buffer.alloc(100)])), 'windows_program');
  assert.equal(kindOf(Buffer.from('<?xml version="1.0"?><svg xmlns="http://www.w3.org/2000/svg">')), 'svg');
  assert.equal(kindOf(Buffer.from('\ufeff<!DOCTYPE html><title>x')), 'html');
  assert.equal(kindOf(Buffer.from('<note>an XML of somebody</note>')), undefined);
});

test('readArchive: the names in a ZIP, from its directory and without it', () => {
  const content = zip(['word/document.xml', 'word/vbaProject.bin']);
  const names = (bytes: Buffer) => readArchive(bytes, 'zip')?.entries.map(({ name }) => name);
  assert.deepEqual(names(content), ['word/document.xml', 'word/vbaProject.bin']);
  assert.deepEqual(names(content.subarray(0, -30))?.[0], 'word/document.xml');
});

test('readArchive: a ZIP behind a password', () => {
  const content = zip(['facture.exe']);
  assert.equal(readArchive(content, 'zip')?.isEncrypted, false);
  const entry = content.indexOf(hex('504b0102'));
  content[entry + 8] = 1;
  assert.equal(readArchive(content, 'zip')?.isEncrypted, true);
});

test('readArchive: RAR 4, in the clear and with a locked directory', () => {
  const main = (flags: string) => hex(`52617221 1a0700 cf90 73 ${flags} 0d00 000000000000`);
  const name = Buffer.from('facture.exe');
  const head = Buffer.alloc(32);
  head[2] = 0x74;
  head.writeUInt16LE(4, 3);
  head.writeUInt16LE(32 + name.length, 5);
  head.writeUInt16LE(name.length, 26);
  const archive = readArchive(Buffer.concat([main('0000'), head, name]), 'rar');
  assert.deepEqual(archive, { entries: [{ name: 'facture.exe', isEncrypted: true }], isEncrypted: true });
  assert.deepEqual(readArchive(main('8000'), 'rar'), { entries: [], isEncrypted: true });
});

test('readArchive: RAR 5, in the clear and with a locked directory', () => {
  const signature = hex('526172211a070100');
  const name = Buffer.from('facture.js');
  const body = Buffer.concat([hex('02 00 00 05 00 00 00'), Buffer.from([name.length]), name]);
  const header = Buffer.concat([hex('00000000'), Buffer.from([body.length]), body]);
  assert.deepEqual(readArchive(Buffer.concat([signature, header]), 'rar')?.entries, [
    { name: 'facture.js', isEncrypted: false },
  ]);
  assert.equal(readArchive(Buffer.concat([signature, hex('00000000 03 04 00 00')]), 'rar')?.isEncrypted, true);
});

test('readArchive: tar and gzip', () => {
  const header = Buffer.alloc(512);
  header.write('a/programme.sh', 0);
  header.write('00000000002', 124);
  assert.deepEqual(readArchive(Buffer.concat([header, Buffer.alloc(512)]), 'tar')?.entries.length, 1);
  const gzip = Buffer.concat([hex('1f8b0808000000000003'), Buffer.from('facture.exe\0rest')]);
  assert.equal(readArchive(gzip, 'gzip')?.entries[0]?.name, 'facture.exe');
});

test('readArchive: whatever the bytes, a list', () => {
  const heads = ['504b0304', '526172211a0700', '526172211a070100', '1f8b08ff', '377abcaf271c'].map(hex);
  fc.assert(
    fc.property(fc.constantFrom(...heads), fc.uint8Array({ maxLength: 400 }), (head, rest) => {
      const bytes = Buffer.concat([head, rest]);
      assert.ok((readArchive(bytes, kindOf(bytes))?.entries.length ?? 0) <= 1_000);
    }),
  );
});
