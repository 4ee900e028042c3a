import assert from 'node:assert/strict';
import { test } from 'node:test';
import { dressOf } from './block-dress.ts';
import { fromMjml } from './mjml-document.ts';

const dress = (body: string) => dressOf(fromMjml(`<mjml><mj-body>${body}</mj-body></mjml>`)!);
const text = (attributes: string) => `<mj-text ${attributes}>x</mj-text>`;
const column = (...blocks: string[]) =>
  `<mj-section css-class="card" background-color="#fff" padding="9px"><mj-column>${blocks.join('')}</mj-column></mj-section>`;

test('dressOf: the class that most blocks of a kind wear, with its colours, and nothing else of them', () => {
  const { Text, Button, Section } = dress(
    column(
      text('css-class="soft" color="#999"'),
      text('css-class="ink" color="#111" align="center"'),
      text('css-class="ink"'),
      '<mj-button href="https://a.example" css-class="act" background-color="#800">x</mj-button>',
    ),
  );
  assert.deepEqual(Text, { 'css-class': 'ink', color: '#111' });
  assert.deepEqual(Button, { 'css-class': 'act', 'background-color': '#800' });
  assert.deepEqual(Section, { 'css-class': 'card', 'background-color': '#fff' });
});

test('dressOf: a document without classes dresses nobody', () => {
  assert.deepEqual(dress(`<mj-section><mj-column>${text('color="#111"')}</mj-column></mj-section>`), {
    Text: {},
    Button: {},
    Section: {},
  });
});
