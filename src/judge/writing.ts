// How a piece of text is written, whatever its language: letters in disguise, characters that do not show, capitals, emoji.
// Pure functions over strings. They must never take a script, an accent or a language as such for a sign of anything.

import { lookalikes } from './data/lookalikes.ts';

export interface Span {
  start: number;
  length: number;
}

const WORD = /[\p{L}\p{M}\p{N}]+/gu;
// The scripts that hold look-alikes of Latin letters (UTS #39).
const FOREIGN =
  /[\p{Script=Cyrillic}\p{Script=Greek}\p{Script=Armenian}\p{Script=Cherokee}\p{Script=Coptic}\p{Script=Lisu}\p{Script=Canadian_Aboriginal}]/u;
const LATIN = /\p{Script=Latin}/u;
// Look-alikes that hardly any text of today holds: extinct letters, and those of small alphabets.
const UNUSUAL = /[ӏӀѕЅԁԛԚԝԜѡѵѴꙇҽ\p{Script=Cherokee}\p{Script=Coptic}\p{Script=Lisu}\p{Script=Canadian_Aboriginal}]/u;
const ASCII_ONLY = /^[\u0000-\u007f]*$/;
// Mathematical alphanumerics, full-width forms, enclosed letters: signs drawn like letters, which search and screen readers miss.
const STYLED =
  /[\u{1d400}-\u{1d7ff}\uff21-\uff3a\uff41-\uff5a\u24b6-\u24e9\u{1f130}-\u{1f149}\u{1f150}-\u{1f169}\u{1f170}-\u{1f189}]/gu;
// A joiner is proper between letters of scripts that join, a mark of direction between words of two directions: neither between two
// Latin letters. No letter bears more than a few marks, and
// U+034F is one of both sorts: looking back without a limit would go over a long run of it again from each of its characters.
const CUT_WORD =
  /(?<=\p{Script=Latin}\p{M}{0,4})[\u034f\u200b-\u200f\u202a-\u202e\u2060-\u2064\u2066-\u2069\ufeff\u180e\u2800\u3164]+(?=\p{Script=Latin})/gu;
const LETTER_BY_LETTER = /\p{Script=Latin}(?:\u00ad\p{Script=Latin}){3,}/gu;
const TURNS_WRITING = /[\u202a-\u202e\u2066-\u2069]/;
const NEVER_SHOWN = /[\u034f\u200b\u2060-\u2064\ufeff\u115f\u1160\u180e\u3164\uffa0\u2800\u00ad]/g;
/** Joiners and marks of direction, which have their place between some letters. */
const JOINERS = /[\u200c-\u200f]/;

/** The first word that mixes Latin letters with look-alikes of another alphabet; none in honest writing of any language. */
export function mixedScriptWord(text: string): (Span & { word: string }) | undefined {
  if (!FOREIGN.test(text)) return undefined;
  for (const match of text.matchAll(WORD)) {
    const word = match[0];
    if (isMixed(word)) return { word, start: match.index, length: word.length };
  }
  return undefined;
}

function isMixed(word: string): boolean {
  if (!FOREIGN.test(word) || !LATIN.test(word)) return false;
  const letters = Array.from(word);
  const latin = letters.filter((letter) => LATIN.test(letter)).length;
  const disguised = letters.filter((letter) => FOREIGN.test(letter) && lookalikes.has(letter)).length;
  // Units and names such as µm, kΩ or αTest hold one foreign letter at an end; a disguise needs letters around it.
  return disguised > 0 && letters.length >= 4 && latin + disguised >= 4 && !isUnit(letters);
}

/**
 * The first word of at least four letters that is written wholly in look-alikes of Latin letters, with one that the alphabet it
 * seems to be in hardly knows: `аррӏе`. Words that merely happen to consist of shared shapes (`роса`) are left alone.
 */
export function wholeScriptWord(text: string): (Span & { word: string }) | undefined {
  if (!UNUSUAL.test(text)) return undefined;
  for (const match of text.matchAll(WORD)) {
    const word = match[0];
    if (word.length >= 4 && UNUSUAL.test(word) && passesForLatin(word)) {
      return { word, start: match.index, length: word.length };
    }
  }
  return undefined;
}

/** Whether every letter of a word belongs to another alphabet and has the shape of a Latin one. */
export const passesForLatin = (word: string): boolean =>
  FOREIGN.test(word) && Array.from(word).every((letter) => /[\p{N}\p{M}-]/u.test(letter) || lookalikes.has(letter));

/** Whether a host, in Unicode, has a label that was made to be taken for a Latin one, under an ending in Latin letters. */
export const isDisguisedHost = (host: string): boolean =>
  /\.[a-z]+$/.test(host) &&
  host.split('.').some((label) => label.length >= 4 && (mixedScriptWord(label) !== undefined || passesForLatin(label)));

const isUnit = (letters: string[]) => {
  const foreign = letters.map((letter, index) => (FOREIGN.test(letter) ? index : -1)).filter((index) => index >= 0);
  return foreign.length === 1 && /[μΩαβγΔ]/.test(letters[foreign[0] as number] as string);
};

/** Where characters that do not show cut Latin words. */
export function cutWords(text: string): Span[] {
  if (ASCII_ONLY.test(text)) return [];
  return [...text.matchAll(CUT_WORD), ...text.matchAll(LETTER_BY_LETTER)].map((match) => ({
    start: match.index,
    length: match[0].length,
  }));
}

/** Whether a one-line text (a subject, a name) holds characters that do not show or turn the writing round. */
export function holdsInvisible(line: string): boolean {
  if (ASCII_ONLY.test(line)) return false;
  if (TURNS_WRITING.test(line)) return true;
  // Joiners hold emoji together and belong to scripts that join: only what stands between Latin letters is out of place.
  const bare = line.replace(NEVER_SHOWN, '');
  return bare !== line || (JOINERS.test(line) && cutWords(line).length > 0);
}

/** Letters drawn with mathematical or enclosed signs, when a run of at least three stands in for a word. */
export function styledLetters(text: string): number {
  if (ASCII_ONLY.test(text)) return 0;
  const count = text.match(STYLED)?.length ?? 0;
  return count >= 3 ? count : 0;
}

export function countEmoji(text: string): number {
  return ASCII_ONLY.test(text) ? 0 : (text.match(/\p{RGI_Emoji}/gv)?.length ?? 0);
}

/** Words worth comparing texts by: of four letters and more, in lower case. */
export const wordsOf = (text: string): string[] => text.toLowerCase().match(/[\p{L}\p{M}]{4,}/gu) ?? [];

/** Whether a line shouts: at least three words of letters with case, all in capitals. */
export function isAllCapitals(line: string): boolean {
  const words = line.match(/[\p{Lu}\p{Ll}][\p{L}\p{M}’'-]*/gu) ?? [];
  const letters = words.join('');
  const cased = letters.match(/[\p{Lu}\p{Ll}]/gu)?.length ?? 0;
  return cased >= 10 && words.length >= 3 && !/\p{Ll}/u.test(letters);
}

/** Case, accents, look-alike letters, spaces and punctuation taken away: what a name is compared by. */
export function skeleton(text: string): string {
  if (ASCII_ONLY.test(text)) return text.toLowerCase().replace(/[^a-z0-9]+/g, '');
  // A capital may look like another letter than its small form does: it is looked up as it stands first.
  const plain = Array.from(
    text.normalize('NFKD'),
    (letter) => lookalikes.get(letter) ?? lookalikes.get(letter.toLowerCase()) ?? letter,
  ).join('');
  return plain.toLowerCase().replace(/[^\p{L}\p{N}]+/gu, '');
}

const MARKED_LETTER = /\p{L}\p{M}{3,}/gu;
/** General marks on a European letter; those that Thai, Hebrew, Arabic or Indic scripts heap on their letters belong to these scripts. */
const EUROPEAN_HEAP = /^[\p{Script=Latin}\p{Script=Greek}\p{Script=Cyrillic}]\p{Script=Inherited}/u;
const HEAPS = 5;
const SALAD_SHARE = 0.33;
const SALAD_FORMS = 5;

/**
 * A piece of text whose letters bear more marks than any language gives them: three and more on a letter, or accents of all
 * languages at once, so that every word is wrong (`Ï hãvê gōt yøūr`). Undefined for honest writing, Vietnamese included.
 */
export function floodOfMarks(text: string): string | undefined {
  if (ASCII_ONLY.test(text)) return undefined;
  const part = text.slice(0, LONGEST_SEARCHED);
  const heaps = (part.match(MARKED_LETTER) ?? []).filter(
    (heap) => EUROPEAN_HEAP.test(heap.normalize('NFC')) || EUROPEAN_HEAP.test(heap),
  );
  if (heaps.length >= HEAPS) return heaps[0];
  return isSalad(part) ? part.trim().slice(0, 60) : undefined;
}

const LONGEST_SEARCHED = 20_000;

function isSalad(text: string): boolean {
  // Letters that Vietnamese alone has, and in every line.
  if (/ư/i.test(text) && /ơ/i.test(text) && /đ/i.test(text)) return false;
  const forms = new Map<string, Set<string>>();
  let letters = 0;
  let marked = 0;
  for (const letter of text.toLowerCase().normalize('NFC')) {
    if (!LATIN.test(letter)) continue;
    letters++;
    const base = letter.normalize('NFD')[0] as string;
    if (base === letter) continue;
    marked++;
    forms.set(base, (forms.get(base) ?? new Set()).add(letter));
  }
  const rich = [...forms.values()].filter(({ size }) => size >= SALAD_FORMS).length;
  return letters >= 100 && marked / letters >= SALAD_SHARE && rich >= 2;
}
