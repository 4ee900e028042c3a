// Receives mail by SMTP and brings each message to the destinations that claim its recipients, in the order of the list.
// It starts or throws when the port cannot be had. A message is answered 250 only when every destination has kept it; when one of
// several fails, the whole message is asked for again: twice is better than never.

import { BlockList, isIP, isIPv6 } from 'node:net';
import { OperatorError } from '#platform/operator-error.ts';
import { openCertificate } from '#platform/certificate.ts';
import { keepAnswers } from '#platform/kept-answers.ts';
import type { Platform } from '#platform/platform.ts';
import type { Reply } from '#smtp/reply.ts';
import {
  type ReceivedEnvelope,
  type ServerHandlers,
  type ServerOptions,
  startSmtpServer,
  type Taking,
} from '#smtp/server.ts';
import type { Destination } from './destination.ts';
import { listedOn } from './dns-lists.ts';
import { createPace } from './pace.ts';

const NOT_HERE: Reply = { code: 550, enhanced: '5.7.1', text: 'No mail is taken here for that address' };
const DISK_FULL: Reply = {
  code: 452,
  enhanced: '4.3.1',
  text: 'There is no room to keep mail just now, try again later',
};
/** Mail servers wait for a greeting; what sends spam from a stolen machine mostly does not. */
const GREETING_DELAY_MS = 600;

export interface Listener {
  port: number;
  close(): Promise<void>;
}

/** Listens by SMTP, and by LMTP where a port for it is set. */
export async function startListener(platform: Platform, destinations: readonly Destination[]): Promise<Listener> {
  const { config, clock, log } = platform;
  const { tlsCertificate: cert, tlsKey: key, dnsLists = [] } = config;
  if ((cert === undefined) !== (key === undefined)) throw HALF_A_CERTIFICATE;
  const ask = keepAnswers(platform.resolver, clock);
  const shared: Omit<ServerOptions, 'port'> = {
    name: config.mailHost,
    host: config.smtpHost,
    mayNameClient: memberOf(config.xclientHosts),
    ...(cert && key && { tls: openCertificate({ cert, key }, { clock, log }) }),
  };
  const handlers = handlersFor(platform, destinations);
  const pace = createPace(config.messagesPerMinute, clock);
  const smtp = await startSmtpServer(
    {
      ...shared,
      port: config.sandboxSmtpPort,
      isProxy: memberOf(config.smtpProxies),
      greetingDelay: (ip) => (isOwn(ip) ? 0 : GREETING_DELAY_MS),
    },
    {
      ...handlers,
      onConnect: (ip) => (isOwn(ip) ? undefined : listedOn(ip, dnsLists, ask)),
      onMail: (_from, { ip }) => (isOwn(ip) || pace.allows(ip) ? undefined : TOO_FAST),
    },
  );
  const lmtp = config.lmtpPort
    ? await startSmtpServer({ ...shared, port: config.lmtpPort, protocol: 'lmtp' }, handlers)
    : undefined;
  return {
    port: smtp.port,
    async close() {
      await Promise.all([smtp.close(), lmtp?.close()]);
    },
  };
}

const HALF_A_CERTIFICATE = new OperatorError({
  fr: 'DAUPHIN_TLS_CERT et DAUPHIN_TLS_KEY vont ensemble : donnez les deux, ou aucun.',
  en: 'DAUPHIN_TLS_CERT and DAUPHIN_TLS_KEY go together: give both, or neither.',
});

const TOO_FAST: Reply = { code: 450, enhanced: '4.7.1', text: 'Too many messages in one minute, come back later' };

const loopback = new BlockList();
loopback.addSubnet('127.0.0.0', 8);
loopback.addAddress('::1', 'ipv6');
const isOwn = (ip: string) => isIn(loopback, ip);
const isIn = (list: BlockList, ip: string) => isIP(ip) !== 0 && list.check(ip, isIPv6(ip) ? 'ipv6' : 'ipv4');

/** However an IPv6 address is spelt. */
function memberOf(addresses: readonly string[] = []): (ip: string) => boolean {
  const list = new BlockList();
  for (const address of addresses) list.addAddress(address, isIPv6(address) ? 'ipv6' : 'ipv4');
  return (ip) => isIn(list, ip);
}

function handlersFor({ log }: Platform, destinations: readonly Destination[]): ServerHandlers {
  // Whoever claimed a recipient takes the message: to ask again could give another answer.
  const claimed = new WeakMap<ReceivedEnvelope, Map<string, Destination>>();
  return {
    async onRcpt(recipient, envelope) {
      const found = await claimOf(destinations, recipient, envelope);
      if ('code' in found) return found;
      const claims = claimed.get(envelope) ?? new Map<string, Destination>();
      claimed.set(envelope, claims.set(recipient, found));
      return undefined;
    },
    async onMessage(envelope, bytes) {
      try {
        return await deliver(claimed.get(envelope), envelope, bytes);
      } catch (fault) {
        if (!isDiskFull(fault)) throw fault;
        log.error({ err: fault }, 'the disk is full: no mail is taken until there is room');
        return DISK_FULL;
      }
    },
    onFault: (err) => log.error({ err }, 'a message could not be kept; its sender will try again'),
  };
}

/** Of the files, or of the database (class 53: insufficient resources). */
const FULL = new Set(['ENOSPC', 'EDQUOT', '53100']);

function isDiskFull(fault: unknown): boolean {
  for (let cause = fault as (Error & { code?: string }) | undefined; cause; cause = cause.cause as typeof cause)
    if (FULL.has(cause.code ?? '')) return true;
  return false;
}

async function claimOf(
  destinations: readonly Destination[],
  recipient: string,
  envelope: ReceivedEnvelope,
): Promise<Destination | Reply> {
  for (const destination of destinations) {
    const answer = await destination.claim(recipient, envelope);
    if (answer === 'mine') return destination;
    if (answer) return answer;
  }
  return NOT_HERE;
}

async function deliver(
  claims: ReadonlyMap<string, Destination> | undefined,
  envelope: ReceivedEnvelope,
  bytes: Buffer,
): Promise<Taking> {
  // One recipient named twice gets the message once.
  const byDestination = Map.groupBy([...(claims ?? [])], ([, destination]) => destination);
  const refusals = await Promise.all(
    [...byDestination].map(async ([destination, all]) => {
      const recipients = all.map(([recipient]) => recipient);
      const refusal = await destination.take(envelope, recipients, bytes);
      return refusal ? recipients.map((recipient) => [recipient, refusal] as const) : [];
    }),
  );
  return new Map(refusals.flat());
}
