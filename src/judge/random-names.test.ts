// What is drawn at random, against names that people chose.

import assert from 'node:assert/strict';
import test from 'node:test';
import { looksRandom } from './random-names.ts';

test('looksRandom: names that nobody chose', () => {
  for (const name of [
    'vzygwjnn',
    'xvcbnhjhgngbfd',
    'qlhcyzlln',
    'jixjlvnv',
    'yfc3kitpuqltdkkqima1dbg5',
    'pcpilrjf',
    'x7k2p9m4q1',
  ]) {
    assert.ok(looksRandom(name), name);
  }
});

test('looksRandom: names that people chose, in several languages, and abbreviations', () => {
  for (const name of [
    ...[
      'atelier-du-port',
      'caisse-epargne',
      'bnpparibas',
      'schwarzwald',
      'vandenbroeck',
      'szczepanski',
      'jyvaskyla',
      'wrzesnia',
    ],
    ...[
      'sncf-connect',
      'mcusercontent',
      'zwolle',
      'ghislain.lefevre',
      'marie2024',
      'th1ng',
      'a',
      '',
      'kvk',
      'vmware',
      'cnsnews',
    ],
    ...['newsletter42', 'inscription-2026-03', 'przybylski', 'hjort', 'bjornsson', 'nguyenthithuyhang'],
  ]) {
    assert.ok(!looksRandom(name), name);
  }
});
