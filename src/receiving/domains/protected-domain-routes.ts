// Protected domains over HTTP: point one at its mailbox server, look whether that answers, choose what is done with each class, delete.

import { z } from 'zod';
import { audit } from '#accounts/audit.ts';
import { asciiDomain, unicodeDomain } from '#message/domain.ts';
import { idSchema, route } from '#platform/http/route.ts';
import type { Platform } from '#platform/platform.ts';
import { policySchema, STANDARD_POLICY } from '../disposition/policy.ts';
import { replayPolicy } from '../disposition/replay.ts';
import { GATEWAY_TOPIC } from './domain-list.ts';
import { gatewayProblem } from './gateway-problems.ts';
import { checkMailbox } from './mailbox-check.ts';
import { checkSealRecord, ensureSealKey } from './seal-key.ts';
import { domainSettings, type ProtectedDomain } from './protected-domain.ts';
import {
  deleteProtectedDomain,
  insertProtectedDomain,
  listProtectedDomains,
  readProtectedDomain,
  updateProtectedDomain,
} from './protected-domain-store.ts';

const params = z.object({ domainId: idSchema });

export function protectedDomainRoutes(platform: Platform) {
  const { sql, clock, live } = platform;

  async function find(workspaceId: string, id: string): Promise<ProtectedDomain> {
    const domain = await readProtectedDomain(sql, workspaceId, id);
    if (!domain) throw gatewayProblem.protected_domain_not_found();
    return domain;
  }
  const changed = (workspaceId: string, id: string) => live.publish(workspaceId, GATEWAY_TOPIC, id);

  return {
    'GET /api/gateway/domains': route({
      may: 'gateway:read',
      summary: 'The domains whose mail is filtered, and the mailbox servers behind them',
      run: async ({ workspaceId }) => ({
        domains: (await listProtectedDomains(sql, workspaceId)).map(shown),
        standardPolicy: STANDARD_POLICY,
        mailHost: platform.config.mailHost,
      }),
    }),

    'POST /api/gateway/domains': route({
      may: 'gateway:write',
      summary: 'Filter the mail of a domain for the mailbox server named',
      body: domainSettings.extend({ name: z.string().max(300) }),
      run: async ({ workspaceId, operatorId, body, ip }) => {
        const { name: given, ...settings } = body;
        const name = asciiDomain(given.trim());
        if (!name?.includes('.')) throw gatewayProblem.protected_domain_not_valid({ name: given });
        const id = await insertProtectedDomain(sql, { ...settings, workspaceId, name, now: clock.now() });
        if (!id) throw gatewayProblem.protected_domain_exists({ name });
        if (settings.seals) await ensureSealKey(platform, workspaceId, id);
        await audit(platform, { workspaceId, operatorId, action: 'gateway.create', subject: name, subjectId: id, ip });
        await changed(workspaceId, id);
        return { id };
      },
    }),

    'GET /api/gateway/domains/:domainId': route({
      may: 'gateway:read',
      summary: 'One protected domain',
      params,
      run: async ({ workspaceId, params }) => shown(await find(workspaceId, params.domainId)),
    }),

    'PUT /api/gateway/domains/:domainId': route({
      may: 'gateway:write',
      summary: 'Change the mailbox server of a domain, or what is done with its mail',
      params,
      body: domainSettings,
      run: async ({ workspaceId, operatorId, params, body, ip }) => {
        const { id, name } = await find(workspaceId, params.domainId);
        if (body.seals) await ensureSealKey(platform, workspaceId, id);
        await updateProtectedDomain(sql, { ...body, workspaceId, id, now: clock.now() });
        await audit(platform, { workspaceId, operatorId, action: 'gateway.change', subject: name, subjectId: id, ip });
        await changed(workspaceId, id);
        return shown(await find(workspaceId, id));
      },
    }),

    'POST /api/gateway/domains/:domainId/check': route({
      may: 'gateway:read',
      summary:
        'Look whether the mailbox server answers and whether the MX of the domain leads here and its seal can be verified',
      params,
      run: async ({ workspaceId, params }) => {
        const domain = await find(workspaceId, params.domainId);
        const [mailbox, sealRecord] = await Promise.all([
          checkMailbox(platform, domain),
          domain.seals ? checkSealRecord(platform, domain) : undefined,
        ]);
        return { ...mailbox, sealRecord: sealRecord ?? null };
      },
    }),

    'POST /api/gateway/domains/:domainId/replay': route({
      may: 'gateway:read',
      summary: 'What a policy would have changed for the mail of the last days, message by message; nothing is changed',
      params,
      body: z.object({ policy: policySchema, days: z.int().min(1).max(30).default(7) }),
      run: async ({ workspaceId, params, body }) =>
        replayPolicy(platform, await find(workspaceId, params.domainId), body),
    }),

    'DELETE /api/gateway/domains/:domainId': route({
      may: 'gateway:write',
      summary: 'Filter the mail of a domain no longer; what was received for it is deleted',
      params,
      run: async ({ workspaceId, operatorId, params, ip }) => {
        const { id, name } = await find(workspaceId, params.domainId);
        if (!(await deleteProtectedDomain(sql, workspaceId, id))) throw gatewayProblem.protected_domain_busy({ name });
        await audit(platform, { workspaceId, operatorId, action: 'gateway.delete', subject: name, subjectId: id, ip });
        await changed(workspaceId, id);
      },
    }),
  };
}

const shown = ({ workspaceId: _workspace, ...domain }: ProtectedDomain) => ({
  ...domain,
  displayName: unicodeDomain(domain.name),
});
