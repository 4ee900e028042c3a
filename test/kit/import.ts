// Imports a file in a test the way an operator does: upload, proposal, declaration, start; the job is run by the test itself.

import { Readable } from 'node:stream';
import type { Declaration } from '#sending/audience/imports/declaration.ts';
import { openDraft, previewDraft, startImport } from '#sending/audience/imports/draft.ts';
import { findImport, type ImportRecord } from '#sending/audience/imports/import-store.ts';
import type { Target } from '#sending/audience/imports/mapping.ts';
import type { Policy } from '#sending/audience/imports/merge.ts';
import { runImport } from '#sending/audience/imports/run-import.ts';
import type { TestDatabase } from './database.ts';

export interface ImportOptions {
  name?: string;
  policy?: Policy;
  declaration?: Partial<Extract<Declaration, { text: string }>>;
  /** Instead of the proposal, for these columns. */
  targets?: Record<number, Target>;
}

/** Up to the queue; gives the import's number. */
export async function queueTestImport(
  { platform, workspaceId, sql }: TestDatabase,
  file: string | Buffer | Readable,
  { name = 'clients.csv', policy = 'fill', declaration = {}, targets = {} }: ImportOptions = {},
): Promise<string> {
  const stream = file instanceof Readable ? file : Readable.from([Buffer.from(file as string)]);
  const uploader = { workspaceId, operatorId: null };
  const importId = await openDraft(platform, uploader, name, stream);
  const { mapping } = await previewDraft(platform, workspaceId, importId, 'fr');
  const [purpose] = await sql<[{ id: string }]>`
    select id from purposes where workspace_id = ${workspaceId} and kind = 'marketing' order by id limit 1`;
  await startImport(platform, uploader, importId, {
    mapping: mapping.map((target, index) => targets[index] ?? target),
    policy,
    declaration: {
      origin: 'form',
      originNote: '',
      basis: 'consent',
      purposeId: purpose.id,
      text: 'Je souhaite recevoir la lettre d’information.',
      collectedOn: '2025-06-01',
      ...declaration,
    },
  });
  return importId;
}

export async function runTestImport(
  d: TestDatabase,
  file: string | Buffer | Readable,
  options: ImportOptions = {},
): Promise<ImportRecord> {
  const importId = await queueTestImport(d, file, options);
  await runImport(d.platform, { workspaceId: d.workspaceId, importId });
  return (await findImport(d.sql, d.workspaceId, importId)) as ImportRecord;
}
