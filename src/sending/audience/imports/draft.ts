// An import before it runs: the file taken in, how it is read, what it would give, and the start with all that was decided.
// Throws importProblem.* for what the operator must mend; the command line shows the same sentences. A refused file leaves nothing.

import type { Readable } from 'node:stream';
import { audit } from '#accounts/audit.ts';
import type { Language } from '#platform/http/problem.ts';
import type { Platform } from '#platform/platform.ts';
import { ensureWording } from '../consent/consent-store.ts';
import { findPurpose } from '../consent/purpose-store.ts';
import { listFields } from '../contacts/field-store.ts';
import { cleanText, type Notation } from '../contacts/field-value.ts';
import { columnNames, makeFields } from './columns.ts';
import { type Declaration, declarationFault, isRefused } from './declaration.ts';
import { guessEncoding } from './encoding.ts';
import { formatOf } from './file-format.ts';
import { importProblem } from './import-problems.ts';
import { changeReading, createImport, dropDrafts, findImport, type ImportRecord, queueImport } from './import-store.ts';
import { type Mapping, mappingFault } from './mapping.ts';
import type { Policy } from './merge.ts';
import { type Preview, previewOf } from './preview.ts';
import { dropOldRemarks } from './remark-store.ts';
import { guessReading, guessReadingWith, type Reading } from './reading.ts';
import { SheetFault, sheetNames } from './sheet-text.ts';
import { sampleText } from './source-text.ts';
import { FileTooLarge, LARGEST_FILE, type ReceivedFile, receiveFile } from './upload.ts';

export const RUN_JOB = 'imports.run';
export const UNDO_JOB = 'imports.undo';

const SAMPLE_CHARACTERS = 262_144;
const DRAFTS_KEPT_MS = 7 * 86_400_000;
const REMARKS_KEPT_MS = 90 * 86_400_000;

export interface Uploader {
  workspaceId: string;
  operatorId: string | null;
}

/** Takes the file and finds out how to read it. Gives the id of the new draft. */
export async function openDraft(
  platform: Platform,
  { workspaceId, operatorId }: Uploader,
  fileName: string,
  file: Readable,
): Promise<string> {
  const { sql, blobs, clock } = platform;
  await tidy(platform, workspaceId);
  const received = await receive(platform, workspaceId, file);
  try {
    const { format, sheets, reading } = await examine(platform, received);
    return await createImport(sql, {
      ...received,
      workspaceId,
      operatorId,
      fileName: cleanText(fileName).slice(0, 200).toWellFormed() || 'import',
      format,
      sheets,
      reading,
      now: clock.now(),
    });
  } catch (cause) {
    await blobs.delete(received.blobKey);
    throw cause;
  }
}

async function receive({ blobs }: Platform, workspaceId: string, file: Readable): Promise<ReceivedFile> {
  try {
    return await receiveFile(blobs, workspaceId, file);
  } catch (cause) {
    throw cause instanceof FileTooLarge ? importProblem.file_too_large({ limit: LARGEST_FILE / 1_000_000 }) : cause;
  }
}

async function examine({ blobs }: Platform, { blobKey, head, sizeBytes, isUtf8 }: ReceivedFile) {
  if (sizeBytes === 0) throw importProblem.file_empty();
  const format = formatOf(head);
  if (format === 'old_spreadsheet') throw importProblem.file_old_spreadsheet();
  if (format === 'not_a_table') throw importProblem.file_not_a_table();
  const encoding = format === 'csv' ? guessEncoding(head, isUtf8) : 'utf-8';
  if (encoding === undefined) throw importProblem.file_not_a_table();
  const sheets = format === 'csv' ? [] : await readable(sheetNames(blobs.get(blobKey), format));
  const sample = await sampleOf(blobs, { blobKey, format, sheet: 0 }, { encoding, lineBreak: '\n' });
  if (sample.trim() === '') throw importProblem.file_empty();
  const reading =
    format === 'csv' ? guessReading(sample, encoding) : guessReadingWith(sample, { encoding, separator: ',' });
  return { format, sheets, reading };
}

type File = Pick<ImportRecord, 'format' | 'sheet'> & { blobKey: string };

async function sampleOf(
  blobs: Platform['blobs'],
  file: File,
  how: Pick<Reading, 'encoding' | 'lineBreak'>,
): Promise<string> {
  return readable(sampleText(blobs, { ...file, ...how }, SAMPLE_CHARACTERS));
}

async function readable<T>(reading: Promise<T>): Promise<T> {
  try {
    return await reading;
  } catch (cause) {
    throw cause instanceof SheetFault ? importProblem[cause.reason]() : cause;
  }
}

export async function loadImport({ sql }: Platform, workspaceId: string, importId: string): Promise<ImportRecord> {
  const record = await findImport(sql, workspaceId, importId);
  if (!record) throw importProblem.import_not_found({ id: importId });
  return record;
}

async function loadDraft(platform: Platform, workspaceId: string, importId: string) {
  const record = await loadImport(platform, workspaceId, importId);
  if (record.state !== 'draft' || record.blobKey === null) throw importProblem.import_not_draft();
  return { ...record, blobKey: record.blobKey };
}

/** What the first rows would give. `language`: the workspace's, for numbers and dates that could be read in two ways. */
export async function previewDraft(
  platform: Platform,
  workspaceId: string,
  importId: string,
  language: Language,
): Promise<Preview> {
  const draft = await loadDraft(platform, workspaceId, importId);
  const sample = await sampleOf(platform.blobs, draft, draft.reading);
  return previewOf(sample, draft.reading, await listFields(platform.sql, workspaceId), notationFor(draft, language));
}

/** A workbook's numbers are written by us, with a point. */
const notationFor = ({ format }: Pick<ImportRecord, 'format'>, language: Language): Notation => ({
  decimal: format === 'csv' && language === 'fr' ? ',' : '.',
  dayFirst: true,
});

export interface Correction {
  encoding?: Reading['encoding'];
  separator?: Reading['separator'];
  headerLine?: number | null;
  sheet?: number;
}

/** The operator corrects how the file is read. */
export async function correctReading(
  platform: Platform,
  workspaceId: string,
  importId: string,
  { headerLine, ...wanted }: Correction,
): Promise<void> {
  const draft = await loadDraft(platform, workspaceId, importId);
  const { sheet = draft.sheet, encoding = draft.reading.encoding, separator = draft.reading.separator } = wanted;
  const sample = await sampleOf(platform.blobs, { ...draft, sheet }, { encoding, lineBreak: '\n' });
  const guessed = guessReadingWith(sample, { encoding, separator });
  const reading = headerLine === undefined ? guessed : { ...guessed, headerLine };
  const changed = await changeReading(platform.sql, workspaceId, importId, { sheet, reading });
  if (!changed) throw importProblem.import_not_draft();
}

export interface Start {
  mapping: Mapping;
  policy: Policy;
  declaration: Declaration;
}

/** Checks what was decided, makes the new fields and puts the import into the queue. */
export async function startImport(
  platform: Platform,
  { workspaceId, operatorId }: Uploader,
  importId: string,
  { mapping, policy, declaration }: Start,
  ip = '',
): Promise<void> {
  const { sql, clock, jobs, live } = platform;
  const draft = await loadDraft(platform, workspaceId, importId);
  if (mapping.length !== draft.reading.columns) {
    throw importProblem.mapping_wrong_width({ expected: draft.reading.columns, found: mapping.length });
  }
  const wrong = mappingFault(mapping);
  if (wrong) throw importProblem[wrong.fault]({ target: wrong.target ?? '' });
  await checkDeclaration(platform, workspaceId, declaration);
  if (isRefused(declaration)) throw importProblem.origin_refused();
  const names = columnNames(await sampleOf(platform.blobs, draft, draft.reading), draft.reading);
  const now = clock.now();
  // The version of what people saw is the file itself, by its fingerprint.
  const fileVersion = Buffer.from(draft.sha256, 'hex');
  await sql.begin(async (tx) => {
    const made = await makeFields(tx, workspaceId, mapping, now);
    if ('fault' in made) throw importProblem[made.fault]({ key: 'key' in made ? made.key : '' });
    const declared =
      declaration.origin === 'suppression_list'
        ? { ...declaration, basis: null, wordingId: null, collectedOn: null }
        : { ...declaration, wordingId: await ensureWording(tx, workspaceId, declaration.text, fileVersion) };
    const queued = await queueImport(tx, workspaceId, importId, {
      ...declared,
      columnNames: names,
      mapping: made,
      policy,
      operatorId,
    });
    if (!queued) throw importProblem.import_not_draft();
    if (operatorId) {
      const { origin } = declaration;
      await audit(
        platform,
        {
          workspaceId,
          operatorId,
          action: 'imports.start',
          subject: draft.fileName,
          subjectId: importId,
          details: { origin },
          ip,
        },
        tx,
      );
    }
  });
  await jobs.enqueue(RUN_JOB, { workspaceId, importId }, { singletonKey: `${RUN_JOB} ${importId}` });
  await live.publish(workspaceId, 'imports', importId);
}

async function checkDeclaration({ sql, clock }: Platform, workspaceId: string, declaration: Declaration) {
  const purposeId = isRefused(declaration) ? null : declaration.purposeId;
  const purpose = purposeId === null ? undefined : await findPurpose(sql, workspaceId, purposeId);
  const [row] = await sql<[{ today: string }]>`
    select to_char(${clock.now()}::timestamptz at time zone time_zone, 'YYYY-MM-DD') as today from workspaces where id = ${workspaceId}`;
  const fault = declarationFault(
    declaration,
    purpose && { kind: purpose.kind, isArchived: purpose.archivedAt !== null },
    row.today,
  );
  if (fault) throw importProblem[fault]();
}

export async function dropDraft(platform: Platform, workspaceId: string, importId: string): Promise<void> {
  const keys = await dropDrafts(platform.sql, workspaceId, { importId });
  if (keys.length === 0) throw importProblem.import_not_draft();
  for (const key of keys) await platform.blobs.delete(key);
}

/** What nobody came back to: files of drafts, and the lines that old imports left out. */
async function tidy({ sql, blobs, clock }: Platform, workspaceId: string): Promise<void> {
  const ago = (milliseconds: number) => new Date(clock.now().getTime() - milliseconds);
  for (const key of await dropDrafts(sql, workspaceId, { olderThan: ago(DRAFTS_KEPT_MS) })) await blobs.delete(key);
  await dropOldRemarks(sql, workspaceId, ago(REMARKS_KEPT_MS));
}
