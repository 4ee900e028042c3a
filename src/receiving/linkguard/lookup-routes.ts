// What browsers ask at the click: prefixes of hashes, of which each stands for millions of addresses, so that the server cannot learn which was
// clicked. Anybody may ask, without a session; nothing of what was asked is kept or logged.

import { z } from 'zod';
import { networkOf } from '#accounts/sign-in-limits.ts';
import { route } from '#platform/http/route.ts';
import type { Platform } from '#platform/platform.ts';
import { createRate } from '#platform/rate.ts';
import { readHouseKey } from './house-key.ts';
import { findKnown } from './link-store.ts';
import { linkguardProblem } from './linkguard-problems.ts';

const MOST_PREFIXES = 50;
/** So long an answer may be believed: a link reported meanwhile is missed by those who just asked. */
const KEPT_SECONDS = 300;

/** A house of some hundred people behind one address clicks less. */
export const MOST_LOOKUPS = 600;
const MINUTE_MS = 60_000;

const body = z.object({
  prefixes: z
    .array(z.string().regex(/^[\da-f]{8}$/))
    .min(1)
    .max(MOST_PREFIXES),
  house: z.string().max(200).optional(),
});

export function lookupRoutes({ sql, clock, vault }: Platform) {
  const rate = createRate(clock, { most: MOST_LOOKUPS, perMs: MINUTE_MS });
  return {
    'POST /api/linkguard/lookup': route({
      may: 'public',
      summary: 'What is known of links, by the first four bytes of the SHA-256 hashes of their expressions',
      body,
      bodyLimit: 4_000,
      run: async ({ body: { prefixes, house }, ip, responseHeaders }) => {
        if (!rate.passes(networkOf(ip))) throw linkguardProblem.too_many_lookups();
        const workspaceId = house === undefined ? undefined : readHouseKey(vault, house);
        if (house !== undefined && workspaceId === undefined) throw linkguardProblem.not_a_house();
        const asked = [...new Set(prefixes)].map((prefix) => Buffer.from(prefix, 'hex').readInt32BE());
        const found = await findKnown(sql, { prefixes: asked, now: clock.now(), workspaceId });
        responseHeaders.set('cache-control', 'no-store');
        const answers = Object.fromEntries(
          prefixes.map((prefix) => [prefix, found.filter(({ hash }) => hash.startsWith(prefix))]),
        );
        return { answers, keptSeconds: KEPT_SECONDS };
      },
    }),
  };
}
