import assert from 'node:assert/strict';
import { test } from 'node:test';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { ChunkReader } from './chunk-reader.ts';

test('ChunkReader: a message in chunks of one octet holds no more memory than it says, and comes out whole', () => {
  setFlagsFromString('--expose-gc');
  const collect = runInNewContext('gc') as () => void;
  const octets = 500_000;
  const octet = Buffer.from('a');
  const reader = new ChunkReader(1_000_000);
  collect();
  const before = process.memoryUsage();
  for (let at = 0; at < octets; at++) {
    reader.begin(1, false, undefined);
    reader.read(octet);
  }
  collect();
  const after = process.memoryUsage();
  const grown = after.heapUsed + after.arrayBuffers - before.heapUsed - before.arrayBuffers;
  assert.ok(grown < 4_000_000, `${grown} octets held for ${octets}`);
  assert.ok(reader.held >= octets && reader.length === octets);
  assert.equal(reader.finish().bytes.toString(), `${'a'.repeat(octets)}\r\n`);
  assert.equal(reader.held, 0);
});
