// Sends digests: looks every few minutes whose is due, hands each straight to the mailbox server of its owner, and writes down that it was
// taken. A server that is away gets it later: the lease runs out and the digest is due again.

import type { Platform } from '#platform/platform.ts';
import { startWorkLoop, type WorkLoop } from '#platform/work-loop.ts';
import { ownerToken } from '../owner-page/owner-link.ts';
import { digestMail } from './digest-letter.ts';
import { claimDueOwners, type ReachedOwner, readDigest, recordDigest } from './digest-store.ts';
import { sendOwnMail } from './own-mail.ts';

const INTERVAL_MS = 120_000;
/** Few: all of them are told within the time of a lease, also where servers answer slowly. */
const AT_ONCE = 10;
const MOST_LINES = 100;

export const startDigests = (platform: Platform): WorkLoop =>
  startWorkLoop(async () => (await sendDigests(platform)) === AT_ONCE, {
    log: platform.log,
    name: 'digests',
    idleMs: INTERVAL_MS,
  });

/** How many owners were due. */
export async function sendDigests(platform: Platform): Promise<number> {
  const due = await claimDueOwners(platform.sql, platform.clock.now(), AT_ONCE);
  for (const owner of due)
    await sendDigest(platform, owner).catch((err) =>
      platform.log.error({ err, owner: owner.ownerId }, 'a digest failed and will be tried again; the others go on'),
    );
  return due.length;
}

async function sendDigest(platform: Platform, owner: ReachedOwner): Promise<void> {
  const { sql, clock, vault, config } = platform;
  const now = clock.now();
  const content = await readDigest(sql, owner, { now, limit: MOST_LINES });
  if (content.lines.length === 0) return recordDigest(sql, owner, [], now);
  const url = `${config.publicUrl}/held/${ownerToken(vault, owner, now)}`;
  if (await sendOwnMail(platform, owner, digestMail({ owner, content, url })))
    await recordDigest(sql, owner, content.lines, now);
}
