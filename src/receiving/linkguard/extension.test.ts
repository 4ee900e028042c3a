// What the browser computes is what the server keeps: the extension writes addresses as the gateway does, and knows the same parameters.

import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { test } from 'node:test';
import fc from 'fast-check';
import { projectFolder } from '#platform/config.ts';
import { trackingParameters, trackingPrefixes } from '../cleaning/links/tracking-parameters.ts';
import { canonicalAddress, expressionsOf, hashOf } from './canonical.ts';

const inBrowser = (file: string) => import(join(projectFolder, 'extension', file));
const hashesOf = (expressions: readonly string[]) => expressions.map((one) => hashOf(one).toString('hex'));

test('extension: any address gives the hashes that the server keeps', async () => {
  const browser = await inBrowser('canonical.js');
  const piece = fc.oneof(
    fc.constantFrom('a', '..', '.', '%25%2541', 'utm_source=x', 'gclid=1', 'é', '#', '', 'x=1', 'GCLID=2'),
    fc.string(),
  );
  const address = fc
    .record({
      host: fc.oneof(
        fc.domain(),
        fc.constantFrom('a.b.c.d.e.f.example', '192.0.2.1', '[2001:db8::1]', 'Ä.example', 'x..example.'),
      ),
      path: fc.array(piece, { maxLength: 8 }),
      query: fc.array(piece, { maxLength: 4 }),
    })
    .map(
      ({ host, path, query }) => `https://${host}/${path.join('/')}${query.length > 0 ? `?${query.join('&')}` : ''}`,
    );
  await fc.assert(
    fc.asyncProperty(fc.oneof(address, fc.string(), fc.webUrl()), async (written) => {
      const here = canonicalAddress(written);
      const there = browser.canonicalAddress(written);
      assert.deepEqual(there, here);
      if (!here) return;
      const expressions = expressionsOf(here);
      assert.deepEqual(browser.expressionsOf(there), expressions);
      assert.deepEqual(await Promise.all(expressions.map(browser.hashOf)), hashesOf(expressions));
    }),
    { numRuns: 500 },
  );
});

test('extension: knows the parameters that the gateway knows', async () => {
  const browser = await inBrowser('tracking-parameters.js');
  assert.deepEqual([...browser.trackingParameters].sort(), [...trackingParameters].sort());
  assert.deepEqual(browser.trackingPrefixes, trackingPrefixes);
});

test('extension: every text exists in both languages, and every text that is used exists', async () => {
  const read = async (file: string) => readFile(join(projectFolder, 'extension', file), 'utf8');
  const [fr, en] = (await Promise.all(['fr', 'en'].map((language) => read(`_locales/${language}/messages.json`)))).map(
    (text) => Object.keys(JSON.parse(text)),
  );
  assert.deepEqual(fr, en);
  const files = ['options.html', 'warning.html', 'options.js', 'warning.js', 'texts.js'];
  const sources = (await Promise.all(files.map(read))).join('');
  const used = [...sources.matchAll(/data-text="(\w+)"|(?:tell|text)\('(\w+)'|\? '(\w+)' : '(\w+)'/g)].flatMap(
    (match) => match.slice(1).filter(Boolean),
  );
  assert.ok(used.length > 10);
  assert.deepEqual(
    used.filter((name) => !en?.includes(name)),
    [],
  );
});
