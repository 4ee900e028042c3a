// How words are written in subject and text: cut by characters that do not show, in letters of several alphabets, under heaps of marks, or in
// figures and dots that a reader takes for letters. What a language or a script does every day brings nothing out.

import { disguisedWords } from '../disguised-words.ts';
import { type Finding, quote } from '../finding.ts';
import type { Reading } from '../reading.ts';
import { cutWords, floodOfMarks, mixedScriptWord } from '../writing.ts';

const MANY_CUT_WORDS = 5;
const LONGEST_TEXT = 100_000;

export function disguiseEvidence(reading: Reading): Finding[] {
  const visibleText = reading.visibleText.slice(0, LONGEST_TEXT);
  const findings: Finding[] = [];
  const cut = cutWords(visibleText).length;
  if (cut >= MANY_CUT_WORDS) findings.push({ symbol: 'HTML_INVISIBLE_CHARACTERS', details: { count: cut } });
  const mixed = mixedScriptWord(visibleText);
  if (mixed)
    findings.push({
      symbol: 'HTML_MIXED_SCRIPT_WORDS',
      details: { quote: quote(mixed.word) },
      place: inText(mixed.word, reading),
    });
  const flood = floodOfMarks(visibleText);
  if (flood) findings.push({ symbol: 'TEXT_MARKS_FLOOD', details: { quote: quote(flood) } });
  return [...findings, ...typocamo(reading, visibleText)];
}

function typocamo(reading: Reading, visibleText: string): Finding[] {
  const [inSubject] = disguisedWords(reading.subject ?? '');
  const [inBody] = disguisedWords(visibleText);
  const found = inSubject ?? inBody;
  if (!found) return [];
  const { written, word, start } = found;
  const place = inSubject
    ? ({ part: 'header', header: 'Subject', start, length: written.length } as const)
    : inText(written, reading);
  return [{ symbol: 'TEXT_WORD_DISGUISED', details: { quote: quote(written), word }, place }];
}

/** The words of a page are not at the same place in its source. */
function inText(word: string, { html, text }: Reading): Finding['place'] {
  const start = html ? -1 : (text ?? '').indexOf(word);
  return start < 0 ? undefined : { part: 'text', start, length: word.length };
}
