// QR codes as mail carries them: attached, referred to, within the HTML itself; and pictures that are none, or that want to harm.

import assert from 'node:assert/strict';
import test from 'node:test';
import QrCode from 'qrcode';
import sharp from 'sharp';
import { parse } from '#message/parse.ts';
import { writeCase } from '#test/cases/judge/case.ts';
import { pictureSize } from './picture-size.ts';
import { readQrCodes } from './qr-codes.ts';

const ADDRESS = 'https://exemple.com/a?e=camille';
const code = await QrCode.toBuffer(ADDRESS, { width: 240 });
const read = (content: Buffer, name = 'code.png') =>
  readQrCodes(parse(writeCase({ text: 'Voici', files: [{ name, type: 'image/png', content }] })));

const forms: readonly [form: string, content: Buffer][] = [
  ['PNG', code],
  ['JPEG', await sharp(code).jpeg({ quality: 50 }).toBuffer()],
  ['GIF', await sharp(code).gif().toBuffer()],
  ['light on dark', await sharp(code).negate({ alpha: false }).png().toBuffer()],
  [
    'within a larger picture',
    await sharp({ create: { width: 900, height: 700, channels: 3, background: '#dde' } })
      .composite([{ input: code, left: 500, top: 300 }])
      .png()
      .toBuffer(),
  ],
];

for (const [form, content] of forms) {
  test(`readQrCodes: ${form}`, async () => {
    assert.deepEqual(await read(content), [{ text: ADDRESS, picture: 'code.png', contentId: '' }]);
  });
}

test('readQrCodes: a picture within the HTML', async () => {
  const html = `<p>Scannez</p><img alt="" src="data:image/png;base64,${code.toString('base64')}">`;
  assert.deepEqual(await readQrCodes(parse(writeCase({ html }))), [{ text: ADDRESS, picture: '', contentId: '' }]);
});

test('readQrCodes: nothing where there is none, or where the picture is too large, cut or a lie', async () => {
  const plain = await sharp({ create: { width: 300, height: 300, channels: 3, background: '#fff' } })
    .png()
    .toBuffer();
  const huge = Buffer.from(code);
  huge.writeUInt32BE(60_000, 16);
  huge.writeUInt32BE(60_000, 20);
  const lie = Buffer.from(code);
  lie.writeUInt32BE(900, 16);
  for (const content of [plain, huge, lie, code.subarray(0, 60), Buffer.from('89504e470d0a1a0a', 'hex')]) {
    assert.deepEqual(await read(content), []);
  }
});

test('readQrCodes: a message with many pictures costs no more than one with a few', async () => {
  const noise = { type: 'gaussian', mean: 128, sigma: 60 } as const;
  const content = await sharp({ create: { width: 700, height: 700, channels: 3, background: '#888', noise } })
    .png()
    .toBuffer();
  const files = Array.from({ length: 12 }, (_, index) => ({ name: `${index}.png`, type: 'image/png', content }));
  const codes = await readQrCodes(
    parse(writeCase({ text: 'Voici', files: [...files, { name: 'code.png', content: code }] })),
  );
  assert.deepEqual(codes, []);
});

test('pictureSize: from the first bytes of each form', async () => {
  const picture = sharp({ create: { width: 70, height: 50, channels: 3, background: '#123' } });
  for (const content of [
    await picture.clone().png().toBuffer(),
    await picture.clone().jpeg().withMetadata({ density: 300 }).toBuffer(),
    await picture.clone().jpeg({ progressive: true }).toBuffer(),
    await picture.clone().gif().toBuffer(),
  ]) {
    assert.deepEqual(pictureSize(content), { width: 70, height: 50 });
  }
  assert.equal(pictureSize(Buffer.from('%PDF-1.7 and more than thirty bytes of it')), undefined);
});
