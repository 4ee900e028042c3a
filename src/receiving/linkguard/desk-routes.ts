// The phishing desk: what owners reported, how far it spread, and the decision on each link. The postmaster's; what he blocks holds at once for
// the whole installation, what he clears is no longer told in his workspace. Every decision stands in the audit log.

import { z } from 'zod';
import { type AuditedAct, audit } from '#accounts/audit.ts';
import { isWithin } from '#judge/hosts.ts';
import { idSchema, route } from '#platform/http/route.ts';
import type { Platform } from '#platform/platform.ts';
import { canonicalAddress } from './canonical.ts';
import { countReported, listDeskLinks } from './desk-store.ts';
import { houseKey } from './house-key.ts';
import { addDecided, type Decision, decide, linkStates } from './link-store.ts';
import { linkguardProblem } from './linkguard-problems.ts';
import { LINKGUARD_TOPIC, ourHosts } from './record-report.ts';
import { expressionFor } from './recordable.ts';

const MOST_SHOWN = 50;
const decision = z.enum(['blocked', 'cleared']);

export function deskRoutes(platform: Platform) {
  const { sql, clock, live, config, vault } = platform;

  async function tell({ state, ...act }: Omit<AuditedAct, 'action'> & { state: Decision }): Promise<void> {
    await audit(platform, { ...act, action: state === 'blocked' ? 'linkguard.block' : 'linkguard.clear' });
    await live.publish(act.workspaceId, LINKGUARD_TOPIC);
  }

  return {
    'GET /api/linkguard/links': route({
      may: 'quarantine:read',
      summary: 'Links that owners reported as fraud, with how far each spread',
      query: z.object({ state: z.enum(linkStates).optional(), after: idSchema.optional() }),
      run: async ({ workspaceId, query }) => {
        const rows = await listDeskLinks(sql, workspaceId, { ...query, limit: MOST_SHOWN + 1 });
        const items = rows.slice(0, MOST_SHOWN);
        const next = rows.length > MOST_SHOWN ? (items.at(-1)?.id ?? null) : null;
        return { items, next, reported: await countReported(sql, workspaceId) };
      },
    }),

    'GET /api/linkguard/lookup-address': route({
      may: 'quarantine:read',
      summary: 'Where programs ask about links, with the key of the house',
      run: ({ workspaceId }) => ({
        address: `${config.publicUrl}/api/linkguard/lookup#${houseKey(vault, workspaceId)}`,
      }),
    }),

    'POST /api/linkguard/links': route({
      may: 'quarantine:write',
      summary: 'Block a link that nobody reported yet, or clear one that others blocked',
      body: z.object({ address: z.string().trim().min(1).max(2_000), state: decision }),
      run: async ({ workspaceId, operatorId, ip, body: { address: written, state } }) => {
        const address = canonicalAddress(written);
        if (!address) throw linkguardProblem.not_a_link();
        const expression = expressionFor(address);
        const isOurs = (await ourHosts(platform)).some((host) => isWithin(address.host, host));
        if (expression === undefined || isOurs) throw linkguardProblem.link_well_known();
        const id = await addDecided(sql, { workspaceId, state, now: clock.now() }, { address, expression });
        await tell({ workspaceId, operatorId, ip, state, subject: expression, subjectId: id });
        return { id };
      },
    }),

    'POST /api/linkguard/links/:id': route({
      may: 'quarantine:write',
      summary: 'Block a reported link for the whole installation, or clear it',
      params: z.object({ id: idSchema }),
      body: z.object({ state: decision }),
      run: async ({ workspaceId, operatorId, ip, params: { id }, body: { state } }) => {
        const subject = await decide(sql, { workspaceId, id, state, now: clock.now() });
        if (subject === undefined) throw linkguardProblem.link_not_found();
        await tell({ workspaceId, operatorId, ip, state, subject, subjectId: id });
        return { id, state };
      },
    }),
  };
}
