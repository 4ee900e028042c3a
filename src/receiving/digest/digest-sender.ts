// Sends digests: looks every few minutes whose is due, hands each straight to the mailbox server of its owner, and writes down that it was
// taken. A server that is away gets it later: the lease runs out and the digest is due again.

import type { Platform } from '#platform/platform.ts';
import { startWorkLoop, type WorkLoop } from '#platform/work-loop.ts';
import { MailboxLine } from '../delivery/mailbox-line.ts';
import { ownerToken } from '../owner-page/owner-link.ts';
import { digestLetter } from './digest-letter.ts';
import { claimDueOwners, type DueOwner, readDigest, recordDigest } from './digest-store.ts';

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

async function sendDigest(platform: Platform, owner: DueOwner): Promise<void> {
  const { sql, clock, vault, config, resolver, log } = platform;
  const now = clock.now();
  const content = await readDigest(sql, owner, { now, limit: MOST_LINES });
  if (content.lines.length === 0) return recordDigest(sql, owner, [], now);
  const url = `${config.publicUrl}/held/${ownerToken(vault, owner, now)}`;
  const line = new MailboxLine({ server: owner.mailbox, resolver, hello: config.mailHost });
  // No return path: nobody is told when a digest cannot be delivered but the log.
  const [end] = await line.deliver('', [owner.address], digestLetter({ owner, content, url, now }));
  await line.close();
  if (end?.kind === 'accepted') await recordDigest(sql, owner, content.lines, now);
  else log.warn({ owner: owner.ownerId, end }, 'a digest was not taken and will be sent again');
}
