// The text that a reader of HTML sees, put together piece by piece, and the way back: from words in it to their place in the source.
// White space is closed up, so the two are aligned only when somebody asks. Offsets beyond the text give no place.

import type { Span } from './html.ts';

export class SeenText {
  private readonly pieces: string[] = [];
  /** Of each piece where it begins in the source and how long it is there, two figures a piece; -1: it is not in the source. */
  private readonly sources: number[] = [];

  add(text: string, span: Span): void {
    this.pieces.push(text);
    this.sources.push(span.start, span.length);
  }

  separate(by: '\n' | ' '): void {
    this.pieces.push(by);
    this.sources.push(-1, 0);
  }

  /** Blocks apart by line breaks, no other white space but single spaces. */
  whole(): string {
    return this.pieces
      .join('')
      .replace(/[^\S\n]+/g, ' ')
      .replace(/ ?\n[ \n]*/g, '\n')
      .trim();
  }

  /** The smallest span of the source that holds these characters of `whole()`. */
  sourceOf(start: number, end: number): Span | undefined {
    const raw = this.pieces.join('');
    const first = rawOffset(raw, start);
    const last = rawOffset(raw, end - 1);
    const from = first === undefined ? undefined : this.placeOf(first);
    const to = last === undefined ? undefined : this.placeOf(last);
    return from && to && to.end > from.start ? { start: from.start, length: to.end - from.start } : undefined;
  }

  /** Where one character stands in the source; all of a piece that was written otherwise, as an entity is. */
  private placeOf(raw: number): { start: number; end: number } | undefined {
    let before = 0;
    for (const [index, piece] of this.pieces.entries()) {
      if (raw < before + piece.length) {
        const start = this.sources[2 * index] ?? -1;
        const length = this.sources[2 * index + 1] ?? 0;
        if (start < 0) return undefined;
        if (piece.length !== length) return { start, end: start + length };
        return { start: start + raw - before, end: start + raw - before + 1 };
      }
      before += piece.length;
    }
    return undefined;
  }
}

const WHITE = /\s/;

/** Every run of white space became one character, and that at both ends none. */
function rawOffset(raw: string, wanted: number): number | undefined {
  let at = 0;
  const skip = () => {
    while (at < raw.length && WHITE.test(raw[at] as string)) at++;
  };
  skip();
  for (let seen = 0; at < raw.length; seen++) {
    if (seen === wanted) return at;
    if (WHITE.test(raw[at] as string)) skip();
    else at++;
  }
  return undefined;
}
