// Templates over HTTP: list, create, import, save on a revision, copy, delete and bring back; check while typing; preview.
// The rules live in compile.ts and its neighbours; here requests become calls and refusals become problems.

import { z } from 'zod';
import { audit } from '#accounts/audit.ts';
import type { Language } from '#platform/http/problem.ts';
import { idSchema, route } from '#platform/http/route.ts';
import type { Platform } from '#platform/platform.ts';
import { longestTemplate } from './compile.ts';
import type { Diagnostic } from './diagnostic.ts';
import { diagnosticWords } from './diagnostic-words.ts';
import { readUpload } from './image-routes.ts';
import { importNoteWords } from './import-note.ts';
import { importTemplate } from './import-template.ts';
import { filterNames } from './liquid-engine.ts';
import { lintTemplate } from './lint.ts';
import { mjmlGrammar } from './mjml-grammar.ts';
import { previewPage, previewTemplate } from './preview.ts';
import { contactFields } from './sample-contact.ts';
import { type Sender, blankDraft, findStarter, personalise, starters } from './starters.ts';
import { templateProblem } from './template-problems.ts';
import {
  type Template,
  type TemplateDraft,
  archiveTemplate,
  createTemplate,
  getTemplate,
  listTemplates,
  saveTemplate,
} from './template-store.ts';

const params = z.object({ templateId: idSchema });
const language = z.enum(['fr', 'en']);
const name = z.string().trim().min(1).max(200);
const sourceSchema = z.object({
  subject: z.string().max(1000),
  preheader: z.string().max(1000),
  mjml: z.string().max(longestTemplate),
  language,
});
const bodyLimit = 3_000_000;
const PAGE = 60;

const spoken = (diagnostic: Diagnostic) => ({ ...diagnostic, words: diagnosticWords(diagnostic) });

export const templateRoutes = (platform: Platform) => {
  const { sql, clock, live, config } = platform;

  const found = async (workspaceId: string, templateId: string): Promise<Template> => {
    const template = await getTemplate(sql, workspaceId, templateId);
    if (!template) throw templateProblem.template_not_found({ id: templateId });
    return template;
  };

  const sender = async (workspaceId: string): Promise<Sender> => {
    const [row] = await sql<Sender[]>`
      select coalesce(nullif(company_name, ''), name) as name, postal_address as "postalAddress" from workspaces where id = ${workspaceId}`;
    return row ?? { name: '', postalAddress: '' };
  };

  const create = async (workspaceId: string, operatorId: string, draft: TemplateDraft, ip: string): Promise<string> => {
    const author = { operatorId, now: clock.now() };
    const id = await sql.begin(async (tx) => {
      const made = await createTemplate(tx, workspaceId, draft, author);
      await audit(
        platform,
        { workspaceId, operatorId, action: 'templates.create', subject: draft.name, subjectId: made, ip },
        tx,
      );
      return made;
    });
    await live.publish(workspaceId, 'templates', id);
    return id;
  };

  /** Archives or brings back, with its trace. */
  const archive =
    (at: () => Date | null, action: `templates.${'delete' | 'restore'}`) =>
    async ({
      params: { templateId },
      workspaceId,
      operatorId,
      ip,
    }: {
      params: { templateId: string };
      workspaceId: string;
      operatorId: string;
      ip: string;
    }) => {
      await sql.begin(async (tx) => {
        if (!(await archiveTemplate(tx, workspaceId, templateId, at())))
          throw templateProblem.template_not_found({ id: templateId });
        await audit(
          platform,
          {
            workspaceId,
            operatorId,
            action,
            subject: await nameOf(tx, workspaceId, templateId),
            subjectId: templateId,
            ip,
          },
          tx,
        );
      });
      await live.publish(workspaceId, 'templates', templateId);
      return {};
    };

  return {
    'GET /api/templates': route({
      may: 'templates:read',
      summary: 'Templates, those changed last first',
      query: z.object({
        search: z.string().max(200).optional(),
        after: z
          .string()
          .regex(/^[\d:.TZ-]+ \d{1,19}$/)
          .optional(),
      }),
      run: ({ query, workspaceId }) => listTemplates(sql, workspaceId, { ...query, limit: PAGE }),
    }),

    'POST /api/templates': route({
      may: 'templates:write',
      summary: 'Make a template: blank, from a starter, as a copy, or with a given text',
      body: z.discriminatedUnion('from', [
        z.object({ from: z.literal('blank'), name, language }),
        z.object({ from: z.literal('starter'), starter: z.string().max(50), language }),
        z.object({ from: z.literal('copy'), templateId: idSchema, name }),
        z.object({ from: z.literal('text'), name, ...sourceSchema.shape }),
      ]),
      bodyLimit,
      run: async ({ body, workspaceId, operatorId, ip }) => {
        const draft = await draftOf(body, { found: (id) => found(workspaceId, id), sender: () => sender(workspaceId) });
        return { id: await create(workspaceId, operatorId, draft, ip) };
      },
    }),

    'POST /api/templates/import': route({
      may: 'templates:write',
      summary: 'Take in an HTML or MJML file: the bytes are the body',
      query: z.object({ name: z.string().max(300).default(''), language }),
      run: async ({ query, request, workspaceId, operatorId, ip }) => {
        const bytes = await readUpload(request, 4 * longestTemplate);
        const result = await importTemplate(bytes, {
          fileName: query.name,
          language: query.language,
          publicUrl: config.publicUrl,
          now: clock.now(),
        });
        if (!result.ok) throw templateProblem[`template_file_${result.reason}`]({ most: longestTemplate });
        const { template } = result;
        const id = await create(workspaceId, operatorId, { ...template, language: query.language }, ip);
        return {
          id,
          kind: template.kind,
          name: template.name,
          notes: template.notes.map(importNoteWords),
          errors: template.errors.map(spoken),
        };
      },
    }),

    'POST /api/templates/check': route({
      may: 'templates:read',
      summary: 'What is wrong with a text, with places, while it is written',
      body: sourceSchema,
      bodyLimit,
      run: async ({ body, workspaceId }) => {
        const fields = await contactFields(sql, workspaceId);
        const { diagnostics, htmlBytes } = await lintTemplate({
          ...body,
          publicUrl: config.publicUrl,
          now: clock.now(),
          fields: fields.map(({ key }) => key),
        });
        return { diagnostics: diagnostics.map(spoken), htmlBytes };
      },
    }),

    'POST /api/templates/preview': route({
      may: 'templates:read',
      summary: 'A text as one contact, or an invented one, would get it',
      body: sourceSchema.extend({ contactId: idSchema.optional() }),
      bodyLimit,
      run: ({ body, workspaceId }) => previewTemplate(platform, workspaceId, body),
    }),

    'GET /api/templates/grammar': route({
      may: 'templates:read',
      summary: 'Tags, filters and contact fields that a template may use',
      run: async ({ workspaceId }) => ({
        tags: mjmlGrammar(),
        filters: filterNames,
        fields: await contactFields(sql, workspaceId),
      }),
    }),

    'GET /api/templates/starters': route({
      may: 'templates:read',
      summary: 'Starter templates',
      run: () => ({
        items: starters().map(({ key, language, name, description }) => ({ key, language, name, description })),
      }),
    }),

    'GET /api/templates/starters/:starter/:language/page': route({
      may: 'templates:read',
      summary: 'A starter template as a page, for its picture',
      params: z.object({ starter: z.string().max(50), language }),
      run: async ({ params, workspaceId }) => {
        const starter = findStarter(params.starter, params.language);
        if (!starter) throw templateProblem.starter_not_found({ name: params.starter });
        return previewPage(platform, workspaceId, personalise(starter, await sender(workspaceId)));
      },
    }),

    'GET /api/templates/:templateId': route({
      may: 'templates:read',
      summary: 'One template with its text',
      params,
      run: ({ params, workspaceId }) => found(workspaceId, params.templateId),
    }),

    'GET /api/templates/:templateId/page': route({
      may: 'templates:read',
      summary: 'A template as a page, for its picture',
      params,
      run: async ({ params, workspaceId }) =>
        previewPage(platform, workspaceId, await found(workspaceId, params.templateId)),
    }),

    'PUT /api/templates/:templateId': route({
      may: 'templates:write',
      summary: 'Save a template over the revision it was opened at',
      params,
      body: sourceSchema.extend({ name, revision: z.int().min(1) }),
      bodyLimit,
      run: async ({ params: { templateId }, body, workspaceId, operatorId }) => {
        const now = clock.now();
        const revision = await saveTemplate(sql, workspaceId, templateId, body, { operatorId, now });
        if (revision === undefined) {
          const present = await found(workspaceId, templateId);
          throw templateProblem.template_changed({
            who: present.updatedBy ?? '?',
            at: present.updatedAt.toISOString(),
            revision: present.revision,
          });
        }
        await live.publish(workspaceId, 'templates', templateId);
        return { revision, updatedAt: now };
      },
    }),

    'DELETE /api/templates/:templateId': route({
      may: 'templates:write',
      summary: 'Delete a template; it can be brought back',
      params,
      run: archive(() => clock.now(), 'templates.delete'),
    }),

    'POST /api/templates/:templateId/restore': route({
      may: 'templates:write',
      summary: 'Bring back a deleted template',
      params,
      run: archive(() => null, 'templates.restore'),
    }),
  };
};

async function nameOf(
  sql: Pick<Platform, 'sql'>['sql'] | Parameters<Parameters<Platform['sql']['begin']>[1]>[0],
  workspaceId: string,
  id: string,
): Promise<string> {
  const [row] = await sql<
    { name: string }[]
  >`select name from templates where workspace_id = ${workspaceId} and id = ${id}`;
  return row?.name ?? '';
}

type Making =
  | { from: 'blank'; name: string; language: Language }
  | { from: 'starter'; starter: string; language: Language }
  | { from: 'copy'; templateId: string; name: string }
  | ({ from: 'text' } & TemplateDraft);

async function draftOf(
  body: Making,
  { found, sender }: { found: (id: string) => Promise<Template>; sender: () => Promise<Sender> },
): Promise<TemplateDraft> {
  switch (body.from) {
    case 'blank':
      return blankDraft(body.name, body.language, await sender());
    case 'starter': {
      const starter = findStarter(body.starter, body.language);
      if (!starter) throw templateProblem.starter_not_found({ name: body.starter });
      return personalise(starter, await sender());
    }
    case 'copy':
      return { ...(await found(body.templateId)), name: body.name };
    case 'text':
      return body;
  }
}
