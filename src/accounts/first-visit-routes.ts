// The first visit over HTTP: is anybody there yet, and the making of the first operator and workspace.

import { z } from 'zod';
import { route } from '#platform/http/route.ts';
import type { Platform } from '#platform/platform.ts';
import { acceptablePassword } from './acceptable-password.ts';
import { accountsProblem } from './accounts-problems.ts';
import { audit } from './audit.ts';
import { isAtThisMachine, isEmpty, isSetupToken, lockFirstVisit } from './first-visit.ts';
import { addMembership, addOperator } from './operators-store.ts';
import { hashPassword } from './password.ts';
import { emailSchema, passwordSchema, refuseForeign, startSession } from './session-routes.ts';
import { addWorkspace, isTimeZone } from './workspace-store.ts';

const nameSchema = z.string().trim().min(1).max(200);

export const firstVisitRoutes = (platform: Platform) => {
  const { sql, clock } = platform;
  const admits = (request: Request, ip: string, key: string | undefined) =>
    isAtThisMachine(platform, request, ip) || (key !== undefined && isSetupToken(platform, key));

  return {
    'GET /api/first-visit': route({
      may: 'public',
      summary: 'Whether nobody exists yet, and whether this caller may make the first account',
      query: z.object({ key: z.string().max(100).optional() }),
      run: async ({ query, request, ip }) => ({
        isOpen: await isEmpty(sql),
        isAdmitted: admits(request, ip, query.key),
      }),
    }),

    'POST /api/first-visit': route({
      may: 'public',
      summary: 'Make the first operator and the first workspace, and sign in',
      body: z.object({
        key: z.string().max(100).optional(),
        name: nameSchema,
        email: emailSchema,
        password: passwordSchema,
        language: z.enum(['fr', 'en']),
        workspaceName: nameSchema,
        timeZone: z.string().max(100),
      }),
      run: async ({ body, request, ip, responseHeaders }) => {
        refuseForeign(request);
        if (!admits(request, ip, body.key)) throw accountsProblem.setup_token_needed();
        if (!isTimeZone(body.timeZone)) throw accountsProblem.time_zone_unknown({ zone: body.timeZone });
        const { name, email, language, timeZone, workspaceName } = body;
        const passwordHash = await hashPassword(acceptablePassword(body.password, { name, email }));
        const who = await sql.begin(async (tx) => {
          await lockFirstVisit(tx);
          if (!(await isEmpty(tx))) throw accountsProblem.first_visit_over();
          const now = clock.now();
          const fields = { name: workspaceName, language, timeZone, companyName: '', postalAddress: '' };
          const workspaceId = await addWorkspace(tx, now, fields);
          const operatorId = await addOperator(tx, now, { name, email, language, passwordHash });
          await addMembership(tx, now, { workspaceId, operatorId, role: 'owner' });
          await audit(
            platform,
            { workspaceId, operatorId, action: 'workspace.create', subject: workspaceName, ip },
            tx,
          );
          return { workspaceId, operatorId };
        });
        await startSession(platform, { request, ip, responseHeaders }, { ...who, stage: 'open' });
        return who;
      },
    }),
  };
};
