// Custom fields over HTTP. A field keeps its key and its type for ever: templates and conditions are written with them.
// Deleting one hides its values and does not destroy them: the same field made anew shows them again.

import { z } from 'zod';
import { audit } from '#accounts/audit.ts';
import { defineProblems } from '#platform/http/problem.ts';
import { route } from '#platform/http/route.ts';
import type { Platform } from '#platform/platform.ts';
import {
  FIELD_KEY,
  fieldChangeSchema,
  isReservedKey,
  keyForLabel,
  MOST_FIELDS,
  newFieldSchema,
} from './contact-field.ts';
import { changeField, createField, deleteField, listFields, lockFields } from './field-store.ts';

const fieldProblem = defineProblems({
  field_not_found: { status: 404, fr: 'Aucun champ n’a la clé « {key} ».', en: 'No field has the key "{key}".' },
  field_key_taken: {
    status: 409,
    fr: 'La clé « {key} » est déjà prise, ou réservée.',
    en: 'The key "{key}" is taken already, or reserved.',
  },
  too_many_fields: {
    status: 409,
    fr: 'Un espace a {most} champs au plus : supprimez-en un.',
    en: 'A workspace has {most} fields at most: delete one.',
  },
});

const params = z.object({ key: z.string().regex(FIELD_KEY) });

export const fieldRoutes = (platform: Platform) => {
  const { sql, clock, live } = platform;
  const changed = (workspaceId: string, key: string) => live.publish(workspaceId, 'contact-fields', key);
  return {
    'GET /api/contact-fields': route({
      may: 'contacts:read',
      summary: 'The custom fields of contacts',
      run: async ({ workspaceId }) => ({ items: await listFields(sql, workspaceId) }),
    }),

    'POST /api/contact-fields': route({
      may: 'contacts:write',
      summary: 'Add a field; its key is made from its label unless given',
      body: newFieldSchema,
      run: async ({ workspaceId, operatorId, body, ip }) => {
        const key = await sql.begin(async (tx) => {
          await lockFields(tx, workspaceId);
          const taken = new Set((await listFields(tx, workspaceId)).map((field) => field.key));
          if (taken.size >= MOST_FIELDS) throw fieldProblem.too_many_fields({ most: MOST_FIELDS });
          const chosen = body.key ?? keyForLabel(body.label, taken);
          if (taken.has(chosen) || isReservedKey(chosen)) throw fieldProblem.field_key_taken({ key: chosen });
          await createField(tx, workspaceId, { ...body, key: chosen }, clock.now());
          await audit(
            platform,
            { workspaceId, operatorId, action: 'contact-fields.create', subject: body.label, ip },
            tx,
          );
          return chosen;
        });
        await changed(workspaceId, key);
        return { key };
      },
    }),

    'PATCH /api/contact-fields/:key': route({
      may: 'contacts:write',
      summary: 'Rename a field, or change its choices',
      params,
      body: fieldChangeSchema,
      run: async ({ workspaceId, operatorId, params: { key }, body, ip }) => {
        if (!(await changeField(sql, workspaceId, key, body))) throw fieldProblem.field_not_found({ key });
        await audit(platform, { workspaceId, operatorId, action: 'contact-fields.change', subject: key, ip });
        await changed(workspaceId, key);
      },
    }),

    'DELETE /api/contact-fields/:key': route({
      may: 'contacts:write',
      summary: 'Delete a field; its values stay hidden in the contacts',
      params,
      run: async ({ workspaceId, operatorId, params: { key }, ip }) => {
        if (!(await deleteField(sql, workspaceId, key))) throw fieldProblem.field_not_found({ key });
        await audit(platform, { workspaceId, operatorId, action: 'contact-fields.delete', subject: key, ip });
        await changed(workspaceId, key);
      },
    }),
  };
};
