// How much mail the road in takes: real messages by SMTP, each authenticated (a DNS that knows nothing), judged, cleaned, kept on disk and in a
// durable database, and delivered by LMTP to a sink, all on this machine. A message counts once the sink has it. The memory is read at
// the end of each third, to see it stay flat. Usage: npm run bench -- receiving [--seconds S] [--sessions N] [--peer]
// With --peer, rspamd behind its own client is given the same messages, where it is installed.

import { statSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { parseArgs } from 'node:util';
import { domainSettings } from '#receiving/domains/protected-domain.ts';
import { insertProtectedDomain } from '#receiving/domains/protected-domain-store.ts';
import { connect } from '#smtp/client.ts';
import { corpus, withoutCorpora } from '#test/kit/corpora.ts';
import { testDatabase } from '#test/kit/database.ts';
import { freePort } from '#test/kit/free-port.ts';
import { forkGateway } from '#test/kit/gateway-process.ts';
import { forkSink } from '#test/kit/sink.ts';
import { findLabelled, readLabelled } from '../src/cli/evaluation/labelled-mail.ts';
import { streamPacks } from './judge/packs.ts';
import { rspamdSpeed } from './receiving/rspamd-speed.ts';

const { values } = parseArgs({
  options: {
    seconds: { type: 'string', default: '30' },
    sessions: { type: 'string', default: '24' },
    peer: { type: 'boolean', default: false },
  },
});
const THIRDS = 3;
const OWNERS = 500;
const LARGEST = 500_000;

if (withoutCorpora()) throw new Error('the corpora are absent: set DAUPHIN_CORPORA');

/** As mail travels: lines end in CRLF, no longer than SMTP carries. */
function mix(most: number): Buffer[] {
  const all = findLabelled(streamPacks.map((pack) => corpus(`mail/${pack}`) as string)).filter(
    ({ path }) => statSync(path).size < LARGEST,
  );
  const step = all.length / most;
  return Array.from({ length: most }, (_, index) => all[Math.floor(index * step)])
    .flatMap((one) => (one ? [readLabelled(one)] : []))
    .map((bytes) => Buffer.from(bytes.toString('latin1').replace(/\r\n|\r|\n/g, '\r\n'), 'latin1'))
    .filter((bytes) => !/[^\r\n]{999}/.test(bytes.toString('latin1')));
}

const messages = mix(3_000);
const db = await testDatabase({ own: true });
const sink = await forkSink('lmtp');
const mailbox = { host: '127.0.0.1', port: sink.port, protocol: 'lmtp', tls: 'never' };
const settings = domainSettings.parse({ mailbox, policy: { spam: 'junk', phish: 'junk' } });
await insertProtectedDomain(db.sql, {
  ...settings,
  workspaceId: db.workspaceId,
  name: 'port.example',
  now: new Date(),
});
const env = { DAUPHIN_SMTP_PORT: String(await freePort()), DAUPHIN_DATA: db.platform.config.dataDir };
const gateway = await forkGateway(db.address, env);

let next = 0;
let taken = 0;
let refused = 0;
let octets = 0;
let isOver = false;

async function client(): Promise<void> {
  const destination = {
    address: '127.0.0.1',
    port: gateway.port,
    name: 'localhost',
    hello: 'mx.world.example',
    tls: 'never',
  } as const;
  const connected = await connect(destination);
  if (!connected.ok) throw new Error('the gateway cannot be reached');
  while (!isOver) {
    const number = next++;
    const message = messages[number % messages.length] as Buffer;
    const end = await connected.session.deliver(
      { from: `sender${number % 977}@world.example`, to: `owner${number % OWNERS}@port.example` },
      message,
    );
    if (end.kind === 'accepted') taken++;
    else refused++;
    octets += message.length;
  }
  await connected.session.quit();
}

const pause = (seconds: number) => new Promise((resolve) => setTimeout(resolve, seconds * 1_000));
const clients = Array.from({ length: Number(values.sessions) }, client);
// Threads, caches and owners are made in the first seconds.
await pause(5);
const before = { ...(await sink.counts()) };
const cpuBefore = (await gateway.report()).cpu;
const began = performance.now();
const memory: number[] = [];
for (let third = 0; third < THIRDS; third++) {
  await pause(Number(values.seconds) / THIRDS);
  memory.push((await gateway.report()).rss);
}
const seconds = (performance.now() - began) / 1_000;
const after = await sink.counts();
const report = await gateway.report();
isOver = true;
await Promise.all(clients);
for (let waited = 0; waited < 200 && (await sink.counts()).messages < taken; waited++) await pause(0.05);
const [ledger] = await db.sql<{ waiting: number; delivered: number; messages: number }[]>`
  select count(*) filter (where state = 'waiting')::int as waiting, count(*) filter (where state = 'delivered')::int as delivered,
    count(*)::int as messages from inbound_recipients`;
const atSink = (await sink.counts()).messages;
await gateway.close();
sink.close();
await db.close();

const perSecond = (after.messages - before.messages) / seconds;
const peer = values.peer ? await rspamdSpeed(messages.slice(0, 600)) : undefined;
console.table([
  {
    filter: 'Dauphin',
    'messages/s': Number(perSecond.toFixed(1)),
    'mean KiB': Number((octets / next / 1024).toFixed(1)),
    'processor ms each': Number(((1_000 * (report.cpu - cpuBefore)) / (after.messages - before.messages)).toFixed(2)),
    'MiB at each third': memory.map((one) => one.toFixed(0)).join(' '),
    refused,
    'taken, at the sink': `${taken}, ${atSink}`,
  },
  ...(peer
    ? [{ filter: 'rspamd (its own client, no delivery)', 'messages/s': Number(peer.perSecond.toFixed(1)) }]
    : []),
]);
console.log(
  JSON.stringify({
    bench: 'receiving',
    cores: availableParallelism(),
    perSecond,
    taken,
    atSink,
    refused,
    ledger,
    memory,
    peer,
  }),
);
