// Receives mail by SMTP and brings each message to the destinations that claim its recipients, in the order of the list.
// It starts or throws when the port cannot be had. A message is answered 250 only when every destination has kept it; when one of
// several fails, the whole message is asked for again: twice is better than never.

import type { Platform } from '#platform/platform.ts';
import type { Reply } from '#smtp/reply.ts';
import { type ReceivedEnvelope, type SmtpServer, startSmtpServer } from '#smtp/server.ts';
import type { Destination } from './destination.ts';

const NOT_HERE: Reply = { code: 550, enhanced: '5.7.1', text: 'No mail is taken here for that address' };

export async function startListener(platform: Platform, destinations: readonly Destination[]): Promise<SmtpServer> {
  const { config, log } = platform;
  const options = { name: config.mailHost, host: config.smtpHost, port: config.sandboxSmtpPort };
  // Whoever claimed a recipient takes the message: to ask again could give another answer.
  const claimed = new WeakMap<ReceivedEnvelope, Map<string, Destination>>();
  return startSmtpServer(options, {
    async onRcpt(recipient, envelope) {
      const found = await claimOf(destinations, recipient, envelope);
      if ('code' in found) return found;
      const claims = claimed.get(envelope) ?? new Map<string, Destination>();
      claimed.set(envelope, claims.set(recipient, found));
      return undefined;
    },
    onMessage: (envelope, bytes) => deliver(claimed.get(envelope), envelope, bytes),
    onFault: (err) => log.error({ err }, 'a message could not be kept; its sender will try again'),
  });
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
): Promise<Reply | undefined> {
  // One recipient named twice gets the message once.
  const byDestination = Map.groupBy([...(claims ?? [])], ([, destination]) => destination);
  const answers = await Promise.all(
    [...byDestination].map(([destination, all]) =>
      destination.take(
        envelope,
        all.map(([recipient]) => recipient),
        bytes,
      ),
    ),
  );
  return answers.find((answer) => answer !== undefined);
}
