// Owners of a protected domain over HTTP: who they are, their aliases, and the senders that they or everybody always or never want.

import { z } from 'zod';
import { asciiDomain } from '#message/domain.ts';
import { normaliseAddress } from '#message/address.ts';
import { idSchema, route } from '#platform/http/route.ts';
import type { Platform } from '#platform/platform.ts';
import { policySchema } from '../disposition/policy.ts';
import { deleteRule, listRules, setRule } from '../disposition/sender-rule-store.ts';
import { gatewayProblem } from '../domains/gateway-problems.ts';
import { readProtectedDomain } from '../domains/protected-domain-store.ts';
import { addAlias, changeOwner, listOwners, makeOwner, readOwner, removeAlias } from './owner-store.ts';

const PAGE = 50;
const inDomain = z.object({ domainId: idSchema });
const oneOwner = z.object({ domainId: idSchema, ownerId: idSchema });
const address = z.string().max(320);

export function ownerRoutes(platform: Platform) {
  const { sql, clock } = platform;

  async function domainOf(workspaceId: string, domainId: string) {
    const domain = await readProtectedDomain(sql, workspaceId, domainId);
    if (!domain) throw gatewayProblem.protected_domain_not_found();
    return domain;
  }
  async function ownerOf(workspaceId: string, { domainId, ownerId }: { domainId: string; ownerId: string }) {
    const owner = await readOwner(sql, workspaceId, domainId, ownerId);
    if (!owner) throw gatewayProblem.owner_not_found();
    return owner;
  }
  /** Of the domain, folded. */
  function ownAddressOf(given: string, name: string): string {
    const normal = normaliseAddress(given);
    const folded = normal.ok ? normal.address.toLowerCase() : '';
    if (!folded.endsWith(`@${name}`)) throw gatewayProblem.address_elsewhere({ address: given, name });
    return folded;
  }

  return {
    'GET /api/gateway/domains/:domainId/owners': route({
      may: 'gateway:read',
      summary: 'The owners of mailboxes of a domain, with their addresses',
      params: inDomain,
      query: z.object({ search: z.string().trim().max(200).optional(), after: idSchema.optional() }),
      run: async ({ workspaceId, params, query }) => {
        const rows = await listOwners(sql, workspaceId, { ...params, ...query, limit: PAGE + 1 });
        const items = rows.slice(0, PAGE);
        return { items, next: rows.length > PAGE ? (items.at(-1)?.id ?? null) : null };
      },
    }),

    'POST /api/gateway/domains/:domainId/owners': route({
      may: 'gateway:write',
      summary: 'Add an owner of a mailbox, a person or a group',
      params: inDomain,
      body: z.object({
        address,
        name: z.string().trim().max(200).default(''),
        kind: z.enum(['person', 'group']).default('person'),
        language: z.enum(['fr', 'en']).optional(),
      }),
      run: async ({ workspaceId, params, body }) => {
        const { id: domainId, name } = await domainOf(workspaceId, params.domainId);
        const own = ownAddressOf(body.address, name);
        const made = await makeOwner(sql, { ...body, workspaceId, domainId, address: own, now: clock.now() });
        if (!made) throw gatewayProblem.address_taken({ address: own });
      },
    }),

    'PUT /api/gateway/domains/:domainId/owners/:ownerId': route({
      may: 'gateway:write',
      summary: 'Change the name, the language or the policy of an owner',
      params: oneOwner,
      body: z.object({ name: z.string().trim().max(200), language: z.enum(['fr', 'en']), policy: policySchema }),
      run: async ({ workspaceId, params, body }) => {
        const { id } = await ownerOf(workspaceId, params);
        await changeOwner(sql, workspaceId, id, body);
      },
    }),

    'POST /api/gateway/domains/:domainId/owners/:ownerId/aliases': route({
      may: 'gateway:write',
      summary: 'Lead another address of the domain to an owner',
      params: oneOwner,
      body: z.object({ address }),
      run: async ({ workspaceId, params, body }) => {
        const { name } = await domainOf(workspaceId, params.domainId);
        const { id } = await ownerOf(workspaceId, params);
        const alias = ownAddressOf(body.address, name);
        if (!(await addAlias(sql, workspaceId, id, alias))) throw gatewayProblem.address_taken({ address: alias });
      },
    }),

    'POST /api/gateway/domains/:domainId/owners/:ownerId/aliases/remove': route({
      may: 'gateway:write',
      summary: 'Lead an address to an owner no longer; the one he is known by stays',
      params: oneOwner,
      body: z.object({ address }),
      run: async ({ workspaceId, params, body }) => {
        const { id } = await ownerOf(workspaceId, params);
        await removeAlias(sql, workspaceId, id, body.address.toLowerCase());
      },
    }),

    'GET /api/gateway/domains/:domainId/senders': route({
      may: 'gateway:read',
      summary: 'Senders always or never wanted, by everybody of the domain or by one owner',
      params: inDomain,
      run: async ({ workspaceId, params }) => ({ rules: await listRules(sql, workspaceId, params.domainId) }),
    }),

    'POST /api/gateway/domains/:domainId/senders': route({
      may: 'gateway:write',
      summary: 'Always or never want a sender: an address, or a domain with all below it',
      params: inDomain,
      body: z.object({
        sender: z.string().trim().max(320),
        action: z.enum(['allow', 'block']),
        ownerId: idSchema.nullable().default(null),
      }),
      run: async ({ workspaceId, params, body }) => {
        const { id: domainId } = await domainOf(workspaceId, params.domainId);
        if (body.ownerId) await ownerOf(workspaceId, { domainId, ownerId: body.ownerId });
        const sender = readSender(body.sender);
        if (!sender) throw gatewayProblem.sender_not_valid({ sender: body.sender });
        await setRule(sql, { ...body, workspaceId, domainId, sender, now: clock.now() });
      },
    }),

    'DELETE /api/gateway/domains/:domainId/senders/:ruleId': route({
      may: 'gateway:write',
      summary: 'Forget a rule about a sender',
      params: inDomain.extend({ ruleId: idSchema }),
      run: async ({ workspaceId, params }) => {
        await deleteRule(sql, workspaceId, params.domainId, params.ruleId);
      },
    }),
  };
}

function readSender(text: string): string | undefined {
  if (!text.includes('@')) return asciiDomain(text);
  const normal = normaliseAddress(text);
  return normal.ok ? normal.address.toLowerCase() : undefined;
}
