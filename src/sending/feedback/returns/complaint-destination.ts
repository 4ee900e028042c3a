// What the listener brings back from feedback loops: reports sent to `fbl@` one of our sending domains, the address that operators give
// to mailbox providers and Signal Spam. Whom a report is about is told by a token of ours within it, or by the Message-ID: providers
// redact addresses. What names no message of ours is refused, so that nobody believes it was heard. Kept like all that comes back.

import type { Platform } from '#platform/platform.ts';
import { type HandOver, readReturnPath } from '#platform/return-path.ts';
import type { Reply } from '#smtp/reply.ts';
import type { ReceivedEnvelope } from '#smtp/server.ts';
import { readUnsubscribeToken } from '../links.ts';
import { keepReturned } from './returned-mail-store.ts';
import { type Claims, understandReturn } from './understand-return.ts';

const REFRESH_MS = 30_000;
const LARGEST = 2_000_000;
const NO_REPORT: Reply = {
  code: 550,
  enhanced: '5.7.1',
  text: 'Only complaints in the form of RFC 5965 are taken here',
};
const NOT_OURS: Reply = { code: 550, enhanced: '5.7.1', text: 'This report names no message that was sent from here' };

export async function openComplaintDestination(platform: Platform) {
  const { sql, clock, log } = platform;
  let domains = new Set<string>();
  const refresh = async () => {
    const rows = await sql<{ name: string }[]>`select distinct name from domains`;
    domains = new Set(rows.map(({ name }) => name));
  };
  await refresh();
  const timer = setInterval(
    () => void refresh().catch((err: unknown) => log.warn({ err }, 'the sending domains could not be read')),
    REFRESH_MS,
  ).unref();
  const domainOf = (recipient: string) => /^fbl@(.+)$/i.exec(recipient)?.[1]?.toLowerCase();

  return {
    name: 'complaints',
    claim: (recipient: string): 'mine' | undefined => (domains.has(domainOf(recipient) ?? '') ? 'mine' : undefined),
    async take({ from }: ReceivedEnvelope, recipients: readonly string[], bytes: Buffer): Promise<Reply | undefined> {
      const recipient = recipients[0] as string;
      const { kind, claims } = understandReturn(bytes.subarray(0, LARGEST), from, undefined);
      if (kind !== 'complaint') return NO_REPORT;
      const handOver = ofTokens(platform, claims) ?? (await ofMessageId(platform, domainOf(recipient) ?? '', claims));
      if (!handOver) return NOT_OURS;
      await keepReturned(sql, [{ ...handOver, recipient, mailFrom: from, bytes }], clock.now());
      return undefined;
    },
    close: () => clearInterval(timer),
  };
}

function ofTokens({ vault }: Platform, { returnPaths, unsubscribeTokens }: Claims): HandOver | undefined {
  const found = [
    ...returnPaths.map((path) => readReturnPath(vault, path)),
    ...unsubscribeTokens.map((token) => readUnsubscribeToken(vault, token)),
  ];
  return found.find((one) => one !== undefined);
}

async function ofMessageId({ sql }: Platform, domain: string, { messageIds }: Claims): Promise<HandOver | undefined> {
  const [row] = await sql<HandOver[]>`
    select r.workspace_id as "workspaceId", r.send_id as "sendId", r.contact_id as "contactId", r.step
    from domains d join recipients r on r.workspace_id = d.workspace_id and r.message_id = any(${messageIds})
    where d.name = ${domain} limit 1`;
  return row;
}
