// Finds where the marks of evidence can stand in the HTML of a message: at an element, around pieces of text, or, where the place
// itself is not drawn (hidden text, a script, a form), in front of what hides it. Pure; linear in the source; any HTML gives a plan.
// It must never put anything inside a tag, an entity or a link: a link within a link would end the outer one.

import { Parser } from 'htmlparser2';
import { readHtml } from '#message/html.ts';

export type MarkTone = 'against' | 'for' | 'neutral';

/** Something to point at: a place in the source, and the number it has in the list of evidence. */
export interface Mark {
  start: number;
  length: number;
  number: number;
  tone: MarkTone;
  /** What the evidence says, for who comes to the mark first. */
  title: string;
}

export interface Insertion {
  at: number;
  kind:
    | { type: 'badge'; mark: Mark }
    /** Attributes for the element whose name ends here. */
    | { type: 'element'; mark: Mark }
    | { type: 'open'; mark: Mark; isHidden: boolean }
    | { type: 'close' }
    /** Hidden text, shown where its hider stands. */
    | { type: 'revealed'; mark: Mark; text: string };
}

interface Element {
  name: string;
  start: number;
  /** Where something can stand that belongs in front of this element. */
  before: number;
  /** The outermost link or undrawn element around and including this one: nothing of ours may stand within. */
  shutAt: number | undefined;
  /** The table around this one, when only its cells may be written into. */
  tableAt: number | undefined;
}

const UNDRAWN = new Set(
  'script style title textarea option select noscript template iframe object svg math xml'.split(' '),
);
/** A badge stands in them, not in front. */
const HOLDERS = new Set('td th li dt dd body html caption'.split(' '));
const MOST_PIECES = 100;
const LONGEST_REVEALED = 300;

/** `source` within the bounds of bounded-html.ts. */
export function placeMarks(source: string, marks: readonly Mark[]): Insertion[] {
  if (marks.length === 0) return [];
  const placer = new Placer(source, marks);
  const parser: Parser = new Parser(
    {
      onopentag: (name) => placer.open(name, parser.startIndex, parser.endIndex + 1),
      ontext: () => placer.text(parser.startIndex, parser.endIndex + 1),
      onclosetag: () => placer.close(),
    },
    { decodeEntities: true },
  );
  parser.end(source);
  return placer.insertions.sort((a, b) => a.at - b.at);
}

class Placer {
  readonly insertions: Insertion[] = [];
  private readonly stack: Element[] = [];
  private readonly atStart: Map<number, Mark[]>;
  /** Pieces of text that a mark holds so far. */
  private readonly pieces = new Map<Mark, number>();
  private waiting: Mark[];
  private current: Mark[] = [];
  private readonly source: string;
  private readonly hidden: ReturnType<typeof readHtml>['hidden'];

  constructor(source: string, marks: readonly Mark[]) {
    this.source = source;
    this.hidden = readHtml(source).hidden;
    this.atStart = Map.groupBy(marks, ({ start }) => start);
    this.waiting = marks.toSorted((a, b) => a.start - b.start);
  }

  open(name: string, start: number, end: number): void {
    const parent = this.stack.at(-1);
    const isCell = name === 'td' || name === 'th' || name === 'caption';
    const element: Element = {
      name,
      start,
      before: parent?.shutAt ?? parent?.tableAt ?? start,
      shutAt: parent?.shutAt ?? (name === 'a' || UNDRAWN.has(name) ? start : undefined),
      tableAt: isCell ? undefined : (parent?.tableAt ?? (name === 'table' ? start : undefined)),
    };
    this.stack.push(element);
    for (const mark of this.atStart.get(start) ?? []) {
      this.waiting = this.waiting.filter((one) => one !== mark);
      this.badge(mark, HOLDERS.has(name) ? (element.shutAt ?? end) : element.before);
      this.insertions.push({ at: start + 1 + name.length, kind: { type: 'element', mark } });
    }
  }

  close(): void {
    this.stack.pop();
  }

  text(start: number, end: number): void {
    while (this.waiting[0] && this.waiting[0].start < end) this.current.push(this.waiting.shift() as Mark);
    if (this.current.length === 0) return;
    this.current = this.current.filter((mark) => mark.start + mark.length > start);
    for (const [index, mark] of this.current.entries()) this.piece(mark, start, end, index === 0);
  }

  /** The first of several marks on the same words is drawn around them; the others have their badges only. */
  private piece(mark: Mark, start: number, end: number, isDrawn: boolean): void {
    // An entity is one text, and can not be cut.
    const isEntity = this.source[start] === '&';
    const from = isEntity ? start : Math.max(start, mark.start);
    const to = isEntity ? end : Math.min(end, mark.start + mark.length);
    const count = this.pieces.get(mark) ?? 0;
    this.pieces.set(mark, count + 1);
    const hidden = this.hidden.find((one) => one.start <= from && from < one.start + one.length);
    const hider = hidden && this.stack.find((one) => one.start === hidden.hider);
    const { shutAt, tableAt } = this.stack.at(-1) ?? {};
    if (count === 0) {
      const at = hider?.before ?? shutAt ?? tableAt ?? from;
      this.badge(mark, at);
      if (hidden && hider) this.insertions.push({ at, kind: { type: 'revealed', mark, text: shorten(hidden.text) } });
    }
    const isDrawable = tableAt === undefined && !this.stack.some(({ name }) => UNDRAWN.has(name));
    if (!isDrawn || hider || !isDrawable || to <= from || count >= MOST_PIECES) return;
    this.insertions.push(
      { at: from, kind: { type: 'open', mark, isHidden: hidden !== undefined } },
      { at: to, kind: { type: 'close' } },
    );
  }

  private badge(mark: Mark, at: number): void {
    this.insertions.push({ at, kind: { type: 'badge', mark } });
  }
}

const shorten = (text: string) => {
  const line = text.replace(/\s+/g, ' ').trim();
  return line.length > LONGEST_REVEALED ? `${line.slice(0, LONGEST_REVEALED)}…` : line;
};
