// Lets a Postfix or Sendmail that stands already use the judge alone, over the milter protocol: each message is authenticated and judged as the
// gateway does it, marked, and let through, put on hold or refused as the house chose. Nothing is kept here. A fault answers "try again
// later": the message stays with its sender. Whoever can connect is believed, so only the house may.

import { once } from 'node:events';
import { createServer, type Server, type Socket } from 'node:net';
import { OperatorError } from '#platform/operator-error.ts';
import { keepAnswers } from '#platform/kept-answers.ts';
import type { Platform } from '#platform/platform.ts';
import { policyOf, policySchema } from '../disposition/policy.ts';
import { createExaminer, type Examiner } from '../examining/examiner.ts';
import { Conversation, type Gathered } from './conversation.ts';
import { packet, ProtocolError, readPackets } from './packets.ts';
import { verdictPackets } from './verdict-packets.ts';

export interface Milter {
  close(): Promise<void>;
}

export interface MilterOptions {
  /** Examining threads; none: in this thread. As many as cores when left out. */
  threads?: number;
}

const LARGEST = 50_000_000;
const MOST_CONNECTIONS = 200;
/** Postfix keeps a connection open between messages. */
const IDLE_MS = 600_000;
/** What is being examined at once; beyond it senders come again. */
const MOST_IN_HAND = 256_000_000;
const TRY_LATER = packet('t');

/** Undefined when none is set. */
export async function startMilter(platform: Platform, options: MilterOptions = {}): Promise<Milter | undefined> {
  const { config, log, clock } = platform;
  if (config.milter === undefined) return undefined;
  const policy = policySchema.safeParse(config.milterPolicy);
  if (!policy.success) throw wrongPolicy(config.milterPolicy);
  const house = { host: config.mailHost, policy: policyOf(policy.data, {}) };
  const examiner = createExaminer({
    resolver: keepAnswers(platform.resolver, clock),
    log,
    lessons: () => Promise.resolve(Buffer.alloc(0)),
    ...options,
  });
  let inHand = 0;

  async function judge(message: Gathered): Promise<Buffer> {
    const { length } = message.source;
    if (inHand + length > MOST_IN_HAND) return TRY_LATER;
    inHand += length;
    try {
      return verdictPackets(message, await examineAlone(examiner, message, house.host, clock.now()), house);
    } catch (err) {
      log.error({ err }, 'a message could not be examined for the mail server; its sender will try again');
      return TRY_LATER;
    } finally {
      inHand -= length;
    }
  }

  const sockets = new Set<Socket>();
  const server = createServer((socket) => {
    sockets.add(socket.on('close', () => sockets.delete(socket)));
    socket.setTimeout(IDLE_MS, () => socket.destroy());
    socket.on('error', () => socket.destroy());
    void converse(socket, new Conversation({ largest: LARGEST, judge })).catch((err: unknown) => {
      if (err instanceof ProtocolError) log.warn({ what: err.message }, 'a milter client does not speak the protocol');
      socket.destroy();
    });
  });
  server.maxConnections = MOST_CONNECTIONS;
  await listen(server, config.milter);
  log.info({ milter: config.milter }, 'mail servers may ask the judge here');
  return {
    async close() {
      const closed = once(server, 'close');
      server.close();
      for (const socket of sockets) socket.destroy();
      await closed;
      await examiner.close();
    },
  };
}

async function converse(socket: Socket, conversation: Conversation): Promise<void> {
  for await (const one of readPackets(socket)) {
    const answer = await conversation.hear(one);
    if (answer === 'end') break;
    if (answer && !socket.write(answer)) await once(socket, 'drain');
  }
  socket.end();
}

/** As for one owner who is new here: what anybody remembers belongs to the gateway. */
function examineAlone(examiner: Examiner, message: Gathered, host: string, receivedAt: Date) {
  const [recipient = ''] = message.recipients;
  const addresses = message.recipients.map((one) => one.toLowerCase());
  return examiner.examine(
    {
      ...message,
      receivedAt,
      host,
      domain: recipient.slice(recipient.lastIndexOf('@') + 1).toLowerCase(),
      owners: [{ id: '0', recipient, addresses }],
      clean: false,
      cleanLinks: false,
    },
    () => Promise.resolve({ owners: [{ lessonsEpoch: 0 }], copies: [] }),
  );
}

async function listen(server: Server, where: string): Promise<void> {
  const colon = where.lastIndexOf(':');
  server.listen(Number(where.slice(colon + 1)), where.slice(0, colon).replace(/^\[|\]$/g, ''));
  try {
    await once(server, 'listening');
  } catch (cause) {
    throw new OperatorError(
      {
        fr: `Le milter ne peut pas écouter sur ${where} : choisissez une autre adresse avec DAUPHIN_MILTER.`,
        en: `The milter cannot listen on ${where}: choose another address with DAUPHIN_MILTER.`,
      },
      { cause },
    );
  }
}

function wrongPolicy(choices: Readonly<Record<string, string>>): OperatorError {
  const given = Object.entries(choices)
    .map((pair) => pair.join('='))
    .join(',');
  return new OperatorError({
    fr: `DAUPHIN_MILTER_POLICY : « ${given} » nomme une classe ou un sort inconnus. Classes : desired, greybulk, greymail, greyspam, spam, phish ; sorts : deliver, mark, junk, quarantine, refuse.`,
    en: `DAUPHIN_MILTER_POLICY: “${given}” names an unknown class or end. Classes: desired, greybulk, greymail, greyspam, spam, phish; ends: deliver, mark, junk, quarantine, refuse.`,
  });
}
