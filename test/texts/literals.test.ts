// No text of the console is written in its code: whatever a person reads comes from a catalogue, and so exists in both languages.
// It reads the code itself (JSX texts, and the attributes and properties that are shown or read aloud).

import assert from 'node:assert/strict';
import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { parseSync } from '@swc/core';
import { projectFolder } from '#platform/config.ts';

const SHOWN = new Set(
  'label title placeholder alt description text message error heading children nothingFound aria-label aria-description aria-roledescription'.split(
    ' ',
  ),
);
/** Names, which are the same in every language. */
const NAMES = new Set(['Dauphin', 'Ctrl K']);
const isText = (value: string) => /\p{L}{2}/u.test(value) && !NAMES.has(value.trim()) && !/^https?:\/\//.test(value);
/** A property may hold a key or a code under one of those names: only what looks like words is a text. */
const isProse = (value: string) => isText(value) && (/\p{L}\s+\p{L}/u.test(value) || /^\p{Lu}\p{Ll}/u.test(value));

function literalsIn(source: string): string[] {
  const found: string[] = [];
  const look = (node: unknown): void => {
    if (Array.isArray(node)) return node.forEach(look);
    if (node === null || typeof node !== 'object') return;
    const { type, name, key, value } = node as Record<string, any>;
    if (type === 'JSXText' && isText(value)) found.push(value.trim());
    if (type === 'JSXAttribute' && SHOWN.has(name.value) && value?.type === 'StringLiteral' && isText(value.value)) {
      found.push(`${name.value}="${value.value}"`);
    }
    if (
      type === 'KeyValueProperty' &&
      SHOWN.has(key.value) &&
      value?.type === 'StringLiteral' &&
      isProse(value.value)
    ) {
      found.push(`${key.value}: '${value.value}'`);
    }
    Object.values(node).forEach(look);
  };
  look(parseSync(source, { syntax: 'typescript', tsx: true }));
  return found;
}

test('the reader of code finds what it looks for', () => {
  const source = `const a = <p title="Hello you">Some text {b} <Kbd>Ctrl K</Kbd></p>; show({ message: 'It is done', label: 'x' });`;
  assert.deepEqual(literalsIn(source), ['title="Hello you"', 'Some text', "message: 'It is done'"]);
});

test('no text stands in the code of the console', () => {
  const paths = globSync('console/**/*.tsx', { cwd: projectFolder, exclude: ['**/dist/**'] });
  assert.ok(paths.length > 30);
  const found = paths.flatMap((path) =>
    literalsIn(readFileSync(join(projectFolder, path), 'utf8')).map((text) => `${path}: ${text}`),
  );
  assert.deepEqual(found, []);
});
