// Reads lines of separated values from text that arrives in pieces (RFC 4180, and what people really make of it).
// A broken line costs itself only: a quote that is never closed, text after a quote, or a wrong number of columns gives a
// record with its fault, and reading goes on at the next line. It never throws and keeps at most one record in memory.

export interface CsvRecord {
  /** Of the file, from 1: where the record begins. */
  line: number;
  /** As it stands in the file, without its line break. */
  raw: string;
  cells: string[];
  fault?: CsvFault;
}

export type CsvFault = 'quote_not_closed' | 'text_after_quote' | 'line_too_long';

/** `' '` means any run of blanks; the others are themselves. */
export type Separator = ',' | ';' | '\t' | '|' | ' ';

/** Longest value between quotes that may run over several lines: beyond it, its quote was surely forgotten. */
const LONGEST_QUOTED = 65_536;
const LONGEST_LINE = 1_000_000;

export interface CsvOptions {
  separator: Separator;
  /** When known: a record over several lines with another number of cells is a forgotten quote. */
  columns?: number;
}

interface Parsed {
  cells: string[];
  /** Index after the last character of the record, before its line break. */
  end: number;
}

export class CsvReader {
  readonly #separator: Separator;
  readonly #columns: number | undefined;
  #text = '';
  #at = 0;
  #line = 1;
  #isLast = false;
  /** Position of the next quote at or after `#at`; -1 when there is none in what has been read. */
  #quote = -1;
  #skipsLine = false;

  constructor({ separator, columns }: CsvOptions) {
    this.#separator = separator;
    this.#columns = columns;
  }

  /** The records that are complete with this piece. */
  push(piece: string): CsvRecord[] {
    this.#text = this.#at === 0 ? this.#text + piece : this.#text.slice(this.#at) + piece;
    this.#at = 0;
    this.#quote = this.#separator === ' ' ? -1 : this.#text.indexOf('"');
    return this.#drain();
  }

  /** What is left when the file ends without a line break. */
  end(): CsvRecord[] {
    this.#isLast = true;
    return this.#drain();
  }

  #drain(): CsvRecord[] {
    const records: CsvRecord[] = [];
    for (;;) {
      const record = this.#next();
      if (record === undefined) return records;
      if (record !== 'nothing') records.push(record);
    }
  }

  #next(): CsvRecord | 'nothing' | undefined {
    const text = this.#text;
    if (this.#isLast && this.#at >= text.length) return undefined;
    let end = text.indexOf('\n', this.#at);
    if (end < 0) {
      if (!this.#isLast) return this.#giveUpLongLine();
      end = text.length;
    }
    if (this.#skipsLine) {
      this.#skipsLine = false;
      return this.#take(end, undefined);
    }
    if (this.#quote >= 0 && this.#quote < this.#at) this.#quote = text.indexOf('"', this.#at);
    if (this.#quote < 0 || this.#quote >= end)
      return this.#take(end, this.#split(text.slice(this.#at, trimEnd(text, end))));
    return this.#readQuoted(end);
  }

  #giveUpLongLine(): CsvRecord | undefined {
    if (this.#text.length - this.#at <= LONGEST_LINE) return undefined;
    const start = this.#text.slice(this.#at, this.#at + 1_000);
    this.#at = this.#text.length;
    if (this.#skipsLine) return undefined;
    this.#skipsLine = true;
    return { line: this.#line, raw: start, cells: [], fault: 'line_too_long' };
  }

  #readQuoted(lineEnd: number): CsvRecord | 'nothing' | undefined {
    const parsed = this.#parse(this.#at);
    if (parsed === 'more') return undefined;
    if (typeof parsed === 'string') return this.#take(lineEnd, [], parsed);
    const overLines = parsed.end > lineEnd;
    const odd = this.#columns !== undefined && parsed.cells.length !== this.#columns;
    if (overLines && odd) return this.#take(lineEnd, [], 'quote_not_closed');
    return this.#take(parsed.end, parsed.cells);
  }

  /** Moves past the record that ends at `end`; blank lines give nothing. */
  #take(end: number, cells: string[] | undefined, fault?: CsvFault): CsvRecord | 'nothing' {
    const raw = this.#text.slice(this.#at, trimEnd(this.#text, end));
    const line = this.#line;
    this.#line += 1 + countBreaks(raw);
    this.#at = end + 1;
    if (cells === undefined || raw.trim() === '') return 'nothing';
    return fault ? { line, raw, cells, fault } : { line, raw, cells };
  }

  #split(line: string): string[] {
    return this.#separator === ' ' ? line.trim().split(/[ \t]+/) : line.split(this.#separator);
  }

  #parse(start: number): Parsed | CsvFault | 'more' {
    const text = this.#text;
    const cells: string[] = [];
    for (let at = start; ; ) {
      const open = this.#opensQuote(at);
      if (open < 0) {
        const end = this.#endOfPlain(at);
        cells.push(text.slice(at, trimEnd(text, end)));
        at = end;
      } else {
        const quoted = this.#readQuote(open, start);
        if (typeof quoted === 'string') return quoted;
        cells.push(quoted.value);
        at = quoted.end;
      }
      if (at >= text.length) return this.#isLast ? { cells, end: at } : 'more';
      if (text[at] === '\n') return { cells, end: at };
      at += 1;
    }
  }

  /** Index of the quote that opens the cell at `at`, blanks before it allowed; -1 for a plain cell. */
  #opensQuote(at: number): number {
    let index = at;
    while (this.#text[index] === ' ') index += 1;
    return this.#text[index] === '"' ? index : -1;
  }

  #endOfPlain(at: number): number {
    const text = this.#text;
    let index = at;
    while (index < text.length && text[index] !== this.#separator && text[index] !== '\n') index += 1;
    return index;
  }

  #readQuote(open: number, start: number): { value: string; end: number } | CsvFault | 'more' {
    const text = this.#text;
    let value = '';
    for (let from = open + 1; ; ) {
      const close = text.indexOf('"', from);
      if (close < 0 || close - open > LONGEST_QUOTED) {
        const mayStillClose = close < 0 && !this.#isLast && text.length - start <= LONGEST_QUOTED;
        return mayStillClose ? 'more' : 'quote_not_closed';
      }
      if (close + 1 >= text.length && !this.#isLast) return 'more';
      value += text.slice(from, close);
      if (text[close + 1] !== '"') return this.#afterQuote(close + 1, value);
      value += '"';
      from = close + 2;
    }
  }

  #afterQuote(from: number, value: string): { value: string; end: number } | CsvFault | 'more' {
    const text = this.#text;
    let at = from;
    while (text[at] === ' ' || text[at] === '\r') at += 1;
    if (at >= text.length) return this.#isLast ? { value, end: at } : 'more';
    return text[at] === this.#separator || text[at] === '\n' ? { value, end: at } : 'text_after_quote';
  }
}

/** Where the text ends when a carriage return stands before the line break. */
function trimEnd(text: string, end: number): number {
  return text.charCodeAt(end - 1) === 13 ? end - 1 : end;
}

function countBreaks(raw: string): number {
  let count = 0;
  for (let at = raw.indexOf('\n'); at >= 0; at = raw.indexOf('\n', at + 1)) count += 1;
  return count;
}
