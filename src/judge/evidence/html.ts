// How the body is made: what it weighs, what it runs, whether its images are described, and whether its two versions say the same.
// What it hides is looked at in concealment.ts.

import type { Finding } from '../finding.ts';
import type { Reading } from '../reading.ts';
import { wordsOf } from '../writing.ts';

/** Gmail hides what follows (STANDARDS: 102 kB of HTML). */
const CLIPPED_BYTES = 102_400;
const HEAVY_BYTES = 85_000;
const KILOBYTE = 1_024;
const LITTLE_TEXT = 100;
const MANY_IMAGES_WITHOUT_ALT = 4;
const LONGEST_COMPARED = 200_000;
const ACTIVE = ['iframe', 'object', 'embed', 'applet', 'frame', 'frameset', 'audio', 'video'];

export function htmlEvidence(reading: Reading): Finding[] {
  return [...weightEvidence(reading), ...activeEvidence(reading), ...imageEvidence(reading), ...textPart(reading)];
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

function imageEvidence({ html, images }: Reading): Finding[] {
  if (!html) return [];
  const mute = images.filter(
    ({ isHidden, isBackground, width, height, alt }) =>
      !isHidden && !isBackground && alt === undefined && (width ?? 100) > 2 && (height ?? 100) > 2,
  );
  if (mute.length < MANY_IMAGES_WITHOUT_ALT) return [];
  return [{ symbol: 'HTML_IMAGES_WITHOUT_ALT', details: { count: mute.length }, place: mute[0]?.place }];
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
