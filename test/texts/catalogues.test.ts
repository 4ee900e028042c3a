// The texts of the console and of the server's problems: complete in both languages, with the same parameters, written as each
// language is printed. Whatever is missing or careless is named here with its key.

import assert from 'node:assert/strict';
import { globSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { Problem } from '#platform/http/problem.ts';
import { projectFolder } from '#platform/config.ts';
import en from '../../console/app/catalogues.en.ts';
import fr from '../../console/app/catalogues.fr.ts';
import { typeset } from './typeset.ts';

type Texts = Map<string, string>;

function flatten(tree: object, path = '', into: Texts = new Map()): Texts {
  for (const [key, value] of Object.entries(tree)) {
    const here = path ? `${path}.${key}` : key;
    if (typeof value === 'string') into.set(here, value);
    else flatten(value, here, into);
  }
  return into;
}

const french = flatten(fr);
const english = flatten(en);
const parameters = (text: string) => [...text.matchAll(/\{\{?-?\s*(\w+)/g)].map(([, name]) => name).sort();

const problems = new Map<string, { fr: string; en: string }>();
for (const path of globSync('src/**/*-problems.ts', { cwd: projectFolder })) {
  for (const table of Object.values(await import(join(projectFolder, path)))) {
    for (const [code, make] of Object.entries(table as object)) {
      const problem: unknown = typeof make === 'function' ? make() : undefined;
      if (problem instanceof Problem) problems.set(`${path} ${code}`, problem.kind);
    }
  }
}

test('the catalogues were found', () => {
  assert.ok(french.size > 150 && problems.size > 20, `${french.size} texts, ${problems.size} problems`);
});

test('both languages have the same keys, none empty, every catalogue named in both', () => {
  assert.deepEqual([...french.keys()].sort(), [...english.keys()].sort());
  for (const [key, text] of [...french, ...english]) assert.ok(text.trim() !== '' && !text.includes('  '), key);
  const named = globSync('console/**/*.fr.ts', { cwd: projectFolder }).filter(
    (path) => !path.endsWith('catalogues.fr.ts'),
  );
  assert.equal(named.length, Object.keys(fr).length, `${named.join(', ')} against ${Object.keys(fr).join(', ')}`);
});

test('both languages take the same parameters', () => {
  for (const [key, text] of french) assert.deepEqual(parameters(text), parameters(english.get(key) ?? ''), key);
  for (const [code, kind] of problems) assert.deepEqual(parameters(kind.fr), parameters(kind.en), code);
});

test('a text that counts has its singular and its plural', () => {
  for (const texts of [french, english]) {
    for (const key of texts.keys()) {
      const [, stem, form] = /^(.*)_(zero|one|two|few|many|other)$/.exec(key) ?? [];
      if (stem && form !== 'other') assert.ok(texts.has(`${stem}_other`), `${key} without ${stem}_other`);
      if (stem && form === 'other') assert.ok(texts.has(`${stem}_one`), `${key} without ${stem}_one`);
    }
  }
});

/** Names that are the same words in both languages. */
const SAME_WORDS = new Set(['campaigns.preflight.size']);

test('no text of several words is the same in both languages', () => {
  const same = [...french].filter(
    ([key, text]) => text === english.get(key) && /\p{L}{3}.*\s.*\p{L}{3}/u.test(text.replace(/\{\{.*?\}\}/g, '')),
  );
  assert.deepEqual(
    same.filter(([key]) => !SAME_WORDS.has(key)),
    [],
  );
});

const everyFrench = [...french, ...[...problems].map(([code, kind]) => [code, kind.fr] as const)];
const everyEnglish = [...english, ...[...problems].map(([code, kind]) => [code, kind.en] as const)];

function carelessIn(text: string): string | undefined {
  if (typeset(text) !== text) return 'not as it is printed: run node test/texts/typeset.ts';
  if (
    /[^\s\u00a0\u202f!?.…][;!?»]|«[^\u00a0\u202f]|[\p{L}»)]:(\s|$)/u.test(
      text.replace(/\{\{?.*?\}\}?|&\w+;|https?:\S+|\?\w+=/g, 'x'),
    )
  )
    return 'no space before ; : ! ? or inside « »';
  return undefined;
}

test('French is printed as French is', () => {
  const careless = everyFrench.flatMap(([key, text]) => {
    const why = carelessIn(text);
    return why ? [`${key}: ${why}: ${text}`] : [];
  });
  assert.deepEqual(careless, []);
});

test('English is printed as English is', () => {
  const careless = everyEnglish.filter(([, text]) =>
    / [;:!?]|[\u00a0\u202f«»]|\p{L}'\p{L}|\.\.\./u.test(text.replace(/\{\{?.*?\}\}?/g, 'x')),
  );
  assert.deepEqual(careless, []);
});

test('French addresses people politely', () => {
  const familiar = everyFrench.filter(([, text]) => /(?<![\p{L}’-])(tu|toi|ton|tes|ta)(?![\p{L}’-])/iu.test(text));
  assert.deepEqual(familiar, []);
});
