// A gateway for tests: a protected domain in front of a sink that speaks LMTP, the real listener before it, and a client that hands mail in.

import { insertProtectedDomain } from '#receiving/domains/protected-domain-store.ts';
import { domainSettings } from '#receiving/domains/protected-domain.ts';
import { type Gateway, type GatewayOptions, openGateway } from '#receiving/gateway.ts';
import { type Listener, startListener } from '#receiving/listener/listener.ts';
import { connect } from '#smtp/client.ts';
import type { Delivery } from '#smtp/delivery.ts';
import type { SmtpSession } from '#smtp/session.ts';
import { type TestDatabase, testDatabase, type TestDatabaseOptions } from './database.ts';
import { closeAtEnd } from './ending.ts';
import { freePort } from './free-port.ts';
import type { Zone } from './resolver.ts';
import { type Sink, type SinkOptions, startSink } from './sink.ts';

export interface TestGateway {
  db: TestDatabase;
  gateway: Gateway;
  server: Listener;
  sink: Sink;
  domainId: string;
  session: SmtpSession;
  /** Hands a message in as the world does; one end for each recipient. */
  send(to: string | readonly string[], message: string | Buffer, from?: string): Promise<Delivery[]>;
  /** Resolves once nothing waits any more. */
  settled(): Promise<void>;
  close(): Promise<void>;
}

export interface TestGatewayOptions extends TestDatabaseOptions {
  name?: string;
  /** What is chosen for the domain, beside the mailbox server. */
  settings?: object;
  mailbox?: SinkOptions;
  gateway?: GatewayOptions;
}

/** The sender of the tests is vouched for when he writes from this machine. */
const ZONE: Zone = {
  'shop.example': { TXT: [['v=spf1 ip4:127.0.0.1 -all']], MX: [{ exchange: 'mx.shop.example', priority: 10 }] },
  '_dmarc.shop.example': { TXT: [['v=DMARC1; p=reject']] },
};

export async function testGateway(options: TestGatewayOptions = {}): Promise<TestGateway> {
  const {
    name = 'port.example',
    settings = {},
    mailbox = {},
    gateway: own = { threads: 0 },
    env,
    zone,
    ...rest
  } = options;
  const undo: (() => Promise<unknown>)[] = [];
  const close = closeAtEnd(async () => {
    for (const step of undo.splice(0).reverse()) await step();
  });
  const db = await testDatabase({
    zone: { ...ZONE, ...zone },
    ...rest,
    env: { DAUPHIN_SMTP_PORT: String(await freePort()), ...env },
  });
  undo.push(() => db.close());
  db.clock.set('2026-11-27T06:00:10Z');
  const sink = await startSink({ protocol: 'lmtp', keywords: ['PIPELINING', '8BITMIME', 'SMTPUTF8'], ...mailbox });
  undo.push(() => sink.close());
  const behind = { host: '127.0.0.1', port: sink.port, protocol: mailbox.protocol ?? 'lmtp', tls: 'never' };
  // Another mailbox server than the sink stands among the settings.
  const chosen = domainSettings.parse({ mailbox: behind, ...settings });
  const domain = { ...chosen, workspaceId: db.workspaceId, name, now: db.clock.now() };
  const domainId = (await insertProtectedDomain(db.sql, domain)) as string;
  const gateway = await openGateway(db.platform, own);
  undo.push(() => gateway.close());
  const server = await startListener(db.platform, [gateway.destination]);
  undo.push(() => server.close());
  const session = await open(server.port);
  undo.push(() => session.quit());

  return {
    db,
    gateway,
    server,
    sink,
    domainId,
    session,
    send(to, message, from = 'zoe@shop.example') {
      const recipients = typeof to === 'string' ? [to] : to;
      return session.deliverToAll({ from, to: recipients }, Buffer.from(message));
    },
    async settled() {
      for (;;) {
        const [row] = await db.sql<{ waits: boolean }[]>`
          select exists (select from inbound_recipients where state = 'waiting' and leased_until is not null) as waits`;
        if (!row?.waits) return;
        await new Promise((resolve) => setTimeout(resolve, 5));
      }
    },
    close,
  };
}

async function open(port: number): Promise<SmtpSession> {
  const destination = {
    address: '127.0.0.1',
    port,
    name: 'localhost',
    hello: 'mx.shop.example',
    tls: 'never',
  } as const;
  const connected = await connect(destination);
  if (!connected.ok) throw new Error(`the listener cannot be reached: ${JSON.stringify(connected.failure)}`);
  return connected.session;
}
