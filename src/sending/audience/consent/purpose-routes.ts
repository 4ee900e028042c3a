// Purposes over HTTP: what the workspace writes to people about. One that was used is archived, never deleted: proofs name it.

import { z } from 'zod';
import { audit } from '#accounts/audit.ts';
import { idSchema, route } from '#platform/http/route.ts';
import type { Platform } from '#platform/platform.ts';
import { contactProblem } from '../contacts/contact-problems.ts';
import { newPurposeSchema, purposeChangeSchema } from './purpose.ts';
import { changePurpose, createPurpose, findPurpose, listPurposes } from './purpose-store.ts';

export const purposeRoutes = (platform: Platform) => {
  const { sql, clock, live } = platform;
  const changed = (workspaceId: string, id: string) => live.publish(workspaceId, 'purposes', id);
  return {
    'GET /api/purposes': route({
      may: 'contacts:read',
      summary: 'What people may agree to: those in use, then the archived',
      run: async ({ workspaceId }) => ({ items: await listPurposes(sql, workspaceId) }),
    }),

    'POST /api/purposes': route({
      may: 'contacts:write',
      summary: 'Add a purpose',
      body: newPurposeSchema,
      run: async ({ workspaceId, operatorId, body, ip }) => {
        const id = await createPurpose(sql, workspaceId, body, clock.now());
        if (!id) throw contactProblem.purpose_name_taken({ name: body.name });
        await audit(platform, {
          workspaceId,
          operatorId,
          action: 'purposes.create',
          subject: body.name,
          subjectId: id,
          ip,
        });
        await changed(workspaceId, id);
        return { id };
      },
    }),

    'PATCH /api/purposes/:purposeId': route({
      may: 'contacts:write',
      summary: 'Rename, describe, archive or take up again a purpose',
      params: z.object({ purposeId: idSchema }),
      body: purposeChangeSchema,
      run: async ({ workspaceId, operatorId, params: { purposeId }, body, ip }) => {
        const purpose = await findPurpose(sql, workspaceId, purposeId);
        if (!purpose) throw contactProblem.purpose_not_found();
        const name = body.name ?? purpose.name;
        try {
          await changePurpose(sql, workspaceId, purposeId, body, clock.now());
        } catch (error) {
          if ((error as { code?: string }).code === '23505') throw contactProblem.purpose_name_taken({ name });
          throw error;
        }
        await audit(platform, {
          workspaceId,
          operatorId,
          action: 'purposes.change',
          subject: name,
          subjectId: purposeId,
          ip,
        });
        await changed(workspaceId, purposeId);
      },
    }),
  };
};
