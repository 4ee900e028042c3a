// The keys of the workspace over HTTP: listed without their secrets, made (the answer is the only time the secret is seen), revoked.
// Only an operator makes keys: a key can never make another.

import { z } from 'zod';
import { idSchema, route } from '#platform/http/route.ts';
import type { Platform } from '#platform/platform.ts';
import { audit } from '../audit.ts';
import { newApiKey, scopes } from './api-key.ts';
import { apiKeyProblem } from './api-key-problems.ts';
import { insertApiKey, listApiKeys, revokeApiKey } from './api-key-store.ts';

const newKey = z.object({
  name: z.string().trim().min(1).max(200),
  scopes: z.array(z.enum(scopes)).min(1).max(scopes.length),
  expiresAt: z.iso.datetime({ offset: true }).nullable().default(null),
});

export const apiKeyRoutes = (platform: Platform) => {
  const { sql, clock, live } = platform;
  return {
    'GET /api/api-keys': route({
      may: 'api-keys:read',
      summary: 'The API keys of the workspace, without their secrets',
      run: async ({ workspaceId }) => {
        const now = clock.now();
        const keys = await listApiKeys(sql, workspaceId);
        return { keys: keys.map((key) => ({ ...key, isExpired: key.expiresAt !== null && key.expiresAt <= now })) };
      },
    }),

    'POST /api/api-keys': route({
      may: 'api-keys:write',
      summary: 'Make an API key; its secret is in the answer and nowhere else',
      body: newKey,
      run: async ({ workspaceId, operatorId, body, ip }) => {
        const now = clock.now();
        const expiresAt = body.expiresAt === null ? null : new Date(body.expiresAt);
        if (expiresAt && expiresAt <= now) throw apiKeyProblem.api_key_expiry_past();
        const key = newApiKey();
        const granted = [...new Set(body.scopes)];
        const id = await sql.begin(async (tx) => {
          const made = await insertApiKey(tx, {
            workspaceId,
            operatorId,
            name: body.name,
            scopes: granted,
            expiresAt,
            key,
            now,
          });
          const details = { scopes: granted.join(', '), key: key.publicPart };
          await audit(
            platform,
            { workspaceId, operatorId, action: 'api-keys.create', subject: body.name, subjectId: made, details, ip },
            tx,
          );
          return made;
        });
        await live.publish(workspaceId, 'api-keys', id);
        return { id, publicPart: key.publicPart, secret: key.text };
      },
    }),

    'DELETE /api/api-keys/:keyId': route({
      may: 'api-keys:write',
      summary: 'Revoke an API key, at once and for good',
      params: z.object({ keyId: idSchema }),
      run: async ({ workspaceId, operatorId, params, ip }) => {
        await sql.begin(async (tx) => {
          const name = await revokeApiKey(tx, workspaceId, params.keyId, clock.now());
          if (name === undefined) throw apiKeyProblem.api_key_not_found();
          const act = { action: 'api-keys.revoke', subject: name, subjectId: params.keyId } as const;
          await audit(platform, { workspaceId, operatorId, ...act, ip }, tx);
        });
        await live.publish(workspaceId, 'api-keys', params.keyId);
      },
    }),
  };
};
