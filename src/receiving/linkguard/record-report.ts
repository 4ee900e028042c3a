// An owner reported a message as fraud: its links become known as reported. A link into a protected house, or to ourselves, is never recorded:
// whoever writes to us may put it there. It changes nothing else, and what cannot be recorded is left out in silence.

import { isWithin } from '#judge/hosts.ts';
import { parse } from '#message/parse.ts';
import { readQrCodes } from '#platform/pictures/qr-codes.ts';
import type { Platform } from '#platform/platform.ts';
import { readSource } from '../quarantine/read-arrival.ts';
import type { StoredArrival } from '../quarantine/quarantine-store.ts';
import { addReports } from './link-store.ts';
import { linksOf, recordableLinks } from './message-links.ts';

/** The screens of the desk. */
export const LINKGUARD_TOPIC = 'linkguard';

export async function recordReport(platform: Platform, workspaceId: string, stored: StoredArrival): Promise<void> {
  const { sql, clock, live } = platform;
  const message = parse(await readSource(platform, stored));
  const found = linksOf(message, { qrCodes: await readQrCodes(message) });
  const ours = await ourHosts(platform);
  const links = recordableLinks(found).filter(({ address }) => !ours.some((host) => isWithin(address.host, host)));
  if (links.length === 0) return;
  const report = { workspaceId, ownerId: stored.ownerId, recipientId: stored.id, now: clock.now() };
  await addReports(sql, report, links);
  await live.publish(workspaceId, LINKGUARD_TOPIC);
}

/** Names of the installation itself and of the domains that it protects. */
export async function ourHosts({ sql, config }: Platform): Promise<string[]> {
  const rows = await sql<{ name: string }[]>`select name from protected_domains`;
  return [new URL(config.publicUrl).hostname, ...rows.map(({ name }) => name)];
}
