/**
 * Holds the training letters to their own rules: whole lines, known classes, no letter twice, and honest letters in every language.
 * Fails with the file and line to mend. Must never judge how a letter is written: bad spelling is part of the lesson.
 */
import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { test } from 'node:test';

const FIELDS = ['label', 'lang', 'from', 'subject', 'text'];
const HONEST = ['desired', 'greybulk'];
const UNWANTED = ['greyspam', 'spam', 'phish'];

const files = readdirSync(import.meta.dirname).filter((name) => name.endsWith('.jsonl'));

const letters = files.flatMap((file) =>
  readFileSync(`${import.meta.dirname}/${file}`, 'utf8')
    .replace(/\n$/, '')
    .split('\n')
    .map((line, at) => ({ where: `${file}:${at + 1}`, file, letter: JSON.parse(line) as Record<string, string> })),
);

test('letters: every line has exactly the five fields, filled, in the language of its file', () => {
  assert.ok(files.length > 0, 'no letters found');
  for (const { where, file, letter } of letters) {
    assert.deepEqual(Object.keys(letter), FIELDS, where);
    for (const field of FIELDS) assert.ok(letter[field]?.trim(), `${where}: ${field} is empty`);
    assert.equal(`${letter.lang}.jsonl`, file, where);
    assert.ok([...HONEST, ...UNWANTED].includes(letter.label!), `${where}: ${letter.label} is no class we train`);
    assert.match(letter.from!, /@[a-z0-9.-]+\.[a-z]{2,}>?$/, `${where}: from`);
  }
});

test('letters: every text has 40 to 250 words and no text stands twice', () => {
  const seen = new Map<string, string>();
  for (const { where, letter } of letters) {
    const words = letter.text!.split(/\s+/);
    assert.ok(words.length >= 40 && words.length <= 250, `${where}: ${words.length} words`);
    const plain = words.join(' ').toLowerCase();
    assert.equal(seen.get(plain), undefined, `${where} repeats another letter`);
    seen.set(plain, where);
  }
});

test('letters: no language is all innocence or all crime', () => {
  for (const file of files) {
    const labels = letters.filter((entry) => entry.file === file).map((entry) => entry.letter.label!);
    const honest = labels.filter((label) => HONEST.includes(label)).length;
    assert.ok(honest * 2 >= labels.length, `${file}: ${honest} honest of ${labels.length}`);
    assert.ok(honest < labels.length, `${file}: nothing unwanted`);
  }
});
