import assert from 'node:assert/strict';
import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { text } from 'node:stream/consumers';
import { after, test } from 'node:test';
import { createFileBlobs } from './blobs.ts';

const directory = await mkdtemp(join(tmpdir(), 'dauphin-blobs-'));
after(() => rm(directory, { recursive: true }));
const blobs = createFileBlobs(directory);

test('blobs.put keeps a buffer or a stream, blobs.read and blobs.get give it back, blobs.delete forgets it', async () => {
  for (const content of [Buffer.from('un message'), Readable.from([Buffer.from('un '), Buffer.from('message')])]) {
    const key = await blobs.put('7', content);
    assert.equal((await blobs.read(key)).toString(), 'un message');
    assert.equal(await text(blobs.get(key)), 'un message');
    await blobs.delete(key);
    await blobs.delete(key);
    await assert.rejects(blobs.read(key));
  }
});

test('blobs.put leaves nothing behind when its stream fails', async () => {
  const failing = new Readable({
    read() {
      this.destroy(new Error('the sender hung up'));
    },
  });
  await assert.rejects(blobs.put('8', failing), /cannot keep a blob/);
  const left = (await readdir(join(directory, '8'), { recursive: true, withFileTypes: true })).filter((e) =>
    e.isFile(),
  );
  assert.deepEqual(left, []);
});

test('blobs refuses a key that it did not give', async () => {
  for (const key of ['../../etc/passwd', '7/ab/../../../x', '', '/etc/passwd']) {
    assert.throws(() => blobs.get(key), /not a blob key/);
  }
});
