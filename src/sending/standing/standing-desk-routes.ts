// The operator's desk: every workspace of the installation with its standing, and the steps a person decides. The operator is whoever owns the
// workspace that the installation began with; owners of any other are refused, whatever number they ask for. Each act is logged there.

import { z } from 'zod';
import { audit } from '#accounts/audit.ts';
import { idSchema, route } from '#platform/http/route.ts';
import type { Platform } from '#platform/platform.ts';
import { readFigures, windowStart } from './figures-store.ts';
import { ceilingOf, standingSteps, streams } from './standing.ts';
import { standingProblem } from './standing-problems.ts';
import { isHouse, listAllStandings, lockStanding, setCeiling, takeStep } from './standing-store.ts';
import { viewStanding } from './standing-view.ts';

export const standingDeskRoutes = (platform: Platform) => {
  const { sql, clock, live, log } = platform;

  async function refuseOthers(workspaceId: string): Promise<void> {
    if (!(await isHouse(sql, workspaceId))) throw standingProblem.standing_desk_not_yours();
  }

  return {
    'GET /api/standing/desk': route({
      may: 'operators:read',
      summary: 'Every stream of the installation, those in trouble first; for its operator',
      run: async ({ workspaceId }) => {
        await refuseOthers(workspaceId);
        return { items: await listAllStandings(sql, clock.now()) };
      },
    }),

    'GET /api/standing/desk/:accountId': route({
      may: 'operators:read',
      summary: 'The standing of one workspace, with its history; for the operator of the installation',
      params: z.object({ accountId: idSchema }),
      run: async ({ workspaceId, params }) => {
        await refuseOthers(workspaceId);
        return viewStanding(sql, params.accountId, clock.now());
      },
    }),

    'POST /api/standing/desk/:accountId/:stream': route({
      may: 'operators:write',
      summary: 'Warn, limit, suspend, close or reinstate a stream; for the operator of the installation',
      params: z.object({ accountId: idSchema, stream: z.enum(streams) }),
      body: z.object({ step: z.enum(standingSteps), note: z.string().trim().max(1_000).default('') }),
      run: async ({ workspaceId, operatorId, ip, params: { accountId, stream }, body: { step, note } }) => {
        await refuseOthers(workspaceId);
        const now = clock.now();
        await sql.begin(async (tx) => {
          const standing = await lockStanding(tx, accountId, stream, now);
          if (!standing) throw standingProblem.standing_not_found();
          const window = { workspaceId: accountId, stream, since: windowStart(now, standing.countedFrom), now };
          const { figures } = await readFigures(tx, window);
          const decided = { step, reason: 'operator', provider: '', events: null, total: null } as const;
          await takeStep(tx, standing, { ...decided, note: note.replaceAll('\0', '') }, now);
          await setCeiling(tx, standing, { ...standing, ceiling: ceilingOf(step, standing.rung, figures.all) });
          const [account] = await tx<[{ name: string }]>`select name from workspaces where id = ${accountId}`;
          const subject = `${account.name}, ${stream}`;
          const act = {
            workspaceId,
            operatorId,
            ip,
            subject,
            subjectId: accountId,
            action: `standing.${step}`,
          } as const;
          await audit(platform, act, tx);
        });
        log.warn({ workspaceId: accountId, stream, step }, 'the standing of a workspace was changed by the operator');
        await live.publish(accountId, 'standing', stream);
        if (accountId !== workspaceId) await live.publish(workspaceId, 'standing', stream);
      },
    }),
  };
};
