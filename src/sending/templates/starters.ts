// The templates a newcomer begins from: MJML files beside this one, read once. Each opens with a comment that holds its
// name, description, subject and preheader. A file that is not as it must be stops the program at first use, in tests.

import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import type { Language } from '#platform/http/problem.ts';
import type { TemplateDraft } from './template-store.ts';

export interface Starter extends TemplateDraft {
  /** File name without language and extension: `newsletter`. */
  key: string;
  description: string;
}

export interface Sender {
  /** Who writes, as readers know it. */
  name: string;
  postalAddress: string;
}

const folder = join(import.meta.dirname, 'starters');
/** Order in which they are offered. */
const keys = ['welcome', 'newsletter', 'offer', 'event'];

let read: Starter[] | undefined;

export function starters(): readonly Starter[] {
  read ??= readdirSync(folder)
    .filter((file) => file.endsWith('.mjml'))
    .map(readStarter)
    .sort((a, b) => keys.indexOf(a.key) - keys.indexOf(b.key) || b.language.localeCompare(a.language));
  return read;
}

export function findStarter(key: string, language: Language): Starter | undefined {
  return starters().find((starter) => starter.key === key && starter.language === language);
}

function readStarter(file: string): Starter {
  const [, key = '', language = ''] = /^(\w+)\.(fr|en)\.mjml$/.exec(file) ?? [];
  const text = readFileSync(join(folder, file), 'utf8');
  const head = /^<!--\n([\s\S]*?)-->\n/.exec(text);
  if (!keys.includes(key) || !head) throw new Error(`${file} is no starter template`);
  const field = (name: string): string => {
    const value = new RegExp(`^${name}: (.+)$`, 'm').exec(head[1] ?? '')?.[1];
    if (value === undefined) throw new Error(`${file} lacks "${name}:" in its first comment`);
    return value;
  };
  return {
    key,
    language: language as Language,
    name: field('name'),
    description: field('description'),
    subject: field('subject'),
    preheader: field('preheader'),
    mjml: text.slice(head[0].length),
  };
}

/** A starter with the workspace's own name and address where the file has `[…]`. What is not known stays to be filled in. */
export function personalise({ name, language, subject, preheader, mjml }: Starter, sender: Sender): TemplateDraft {
  const fill = (text: string, escape: (value: string) => string) =>
    [
      { found: /\[(?:Votre organisation|Your organisation)\]/g, value: sender.name },
      {
        found: /\[(?:votre adresse postale|your postal address)\]/g,
        value: sender.postalAddress.replace(/\s*\n\s*/g, ', '),
      },
    ].reduce(
      (filled, { found, value }) =>
        value.trim() === '' ? filled : filled.replace(found, () => escape(harmless(value.trim()))),
      text,
    );
  return {
    name,
    language,
    subject: fill(subject, (value) => value),
    preheader: fill(preheader, (value) => value),
    mjml: fill(mjml, escapeMarkup),
  };
}

/** A name with braces must not become Liquid. */
function harmless(value: string): string {
  return value.replace(/[{}]/g, '');
}

function escapeMarkup(value: string): string {
  return value.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/"/g, '&quot;');
}

/** An empty letter to begin from nothing. */
export function blankDraft(name: string, language: Language, sender: Sender): TemplateDraft {
  return personalise(
    { key: 'blank', description: '', name, language, subject: '', preheader: '', mjml: blank[language] },
    sender,
  );
}

const blankLetter = (text: string, why: string, organisation: string, address: string, stop: string) => `<mjml>
  <mj-head>
    <mj-attributes>
      <mj-all font-family="Helvetica, Arial, sans-serif" />
      <mj-text font-size="16px" line-height="1.6" color="#1f2933" />
    </mj-attributes>
  </mj-head>
  <mj-body background-color="#f4f5f7">
    <mj-section background-color="#ffffff" padding="32px 16px">
      <mj-column>
        <mj-text>${text}</mj-text>
      </mj-column>
    </mj-section>
    <mj-section padding="24px 16px">
      <mj-column>
        <mj-text align="center" font-size="13px" color="#52606d">${organisation}, ${address}<br />${why}<br /><a href="{{ unsubscribe_url }}" style="color: #52606d">${stop}</a></mj-text>
      </mj-column>
    </mj-section>
  </mj-body>
</mjml>
`;

const blank = {
  fr: blankLetter(
    'Bonjour {{ contact.given_name | default: "à vous" }},',
    'Vous recevez ce message parce que vous l’avez demandé.',
    '[Votre organisation]',
    '[votre adresse postale]',
    'Se désabonner',
  ),
  en: blankLetter(
    'Hello {{ contact.given_name | default: "there" }},',
    'You get this message because you asked for it.',
    '[Your organisation]',
    '[your postal address]',
    'Unsubscribe',
  ),
};
