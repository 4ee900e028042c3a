// A file as batches of rows ready to be stored: read, checked, numbered, each address once in a batch.
// Memory holds two batches, whatever the file's size. Reading the same file again gives the same batches of records, so that an
// import that died goes on where its last committed batch ended.

import type { Piece } from './source-text.ts';
import { CsvReader, type CsvRecord } from './csv-reader.ts';
import { isData } from './preview.ts';
import type { Reading } from './reading.ts';
import type { Remark, Row, RowReader } from './row.ts';

export interface Batch {
  /** Records of the file before this batch, and with it. */
  from: number;
  to: number;
  /** Bytes of the file read so far. */
  bytes: number;
  rows: Row[];
  remarks: Remark[];
}

export interface BatchOptions {
  reading: Reading;
  rowReader: RowReader;
  /** Records dealt with by an earlier run. */
  skip: number;
  /** How many records the next batch may have. */
  size: () => number;
}

export async function* batches(
  pieces: AsyncIterable<Piece>,
  { reading, rowReader, skip, size }: BatchOptions,
): AsyncGenerator<Batch> {
  const reader = new CsvReader(reading);
  let batch = emptyBatch(skip);
  let seen = 0;
  const take = function* (records: CsvRecord[], bytes: number): Generator<Batch> {
    for (const record of records) {
      if (!isData(record, reading)) continue;
      seen += 1;
      if (seen <= skip) continue;
      add(batch, rowReader, record);
      if (batch.to - batch.from < size() && batch.characters < MOST_CHARACTERS) continue;
      yield { ...batch, bytes };
      batch = emptyBatch(seen);
    }
  };
  let bytes = 0;
  for await (const piece of pieces) {
    bytes = piece.bytes;
    yield* take(reader.push(piece.text), bytes);
  }
  yield* take(reader.end(), bytes);
  if (batch.to > batch.from) yield { ...batch, bytes };
}

/** A batch of very long lines ends sooner: it is held in memory as a whole. */
const MOST_CHARACTERS = 4_000_000;

interface Filling extends Batch {
  characters: number;
  addresses: Set<string>;
}

const emptyBatch = (from: number): Filling => ({
  from,
  to: from,
  bytes: 0,
  characters: 0,
  rows: [],
  remarks: [],
  addresses: new Set(),
});

function add(batch: Filling, rowReader: RowReader, record: CsvRecord): void {
  batch.to += 1;
  batch.characters += record.raw.length;
  const read = rowReader.read(record);
  if (read === undefined) return;
  const { row, remarks } = read;
  if (row && batch.addresses.has(row.email)) {
    batch.remarks.push({ line: row.line, raw: row.raw, kept: false, reason: 'duplicate', params: {} });
    return;
  }
  for (const remark of remarks) batch.remarks.push(remark);
  if (!row) return;
  batch.addresses.add(row.email);
  batch.rows.push(row);
}

/**
 * How large batches should be: as large as goes through within a second, so that a cancel never waits long, on a quick
 * machine and on a busy one; not smaller than pays for the way to the database and back.
 */
export class BatchSize {
  #size = FIRST_SIZE;

  now = (): number => this.#size;

  /** Told how long a batch took. */
  took(milliseconds: number): void {
    if (milliseconds > SLOW_MS) this.#size = Math.max(SMALLEST, Math.floor(this.#size / 2));
    else if (milliseconds < QUICK_MS) this.#size = Math.min(LARGEST, this.#size * 2);
  }
}

const FIRST_SIZE = 2_500;
const SMALLEST = 1_000;
const LARGEST = 5_000;
const QUICK_MS = 400;
const SLOW_MS = 900;

/** Works one step ahead: the next item is being made while the caller deals with this one. */
export async function* ahead<T>(items: AsyncGenerator<T>): AsyncGenerator<T> {
  let next = items.next();
  try {
    for (;;) {
      const { value, done } = await next;
      if (done) return;
      next = items.next();
      // Its failure is raised when it is asked for, not before.
      next.catch(() => {});
      yield value;
    }
  } finally {
    await items.return(undefined);
  }
}
