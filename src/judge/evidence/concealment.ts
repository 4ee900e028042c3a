// What the page hides from its reader, or from the filters: text that cannot be seen, words cut by what does not show, comments, titles and style
// sheets stuffed with words, letters wrapped in needless codes, and a message that is nothing but an image.
// Hidden text is measured against the text that shows: a phone's copy of a visible block, a short preview text and the padding behind it are
// everyday honest mail and count for nothing.

import type { Part } from '#message/mime.ts';
import type { EvidenceSymbol } from '../data/weights.ts';
import { type Finding, quote } from '../finding.ts';
import type { Reading, ReadingHtml } from '../reading.ts';
import { smuggles } from '../smuggling.ts';
import { wordsOf } from '../writing.ts';

/** A preview text shows some 100 characters; senders write up to twice that. */
const PREVIEW_LENGTH = 300;
const HIDDEN_WORDS = 30;
/** Fewer words than this are a sign or a label that a style sheet colours in a way that was not understood. */
const TRICK_WORDS = 4;
const LITTLE_TEXT = 100;
const COMMENT_SALT = 2_000;
const LONG_TITLE = 300;
const FAINT_TEXT = 50;
const PROSE_WORDS = 12;
const MANY_CUTS: Readonly<Record<'hidden' | 'comment' | 'element', number>> = { hidden: 2, comment: 2, element: 5 };
/** Encoded letters below this number may be somebody's name. */
const MANY_CODED = 30;
const SCANNED = 100_000;

export function concealmentEvidence(reading: Reading): Finding[] {
  const { html } = reading;
  return [
    ...(html ? [...hiddenEvidence(html), ...stuffing(html), ...cutEvidence(html), ...imageOnly(html, reading)] : []),
    ...codeEvidence(reading),
  ];
}

interface Hidden {
  text: string;
  by: ReadingHtml['hidden'][number]['by'];
  place: Finding['place'];
  words: string[];
}

function hiddenEvidence(html: ReadingHtml): Finding[] {
  if (html.hidden.length === 0) return [];
  const strange = strangeTexts(html);
  const [first] = strange;
  if (!first) return [];
  const findings: Finding[] = [];
  if (new Set(strange.flatMap(({ words }) => words)).size >= HIDDEN_WORDS) {
    const count = strange.reduce((total, { text }) => total + text.trim().length, 0);
    findings.push({ symbol: 'HTML_HIDDEN_TEXT', details: { count, quote: quote(first.text) }, place: first.place });
  }
  for (const [by, symbol] of TRICKS) {
    const trick = strange.find((one) => one.by === by && one.words.length >= TRICK_WORDS);
    if (trick) findings.push({ symbol, details: { quote: quote(trick.text) }, place: trick.place });
  }
  return findings;
}

/** Ways of hiding that no layout asks for. */
const TRICKS: readonly (readonly [by: Hidden['by'], symbol: EvidenceSymbol])[] = [
  ['colour', 'HTML_HIDDEN_BY_COLOUR'],
  ['size', 'HTML_HIDDEN_BY_SIZE'],
  ['position', 'HTML_HIDDEN_BY_POSITION'],
];

/** Hidden texts that say what is said nowhere else; the first short one is the preview. */
function strangeTexts({ hidden, visibleText }: ReadingHtml): Hidden[] {
  const visible = new Set(wordsOf(visibleText));
  let isPreviewSpent = false;
  return hidden.flatMap(({ text, by, place }) => {
    if (!isPreviewSpent && text.trim() !== '') {
      isPreviewSpent = true;
      if (text.trim().length <= PREVIEW_LENGTH) return [];
    }
    const words = wordsOf(text).filter((word) => !visible.has(word));
    return words.length > 0 ? [{ text, by, place, words }] : [];
  });
}

function stuffing({ commentLength, visibleText, titleLength, styleSheet, faintLength }: ReadingHtml): Finding[] {
  const findings: Finding[] = [];
  if (commentLength >= COMMENT_SALT && commentLength > visibleText.length) {
    findings.push({ symbol: 'HTML_COMMENT_SALT', details: { count: commentLength } });
  }
  if (titleLength >= LONG_TITLE) findings.push({ symbol: 'HTML_TITLE_SALT', details: { count: titleLength } });
  if (holdsProse(styleSheet)) findings.push({ symbol: 'HTML_STYLE_SALT' });
  if (faintLength >= FAINT_TEXT) findings.push({ symbol: 'HTML_FAINT_TEXT', details: { count: faintLength } });
  return findings;
}

/** A dozen words in a row, outside rules. Lists of selectors have commas between their words. */
function holdsProse(sheet: string): boolean {
  if (sheet.length < 100) return false;
  const prose = sheet.slice(0, SCANNED).replace(/\{[^{}]*\}/g, ' ; ');
  return prose
    .split(/[^\p{L}\s.'’]+/u)
    .some((run) => run.length > PROSE_WORDS && run.trim().split(/\s+/).length >= PROSE_WORDS);
}

function cutEvidence({ cutWords }: ReadingHtml): Finding[] {
  const isCut = (Object.keys(MANY_CUTS) as (keyof typeof MANY_CUTS)[]).some((by) => cutWords[by] >= MANY_CUTS[by]);
  const count = cutWords.hidden + cutWords.comment + cutWords.element;
  return isCut ? [{ symbol: 'HTML_CUT_WORDS', details: { count } }] : [];
}

function imageOnly(html: ReadingHtml, { images, text }: Reading): Finding[] {
  const shown = images.find(({ isHidden, width, height }) => !isHidden && (width ?? 100) > 2 && (height ?? 100) > 2);
  const length = html.visibleText.replace(/\s+/g, ' ').trim().length;
  if (!shown || length >= LITTLE_TEXT || (text ?? '').trim().length >= 2 * LITTLE_TEXT) return [];
  return [{ symbol: 'HTML_IMAGE_ONLY', details: { count: length }, place: shown.place }];
}

function codeEvidence({ message, html, text, visibleText }: Reading): Finding[] {
  const findings: Finding[] = [];
  const parts = textParts(message.root);
  const isPlain = (part: Part) => ASCII_ONLY.test((part.type === 'text/html' ? message.html : text) ?? '\u00e9');
  if (parts.some((part) => part.encoding === 'base64' && part.body.length > LITTLE_TEXT && isPlain(part))) {
    findings.push({ symbol: 'TEXT_BASE64_NEEDLESS' });
  }
  const coded = Math.max(0, ...parts.map(codedLetters), html ? letterEntities(message.html ?? '') : 0);
  if (coded >= MANY_CODED && coded * 5 > visibleText.length) {
    findings.push({ symbol: 'TEXT_LETTERS_CODED', details: { count: coded } });
  }
  const script = html?.elements('script')[0];
  if (script && smuggles(message.html ?? '')) findings.push({ symbol: 'HTML_SMUGGLING', place: script });
  return findings;
}

const ASCII_ONLY = /^[\u0000-\u007f]*$/;
const MAX_TEXT_PARTS = 10;

function textParts(root: Part): Part[] {
  const parts: Part[] = [];
  const visit = (part: Part): void => {
    if (parts.length >= MAX_TEXT_PARTS) return;
    if (part.type.startsWith('multipart/')) part.children.forEach(visit);
    else if (/^text\/(?:plain|html)$/.test(part.type) && part.disposition !== 'attachment') parts.push(part);
  };
  visit(root);
  return parts;
}

/** Letters that quoted-printable would have left as they are. */
function codedLetters({ encoding, body }: Part): number {
  if (encoding !== 'quoted-printable') return 0;
  return body.toString('latin1', 0, SCANNED).match(/=(?:[46][1-9A-Fa-f]|[57][0-9Aa])/g)?.length ?? 0;
}

/** Plain letters written as numbers. */
function letterEntities(source: string): number {
  const entities = source
    .slice(0, SCANNED)
    .match(/&#(?:x0?[46][1-9a-f]|x0?[57][0-9a]|0?6[5-9]|0?[78]\d|0?9[0789]|1[01]\d|12[0-2]);/gi);
  return entities?.length ?? 0;
}
