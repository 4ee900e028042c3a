// Who calls with `Authorization: Bearer dph_…`: the session of a key, which opens only the routes that name one of its scopes. What is
// no living key of ours gives undefined, whatever is wrong with it.

import type { Session } from '#platform/http/route.ts';
import { preferredLanguage } from '#platform/http/edge.ts';
import type { Platform } from '#platform/platform.ts';
import { isSecretOf, publicPartOf } from './api-key.ts';
import { findLivingKey, type LivingKey, noteUse } from './api-key-store.ts';

export const bearerOf = (request: Request): string | undefined =>
  /^Bearer[ ]+(\S+)$/i.exec(request.headers.get('authorization') ?? '')?.[1];

/** The living key whose whole text this is. */
export async function keyOfSecret(
  { sql, clock }: Pick<Platform, 'sql' | 'clock'>,
  text: string,
): Promise<LivingKey | undefined> {
  const publicPart = publicPartOf(text);
  const key = publicPart && (await findLivingKey(sql, publicPart, clock.now()));
  if (!key || !isSecretOf(text, key.hash)) return undefined;
  await noteUse(sql, key, clock.now());
  return key;
}

export async function authenticateKey(platform: Platform, request: Request): Promise<Session | undefined> {
  const text = bearerOf(request);
  const key = text && (await keyOfSecret(platform, text));
  if (!key) return undefined;
  return {
    operatorId: key.operatorId,
    workspaceId: key.workspaceId,
    language: preferredLanguage(request.headers.get('accept-language')),
    key: { id: key.id, scopes: key.scopes },
    may: () => false,
  };
}
