// The postmaster's hold on personal links: he makes an owner's void and has a new one sent to the owner himself. He never sees it.

import { z } from 'zod';
import { audit } from '#accounts/audit.ts';
import { idSchema, route } from '#platform/http/route.ts';
import type { Platform } from '#platform/platform.ts';
import { gatewayProblem } from '../domains/gateway-problems.ts';
import { readOwner } from '../owners/owner-store.ts';
import { sendLink } from './send-link.ts';

export const ownerLinkRoutes = (platform: Platform) => ({
  'POST /api/gateway/domains/:domainId/owners/:ownerId/link': route({
    may: 'gateway:write',
    summary: 'Make the personal links of an owner void, and send him a new one',
    params: z.object({ domainId: idSchema, ownerId: idSchema }),
    run: async ({ workspaceId, operatorId, ip, params: { domainId, ownerId } }) => {
      const owner = await readOwner(platform.sql, workspaceId, domainId, ownerId);
      if (!owner) throw gatewayProblem.owner_not_found();
      if (!(await sendLink(platform, { workspaceId, ownerId, isVoiding: true })))
        throw gatewayProblem.link_not_taken({ address: owner.address });
      const act = { workspaceId, operatorId, ip, subject: owner.address, subjectId: ownerId };
      await audit(platform, { ...act, action: 'gateway.link' });
    },
  }),
});
