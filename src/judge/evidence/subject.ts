// The subject line: whether it deceives, shouts, baits or hides. Offsets are those of the decoded header.
// It reads the line only; a promise that the body does not keep is not judged here.

import { clickbait, forwardPrefix, replyPrefix, threats } from '../data/words.ts';
import { type Finding, quote } from '../finding.ts';
import type { Reading } from '../reading.ts';
import type { EvidenceSymbol } from '../data/weights.ts';
import {
  countEmoji,
  holdsInvisible,
  isAllCapitals,
  mixedScriptWord,
  styledLetters,
  wholeScriptWord,
} from '../writing.ts';

const LONGEST_SUBJECT = 120;
const MANY_EMOJI = 3;
const SHOUTED_MARKS = /[!?¡¿]{2,}|[$€£]{2,}|(?:!\s*){3,}|\*{3,}/u;
const SPACED_LETTERS = /(?<![\p{L}\p{N}])(?:\p{L}[\s._*-]){4,}\p{L}(?![\p{L}\p{N}])/u;

export function subjectEvidence(reading: Reading): Finding[] {
  const { subject } = reading;
  if (subject === undefined || subject.trim() === '') return [{ symbol: 'SUBJECT_MISSING' }];
  return [
    ...falsePrefix(subject, reading),
    ...manner(subject),
    ...disguise(subject),
    ...turnOfPhrase(subject, 'SUBJECT_CLICKBAIT', clickbait),
    ...turnOfPhrase(subject, 'SUBJECT_THREAT', threats),
    ...recipientIn(subject, reading),
  ];
}

function falsePrefix(subject: string, reading: Reading): Finding[] {
  const answersSomething = reading.headers('In-Reply-To').length > 0 || reading.headers('References').length > 0;
  const reply = replyPrefix.exec(subject)?.[0];
  if (reply && !answersSomething && !reading.quotesAnotherMessage) return [prefixed('SUBJECT_FAKE_REPLY', reply)];
  const forward = forwardPrefix.exec(subject)?.[0];
  // A mail program that forwards puts the forwarded message below, or attaches it.
  if (forward && !answersSomething && !reading.quotesAnotherMessage) return [prefixed('SUBJECT_FAKE_FORWARD', forward)];
  return [];
}

const prefixed = (symbol: EvidenceSymbol, prefix: string): Finding => ({
  symbol,
  details: { prefix: prefix.trim() },
  place: inSubject(0, prefix.length),
});

function manner(subject: string): Finding[] {
  const findings: Finding[] = [];
  const length = Array.from(subject).length;
  const emoji = countEmoji(subject);
  const marks = SHOUTED_MARKS.exec(subject);
  if (isAllCapitals(subject)) findings.push({ symbol: 'SUBJECT_ALL_CAPITALS', place: inSubject(0, subject.length) });
  if (marks) findings.push(at('SUBJECT_PUNCTUATION', marks));
  if (emoji >= MANY_EMOJI)
    findings.push({ symbol: 'SUBJECT_MANY_EMOJI', details: { count: emoji }, place: inSubject() });
  if (length > LONGEST_SUBJECT) {
    findings.push({
      symbol: 'SUBJECT_TOO_LONG',
      details: { count: length, limit: LONGEST_SUBJECT },
      place: inSubject(),
    });
  }
  return findings;
}

function disguise(subject: string): Finding[] {
  const findings: Finding[] = [];
  const mixed = mixedScriptWord(subject) ?? wholeScriptWord(subject);
  const spaced = SPACED_LETTERS.exec(subject);
  if (holdsInvisible(subject)) findings.push({ symbol: 'SUBJECT_INVISIBLE', place: inSubject() });
  if (mixed) {
    const place = inSubject(mixed.start, mixed.length);
    findings.push({ symbol: 'SUBJECT_MIXED_SCRIPT', details: { quote: quote(mixed.word) }, place });
  }
  if (styledLetters(subject) > 0) findings.push({ symbol: 'SUBJECT_STYLED_LETTERS', place: inSubject() });
  if (spaced) findings.push(at('SUBJECT_SPACED_LETTERS', spaced));
  return findings;
}

function turnOfPhrase(subject: string, symbol: EvidenceSymbol, patterns: readonly RegExp[]): Finding[] {
  for (const pattern of patterns) {
    const match = pattern.exec(subject);
    if (match) return [at(symbol, match)];
  }
  return [];
}

function recipientIn(subject: string, { recipients }: Reading): Finding[] {
  const lower = subject.toLowerCase();
  const address = recipients.find((one) => lower.includes(one));
  return address === undefined
    ? []
    : [
        {
          symbol: 'SUBJECT_HOLDS_ADDRESS',
          details: { address },
          place: inSubject(lower.indexOf(address), address.length),
        },
      ];
}

const at = (symbol: EvidenceSymbol, match: RegExpExecArray): Finding => ({
  symbol,
  details: { quote: quote(match[0]) },
  place: inSubject(match.index, match[0].length),
});

const inSubject = (start?: number, length?: number) =>
  ({ part: 'header', header: 'Subject', ...(start !== undefined && { start, length }) }) as const;
