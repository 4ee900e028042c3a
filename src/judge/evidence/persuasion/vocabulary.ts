// Every word and stem of the tables in one tree of letters, so that a word of a message is compared with all of them at once.
// A long word may hold one slip of the pen (two letters exchanged, one too many, one too few), after its first letters and never
// more than one. It cannot fail; a word that is not in the tree belongs to nothing.

import { ALPHABET, DIGIT_0, LETTER_A } from './letters.ts';

/** A slip is forgiven in words of at least so many letters, behind the first ones, which must be right. */
const SHORTEST_FORGIVEN = 6;
const LETTERS_SURE = 4;
/** French elides before vowels, and people in a hurry leave the apostrophe out. */
const SHORTEST_ELIDED = 5;
const isOneOf = (letters: string) =>
  Array.from({ length: ALPHABET }, (_, code) => letters.includes(String.fromCharCode(97 + code - LETTER_A)));
const ELIDED = isOneOf('jldnmtsc');
const VOWELS = isOneOf('aeiouyh');
const FIRST_NODES = 4_096;
const LAST_NODE = 0xffff;

export class Vocabulary {
  /** By node and letter: the node that follows, 0 for none. Small numbers side by side stay in the processor's cache. */
  private next = new Uint16Array(FIRST_NODES * ALPHABET);
  private nodeCount = 1;
  /** By node: the elements of the word, or of the stem, that ends there. */
  private readonly wholeWords: (number[] | undefined)[] = [undefined];
  private readonly stems: (number[] | undefined)[] = [undefined];

  /** `isStem`: words that begin so count too. */
  add(codes: Uint8Array, length: number, isStem: boolean, element: number): void {
    let node = 0;
    for (let index = 0; index < length; index += 1) {
      const place = node * ALPHABET + (codes[index] as number);
      if (this.next[place] === 0) {
        const added = this.addNode();
        this.next[place] = added;
      }
      node = this.next[place] as number;
    }
    const elements = isStem ? this.stems : this.wholeWords;
    const known = elements[node] ?? [];
    if (!known.includes(element)) elements[node] = [...known, element];
  }

  private addNode(): number {
    const node = this.nodeCount;
    if (node > LAST_NODE) throw new Error('the tables hold too many words for one vocabulary');
    this.nodeCount += 1;
    if (this.nodeCount * ALPHABET > this.next.length) {
      const wider = new Uint16Array(2 * this.next.length);
      wider.set(this.next);
      this.next = wider;
    }
    this.wholeWords.push(undefined);
    this.stems.push(undefined);
    return node;
  }

  /** Adds to `found` the elements that the word belongs to; as written, or else behind an elided word (`jenvoie`, `lheure`). */
  look(codes: Uint8Array, length: number, found: number[]): void {
    this.lookFrom(0, codes, length, found);
    if (found.length === 0 && length >= SHORTEST_ELIDED && ELIDED[codes[0] as number] && VOWELS[codes[1] as number]) {
      this.lookFrom(1, codes, length, found);
    }
  }

  private lookFrom(start: number, codes: Uint8Array, length: number, found: number[]): void {
    const { next, stems } = this;
    let node = 0;
    for (let at = start; at < length; at += 1) {
      const child = next[node * ALPHABET + (codes[at] as number)] as number;
      if (child === 0) {
        if (found.length === 0 && at - start >= LETTERS_SURE && length >= SHORTEST_FORGIVEN) {
          this.forgive(node, codes, at, length, found);
        }
        return;
      }
      node = child;
      const elements = stems[node];
      if (elements !== undefined) addAll(elements, found);
    }
    addAll(this.wholeWords[node], found);
  }

  private forgive(node: number, codes: Uint8Array, at: number, length: number, found: number[]): void {
    const here = codes[at] as number;
    const following = at + 1 < length ? (codes[at + 1] as number) : -1;
    // One letter too many; at the end of a word it would be another word's ending.
    if (following >= 0) this.finish(node, codes, at + 1, length, found);
    // Two letters exchanged.
    if (following >= 0) {
      const afterNext = this.child(node, following);
      const exchanged = afterNext === 0 ? 0 : this.child(afterNext, here);
      if (exchanged !== 0) this.finish(exchanged, codes, at + 2, length, found);
    }
    // One letter too few.
    for (let missing = LETTER_A; missing < DIGIT_0; missing += 1) {
      const child = this.child(node, missing);
      if (child !== 0 && this.child(child, here) !== 0) this.finish(child, codes, at, length, found);
    }
  }

  private finish(start: number, codes: Uint8Array, from: number, length: number, found: number[]): void {
    let node = start;
    for (let at = from; at < length; at += 1) {
      node = this.child(node, codes[at] as number);
      if (node === 0) return;
      addAll(this.stems[node], found);
    }
    addAll(this.wholeWords[node], found);
  }

  private child(node: number, code: number): number {
    return this.next[node * ALPHABET + code] as number;
  }
}

function addAll(elements: readonly number[] | undefined, found: number[]): void {
  if (elements) for (const element of elements) if (!found.includes(element)) found.push(element);
}
