// A workspace's own standing over HTTP: seen by whoever sees its campaigns, answered by whoever may launch one. Nothing here changes a step.

import { z } from 'zod';
import { audit } from '#accounts/audit.ts';
import { route } from '#platform/http/route.ts';
import type { Platform } from '#platform/platform.ts';
import { streams } from './standing.ts';
import { standingProblem } from './standing-problems.ts';
import { isHouse, keepAppeal, lockStanding } from './standing-store.ts';
import { viewStanding } from './standing-view.ts';

export const standingRoutes = (platform: Platform) => {
  const { sql, clock, live } = platform;
  return {
    'GET /api/standing': route({
      may: 'campaigns:read',
      summary: 'The standing of the workspace: figures, steps, answers',
      run: async ({ workspaceId, session }) => ({
        ...(await viewStanding(sql, workspaceId, clock.now())),
        hasDesk: session.may('operators:read') && (await isHouse(sql, workspaceId)),
      }),
    }),

    'POST /api/standing/:stream/appeal': route({
      may: 'campaigns:send',
      summary: 'Answer a sanction with a written plan',
      params: z.object({ stream: z.enum(streams) }),
      body: z.object({ plan: z.string().trim().min(1).max(4_000) }),
      run: async ({ workspaceId, operatorId, ip, params: { stream }, body: { plan } }) => {
        const now = clock.now();
        await sql.begin(async (tx) => {
          const standing = await lockStanding(tx, workspaceId, stream, now);
          if (!standing || standing.step === 'good') throw standingProblem.nothing_to_appeal();
          await keepAppeal(tx, { workspaceId, stream, operatorId, plan: plan.replaceAll('\0', ''), now });
          await audit(platform, { workspaceId, operatorId, action: 'standing.appeal', subject: stream, ip }, tx);
        });
        await live.publish(workspaceId, 'standing', stream);
      },
    }),
  };
};
