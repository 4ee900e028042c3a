// How the body is made: what it weighs, what it hides, what it runs, and whether its two versions say the same.
// Hidden text is measured against the text that shows: a phone's copy of a visible block, a short preview text and the padding
// behind it are everyday honest mail and count for nothing.

import { type Finding, quote } from '../finding.ts';
import type { Reading } from '../reading.ts';
import { cutWords, mixedScriptWord } from '../writing.ts';

/** Gmail hides what follows (STANDARDS: 102 kB of HTML). */
const CLIPPED_BYTES = 102_400;
const HEAVY_BYTES = 85_000;
const KILOBYTE = 1_024;
/** A preview text shows some 100 characters; senders write up to twice that. */
const PREVIEW_LENGTH = 300;
const HIDDEN_WORDS = 30;
const LITTLE_TEXT = 100;
const MANY_IMAGES_WITHOUT_ALT = 4;
const COMMENT_SALT = 2_000;
const MANY_CUT_WORDS = 5;
const LONGEST_COMPARED = 200_000;
const ACTIVE = ['iframe', 'object', 'embed', 'applet', 'frame', 'frameset', 'audio', 'video'];

export function htmlEvidence(reading: Reading): Finding[] {
  return [
    ...weightEvidence(reading),
    ...activeEvidence(reading),
    ...hiddenEvidence(reading),
    ...imageEvidence(reading),
    ...textPart(reading),
    ...lettersEvidence(reading),
  ];
}

function weightEvidence({ html }: Reading): Finding[] {
  if (!html || html.bytes < HEAVY_BYTES) return [];
  const details = { kilobytes: Math.round(html.bytes / KILOBYTE), limit: CLIPPED_BYTES / KILOBYTE };
  return [{ symbol: html.bytes > CLIPPED_BYTES ? 'HTML_CLIPPED' : 'HTML_HEAVY', details }];
}

function activeEvidence({ html }: Reading): Finding[] {
  if (!html) return [];
  const findings: Finding[] = [];
  const password = html.forms.find(({ asksPassword }) => asksPassword);
  if (password) findings.push({ symbol: 'HTML_PASSWORD_FIELD', place: password.place });
  if (html.forms[0]) findings.push({ symbol: 'HTML_FORM', place: html.forms[0].place });
  const script = html.elements('script')[0];
  if (script) findings.push({ symbol: 'HTML_SCRIPT', place: script });
  const active = ACTIVE.flatMap((element) => html.elements(element).map((place) => ({ element, place })))[0];
  if (active) findings.push({ symbol: 'HTML_ACTIVE', details: { element: active.element }, place: active.place });
  if (html.refresh) findings.push({ symbol: 'HTML_REFRESH', place: html.refresh });
  return findings;
}

function hiddenEvidence({ html }: Reading): Finding[] {
  if (!html) return [];
  const findings: Finding[] = [];
  const visible = new Set(wordsOf(html.visibleText));
  let isPreviewSpent = false;
  const strange: { text: string; place: Finding['place'] }[] = [];
  for (const { text, place } of html.hidden) {
    if (!isPreviewSpent && text.trim() !== '') {
      isPreviewSpent = true;
      if (text.trim().length <= PREVIEW_LENGTH) continue;
    }
    const unseen = wordsOf(text).filter((word) => !visible.has(word));
    if (unseen.length > 0) strange.push({ text, place });
  }
  const words = new Set(strange.flatMap(({ text }) => wordsOf(text)).filter((word) => !visible.has(word)));
  const [first] = strange;
  if (first && words.size >= HIDDEN_WORDS) {
    const count = strange.reduce((total, { text }) => total + text.trim().length, 0);
    findings.push({ symbol: 'HTML_HIDDEN_TEXT', details: { count, quote: quote(first.text) }, place: first.place });
  }
  if (html.commentLength >= COMMENT_SALT && html.commentLength > html.visibleText.length) {
    findings.push({ symbol: 'HTML_COMMENT_SALT', details: { count: html.commentLength } });
  }
  return findings;
}

function imageEvidence({ html, images, text }: Reading): Finding[] {
  if (!html) return [];
  const findings: Finding[] = [];
  const shown = images.filter(
    ({ isHidden, width, height }) => !isHidden && !((width ?? 100) <= 2 || (height ?? 100) <= 2),
  );
  const length = html.visibleText.replace(/\s+/g, ' ').trim().length;
  if (shown.length > 0 && length < LITTLE_TEXT && (text ?? '').trim().length < 2 * LITTLE_TEXT) {
    findings.push({ symbol: 'HTML_IMAGE_ONLY', details: { count: length }, place: shown[0]?.place });
  }
  const mute = shown.filter(({ alt }) => alt === undefined);
  if (mute.length >= MANY_IMAGES_WITHOUT_ALT) {
    findings.push({ symbol: 'HTML_IMAGES_WITHOUT_ALT', details: { count: mute.length }, place: mute[0]?.place });
  }
  return findings;
}

function textPart({ html, text, images, visibleText }: Reading): Finding[] {
  const said = (text ?? '').slice(0, LONGEST_COMPARED).trim();
  if (!html) return said === '' ? [{ symbol: 'BODY_EMPTY' }] : [];
  const shown = visibleText.trim();
  if (shown === '' && images.length === 0 && said === '') return [{ symbol: 'BODY_EMPTY' }];
  if (text === undefined) return [{ symbol: 'TEXT_PART_MISSING' }];
  if (said.length < 10 && shown.length > LITTLE_TEXT)
    return [{ symbol: 'TEXT_PART_EMPTY', details: { count: said.length } }];
  return saysOtherwise(said, shown)
    ? [{ symbol: 'TEXT_PART_DIFFERS', place: { part: 'text', start: 0, length: said.length } }]
    : [];
}

/** Few words of the text version stand in the version shown. Addresses are left out: they are written out in text only. */
function saysOtherwise(said: string, shown: string): boolean {
  const words = [...new Set(wordsOf(said.replace(/https?:\/\/\S+|<[^>]*>/g, ' ')))];
  const seen = new Set(wordsOf(shown));
  if (words.length < 30 || seen.size < 15) return false;
  return words.filter((word) => seen.has(word)).length / words.length < 0.25;
}

function lettersEvidence({ html, text, visibleText }: Reading): Finding[] {
  const findings: Finding[] = [];
  const cut = cutWords(visibleText).length;
  if (cut >= MANY_CUT_WORDS) findings.push({ symbol: 'HTML_INVISIBLE_CHARACTERS', details: { count: cut } });
  const mixed = mixedScriptWord(visibleText);
  if (mixed) {
    const start = html ? -1 : (text ?? '').indexOf(mixed.word);
    const place = start < 0 ? undefined : ({ part: 'text', start, length: mixed.word.length } as const);
    findings.push({ symbol: 'HTML_MIXED_SCRIPT_WORDS', details: { quote: quote(mixed.word) }, place });
  }
  return findings;
}

const wordsOf = (text: string): string[] => text.toLowerCase().match(/[\p{L}\p{M}]{4,}/gu) ?? [];
