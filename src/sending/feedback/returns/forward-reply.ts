// Passes on what a person answered to the return path of a mailing: to the mailing's reply address, as it was written, with one line
// of trace before it (RFC 5321 section 4.4). The same road as the mailing: to the sandbox while its domain is there, else into the world.
// Tried for two days; what cannot be passed on is kept as failed. It may arrive twice when this process dies, never not at all.

import { formatDate } from '#message/headers.ts';
import type { Platform } from '#platform/platform.ts';
import { readReturnPath } from '#platform/return-path.ts';
import { type Dial, prepareDial } from '#sending/outbox/dial.ts';
import { openRouter } from '#sending/outbox/open-router.ts';
import type { Mode, Router } from '#sending/outbox/route.ts';
import type { SendContent } from '#sending/outbox/send.ts';
import { borrowForwarding, endForwarding, giveUp, putOff, type WaitingMail } from './returned-mail-store.ts';

export interface Forwarding {
  router: Router;
  dial: Dial;
}

const LENT_MS = 10 * 60_000;
const DELAYS_MS = [1, 5, 15, 60, 240, 480, 720, 720, 720].map((minutes) => minutes * 60_000);
/** RFC 5321 section 6.3: a message that came so often the same way goes in circles. */
const MOST_HOPS = 50;

export function prepareForwarding(platform: Platform): Forwarding {
  const router = openRouter(platform);
  return { router, dial: prepareDial({ router, hello: platform.config.mailHost, dice: Math.random }) };
}

/** Passes one message on; false when none is due. */
export async function forwardNext(platform: Platform, forwarding: Forwarding): Promise<boolean> {
  const { sql, clock, log } = platform;
  const now = clock.now();
  const mail = await borrowForwarding(sql, now, new Date(now.getTime() + LENT_MS));
  if (!mail) return false;
  const end = await passOn(platform, forwarding, mail);
  if (end === 'accepted') {
    await endForwarding(sql, mail);
    return true;
  }
  const delay = DELAYS_MS[mail.attempts - 1];
  if (end === 'never' || delay === undefined) {
    log.warn({ id: mail.id, workspaceId: mail.workspaceId }, 'an answer to a mailing could not be passed on');
    await giveUp(sql, mail);
  } else await putOff(sql, mail, mail.attempts, new Date(clock.now().getTime() + delay));
  return true;
}

async function passOn(
  platform: Platform,
  { router, dial }: Forwarding,
  mail: WaitingMail,
): Promise<'accepted' | 'later' | 'never'> {
  const to = await replyAddressOf(platform, mail);
  const hops = mail.bytes.toString('latin1', 0, 100_000).match(/^Received:/gim)?.length ?? 0;
  if (!to || hops > MOST_HOPS) return 'never';
  const site = await router.route(to.mode, to.address.slice(to.address.lastIndexOf('@') + 1));
  if (site.kind === 'closed') return site.state === 'bounced' ? 'never' : 'later';
  const dialled = await dial(site);
  if (!dialled.ok) return 'later';
  try {
    // The null sender, so that no failure of this comes back as one of the mailing. The sandbox knows messages by their return path.
    const from = to.mode === 'sandbox' ? mail.recipient : '';
    const { kind } = await dialled.session.deliver({ from, to: to.address }, withTrace(platform, mail));
    if (kind === 'accepted') return 'accepted';
    return kind === 'refused' ? 'never' : 'later';
  } finally {
    await dialled.session.quit();
  }
}

async function replyAddressOf(
  { sql, vault }: Platform,
  { workspaceId, sendId, contactId }: WaitingMail,
): Promise<{ address: string; mode: Mode } | undefined> {
  const [row] = await sql<{ replyTo: SendContent['replyTo']; from: SendContent['from'] | null; mode: Mode }[]>`
    select s.content -> 'replyTo' as "replyTo", coalesce(s.content -> 'from', (
        select jsonb_build_object('name', '', 'address', m.from_address) from relay_messages m
        where m.workspace_id = s.workspace_id and m.id = -${contactId}::bigint)) as "from", d.mode
    from sends s join domains d on d.workspace_id = s.workspace_id and d.id = s.domain_id
    where s.workspace_id = ${workspaceId} and s.id = ${sendId}`;
  const address = row?.replyTo?.address ?? row?.from?.address;
  // An answer to an answer would come here again.
  if (!row || !address || readReturnPath(vault, address)) return undefined;
  return { address, mode: row.mode };
}

function withTrace({ config, clock }: Platform, { bytes }: WaitingMail): Buffer {
  const trace = `Received: by ${config.mailHost} (Dauphin, answer to a mailing) with SMTP;\r\n ${formatDate(clock.now())}\r\n`;
  return Buffer.concat([Buffer.from(trace), bytes]);
}
