// Imports over HTTP: the file comes as the body of a request, streamed to disk; then preview, start, progress, cancel, undo, report.

import { Readable } from 'node:stream';
import type { ReadableStream } from 'node:stream/web';
import { z } from 'zod';
import { audit } from '#accounts/audit.ts';
import { idSchema, route } from '#platform/http/route.ts';
import type { Platform } from '#platform/platform.ts';
import { declarationSchema } from './declaration.ts';
import { correctReading, dropDraft, loadImport, openDraft, previewDraft, startImport, UNDO_JOB } from './draft.ts';
import { ENCODINGS } from './encoding.ts';
import { importProblem } from './import-problems.ts';
import { beginUndo, type ImportRecord, listImports, requestCancel } from './import-store.ts';
import { mappingSchema } from './mapping.ts';
import { POLICIES } from './merge.ts';
import { SEPARATORS } from './reading.ts';
import { countRemarks, readRemarks } from './remark-store.ts';
import { paramsOf, reportText } from './report.ts';
import { sentenceFor } from './row-reasons.ts';

const importId = z.object({ importId: idSchema });
const PAGE = 50;
const REMARKS_SHOWN = 100;

export const importRoutes = (platform: Platform) => {
  const { sql, jobs, live } = platform;
  return {
    'GET /api/imports': route({
      may: 'contacts:read',
      summary: 'Imports of the workspace, newest first',
      query: z.object({ after: idSchema.optional() }),
      run: async ({ workspaceId, query }) => {
        const found = await listImports(sql, workspaceId, query.after, PAGE + 1);
        const items = found.slice(0, PAGE).map(shown);
        return { items, next: found.length > PAGE ? (items.at(-1)?.id ?? null) : null };
      },
    }),

    'POST /api/imports': route({
      may: 'contacts:write',
      summary: 'Upload a file (the whole request body) as a new draft',
      query: z.object({ name: z.string().max(1_000).default('') }),
      run: async ({ workspaceId, operatorId, query, request }) => {
        const body = request.body as ReadableStream<Uint8Array> | null;
        const file = body ? Readable.fromWeb(body) : Readable.from([]);
        const id = await openDraft(platform, { workspaceId, operatorId }, query.name, file);
        await live.publish(workspaceId, 'imports', id);
        return { id };
      },
    }),

    'GET /api/imports/:importId': route({
      may: 'contacts:read',
      summary: 'One import: what was decided, where it stands, why lines were left out',
      params: importId,
      run: async ({ workspaceId, params, language }) => {
        const record = await loadImport(platform, workspaceId, params.importId);
        const counts = await countRemarks(sql, { workspaceId, importId: record.id });
        const first = await readRemarks(sql, { workspaceId, importId: record.id }, '0', REMARKS_SHOWN);
        return {
          ...shown(record),
          reasons: counts,
          remarks: first.map((remark) => ({
            line: remark.line,
            kept: remark.kept,
            text: sentenceFor(remark.reason, paramsOf(remark, language), language),
            raw: remark.raw.slice(0, 300),
          })),
          declaration: await declarationOf(platform, workspaceId, record),
        };
      },
    }),

    'GET /api/imports/:importId/preview': route({
      may: 'contacts:read',
      summary: 'The first rows of a draft, with a proposal for each column',
      params: importId,
      run: async ({ workspaceId, params }) => {
        const [workspace] = await sql<
          [{ language: 'fr' | 'en' }]
        >`select language from workspaces where id = ${workspaceId}`;
        const preview = await previewDraft(platform, workspaceId, params.importId, workspace.language);
        return {
          ...preview,
          ...shown(await loadImport(platform, workspaceId, params.importId)),
          mapping: preview.mapping,
        };
      },
    }),

    'PATCH /api/imports/:importId/reading': route({
      may: 'contacts:write',
      summary: 'Correct how a draft is read: encoding, separator, header line, sheet',
      params: importId,
      body: z
        .object({
          encoding: z.enum(ENCODINGS),
          separator: z.enum(SEPARATORS),
          headerLine: z.number().int().min(1).max(1_000).nullable(),
          sheet: z.number().int().min(0).max(1_000),
        })
        .partial(),
      run: async ({ workspaceId, params, body }) => {
        await correctReading(platform, workspaceId, params.importId, body);
      },
    }),

    'POST /api/imports/:importId/start': route({
      may: 'contacts:write',
      summary: 'Start a draft with its mapping and declaration',
      params: importId,
      body: z.object({
        mapping: mappingSchema,
        policy: z.enum(POLICIES).default('fill'),
        declaration: declarationSchema,
      }),
      run: async ({ workspaceId, operatorId, params, body, ip }) => {
        await startImport(platform, { workspaceId, operatorId }, params.importId, body, ip);
      },
    }),

    'POST /api/imports/:importId/cancel': route({
      may: 'contacts:write',
      summary: 'Stop an import: what is stored stays, nothing more is added',
      params: importId,
      run: async ({ workspaceId, params }) => {
        await loadImport(platform, workspaceId, params.importId);
        if (!(await requestCancel(sql, workspaceId, params.importId))) throw importProblem.import_not_running();
        await live.publish(workspaceId, 'imports', params.importId);
      },
    }),

    'POST /api/imports/:importId/undo': route({
      may: 'contacts:write',
      summary: 'Undo a whole import',
      params: importId,
      run: async ({ workspaceId, operatorId, params, ip }) => {
        const { fileName, id } = await loadImport(platform, workspaceId, params.importId);
        await sql.begin(async (tx) => {
          if (!(await beginUndo(tx, workspaceId, id))) throw importProblem.import_not_undoable();
          await audit(
            platform,
            { workspaceId, operatorId, action: 'imports.undo', subject: fileName, subjectId: id, ip },
            tx,
          );
        });
        await jobs.enqueue(UNDO_JOB, { workspaceId, importId: id }, { singletonKey: `${UNDO_JOB} ${id}` });
        await live.publish(workspaceId, 'imports', id);
      },
    }),

    'DELETE /api/imports/:importId': route({
      may: 'contacts:write',
      summary: 'Throw a draft away, with its file',
      params: importId,
      run: async ({ workspaceId, params }) => {
        await loadImport(platform, workspaceId, params.importId);
        await dropDraft(platform, workspaceId, params.importId);
        await live.publish(workspaceId, 'imports', params.importId);
      },
    }),

    'GET /api/imports/:importId/report': route({
      may: 'contacts:read',
      summary: 'The lines that were left out, with reasons, as CSV',
      params: importId,
      run: async ({ workspaceId, params, language }) => {
        const record = await loadImport(platform, workspaceId, params.importId);
        const name = `${record.fileName.replace(/\.[^.]*$/, '')} - ${language === 'fr' ? 'rejets' : 'rejects'}.csv`;
        return new Response(streamOf(reportText(sql, workspaceId, record, language)), {
          headers: {
            'content-type': 'text/csv; charset=utf-8',
            'content-disposition': `attachment; filename*=UTF-8''${encodeURIComponent(name).replace(/['()*]/g, escape)}`,
            'cache-control': 'no-store',
          },
        });
      },
    }),
  };
};

/** Pulled by the reader of the answer: a report of any length takes the memory of one page. */
function streamOf(pieces: AsyncGenerator<string>) {
  const encoder = new TextEncoder();
  return new globalThis.ReadableStream({
    async pull(controller) {
      const { value, done } = await pieces.next();
      if (done) controller.close();
      else controller.enqueue(encoder.encode(value));
    },
    cancel: async () => void (await pieces.return(undefined)),
  });
}

/** What leaves the house: not where the file lies. */
function shown({ blobKey: _, ...record }: ImportRecord) {
  return record;
}

async function declarationOf({ sql }: Platform, workspaceId: string, record: ImportRecord) {
  if (record.origin === null) return null;
  const [row] = await sql<{ text: string | null; purpose: string | null; operator: string | null }[]>`
    select w.text, p.name as purpose, o.name as operator
    from imports i
    left join consent_wordings w on w.workspace_id = i.workspace_id and w.id = i.wording_id
    left join purposes p on p.workspace_id = i.workspace_id and p.id = i.purpose_id
    left join operators o on o.id = i.operator_id
    where i.workspace_id = ${workspaceId} and i.id = ${record.id}`;
  return row ?? null;
}
