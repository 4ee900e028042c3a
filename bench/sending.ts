// How fast mailings leave: real recipients in a durable database, personalised 10 KB messages, RSA-2048, real SMTP to a sink, all
// on this machine. The limit that the processors set (signing alone, on all of them) is measured in the same run, before and after,
// because machines are shared and moods change: the ratio tells more than the rate. Usage: npm run bench -- sending [recipients] [--large]
// [--peers]. With --large, messages are 100 KB; with --peers, Postfix and Haraka relay as many octets, where they can be had.

import { generateKeyPairSync, type KeyObject, sign } from 'node:crypto';
import { availableParallelism } from 'node:os';
import { parseArgs } from 'node:util';
import { sendCounts } from '#sending/outbox/send-store.ts';
import { type TestDatabase, testDatabase } from '#test/kit/database.ts';
import { forkOutbox } from '#test/kit/outbox-process.ts';
import { launchSend, makeContacts, makeDomain, purposeOfKind } from '#test/kit/send.ts';
import { makeContent } from '#test/kit/send-content.ts';
import { forkSink } from '#test/kit/sink.ts';
import { haraka, postfix } from './sending/relay-peers.ts';
import { type RelaySpeed, relaySpeed } from './sending/relay-speed.ts';

const { positionals, values } = parseArgs({
  allowPositionals: true,
  options: {
    ed25519: { type: 'boolean' },
    large: { type: 'boolean', default: false },
    peers: { type: 'boolean', default: false },
  },
});
const people = Number(positionals[0] ?? 50_000);
const SIGNING_MS = 3_000;
/** Some 100 KB. */
const LARGE_OFFERS = 34;
/** Handed to each peer: enough to keep its queue busy. */
const PEER_MESSAGES = 5_000;

interface SigningLimit {
  /** Signatures a second with every processor busy and nothing else done. */
  rate: number;
  /** Microseconds of processor for one. */
  cpu: number;
}

async function signingLimit(key: KeyObject): Promise<SigningLimit> {
  const data = Buffer.alloc(600, 'x');
  const until = performance.now() + SIGNING_MS;
  const before = process.cpuUsage();
  let signed = 0;
  const lane = async () => {
    while (performance.now() < until) {
      await new Promise<void>((resolve, reject) =>
        sign('sha256', data, key, (fault) => (fault ? reject(fault) : resolve())),
      );
      signed++;
    }
  };
  await Promise.all(Array.from({ length: availableParallelism() * 2 }, lane));
  const { user, system } = process.cpuUsage(before);
  return { rate: signed / (SIGNING_MS / 1000), cpu: (user + system) / signed };
}

/** A mailing as shops send them: the message is about 10 KB, with values in a dozen places and some links. */
function mailing(): string {
  const offer = (index: number) => `<mj-section background-color="#ffffff"><mj-column>
    <mj-text font-size="18px">{{ contact.given_name | default: "Bonjour" }}, notre choix no ${index}</mj-text>
    <mj-text>Pour ${index % 2 ? '{{ contact.town | default: "votre ville" }}' : '{{ contact.trade | default: "vous" }}'} : des voiles, des cordages et des lampes
      choisis avec soin, livrés avant la fin de la semaine où que vous soyez.</mj-text>
    <mj-button href="https://boutique.example/offres/${index}">Voir l'offre</mj-button>
  </mj-column></mj-section>`;
  const offers = Array.from({ length: values.large ? LARGE_OFFERS : 2 }, (_, index) => offer(index + 1));
  return `<mjml><mj-body>${offers.join('')}<mj-section><mj-column>
    <mj-text><a href="{{ unsubscribe_url }}">Se désinscrire</a></mj-text></mj-column></mj-section></mj-body></mjml>`;
}

async function makePeople(db: TestDatabase, purposeId: string): Promise<void> {
  const towns = ['Brest', 'Nantes', 'Lorient', 'Saint-Malo', 'Quimper'];
  for (const [key, label] of [
    ['town', 'Ville'],
    ['trade', 'Métier'],
  ] as const)
    await db.sql`insert into contact_fields (workspace_id, key, label, type, position) values (${db.workspaceId}, ${key}, ${label}, 'text', 1)`;
  await makeContacts(
    db,
    Array.from({ length: people }, (_, index) => ({
      email: `lecteur${index}@poste${index % 97}.example`,
      givenName: `Prénom${index}`,
      familyName: 'Le Goff',
      fields: { town: towns[index % towns.length], trade: 'voilier' },
    })),
    purposeId,
  );
}

const { privateKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });
const limitBefore = await signingLimit(privateKey);
const sink = await forkSink();
const env = { DAUPHIN_SMTP_PORT: String(sink.port) };
const db = await testDatabase({ own: true, env });
const purposeId = await purposeOfKind(db.sql, db.workspaceId, 'marketing');
await makePeople(db, purposeId);
const domain = await makeDomain(db, { algorithms: values.ed25519 ? ['rsa-sha256', 'ed25519-sha256'] : ['rsa-sha256'] });
const content = await makeContent(db.platform, domain, { mjml: mailing() });
const outbox = await forkOutbox(db.address, { ...env, DAUPHIN_DATA: db.platform.config.dataDir });

const frozenAt = performance.now();
const sendId = await launchSend(db, { domain, purposeId, content });
const began = performance.now();
let counts = await sendCounts(db.sql, db.workspaceId, sendId);
while (!counts?.finishedAt) {
  await new Promise((resolve) => setTimeout(resolve, 100));
  counts = await sendCounts(db.sql, db.workspaceId, sendId);
}
const seconds = (performance.now() - began) / 1000;
const report = await outbox.report();
const received = await sink.counts();
await outbox.close();
await db.close();
sink.close();
const limitAfter = await signingLimit(privateKey);
const limit = (limitBefore.rate + limitAfter.rate) / 2;
const signatureCpu = (limitBefore.cpu + limitAfter.cpu) / 2;
const rate = people / seconds;

console.log(
  `recipients             ${people}, accepted ${counts.states.accepted}, received ${received.messages} (${(received.octets / received.messages / 1024).toFixed(1)} KiB each)`,
);
console.log(`frozen                 ${((began - frozenAt) / 1000).toFixed(2)} s`);
console.log(`sent                   ${seconds.toFixed(1)} s: ${rate.toFixed(0)} messages a second`);
console.log(
  `signing alone          ${limitBefore.rate.toFixed(0)} a second before, ${limitAfter.rate.toFixed(0)} after (${signatureCpu.toFixed(0)} us of processor each): the outbox reaches ${((100 * rate) / limit).toFixed(0)} %`,
);
console.log(
  `outbox process         ${report.maxRss.toFixed(0)} MiB at most, ${((1e6 * report.cpu) / people).toFixed(0)} us of processor a message`,
);
for (const [step, { recipients, milliseconds }] of Object.entries(report.steps))
  console.log(
    `  ${step.padEnd(20)} ${((1000 * milliseconds) / Math.max(recipients, 1)).toFixed(0).padStart(6)} us a message (elapsed, waiting included)`,
  );
const peers: RelaySpeed[] = [];
for (const start of values.peers ? [postfix, haraka] : []) {
  const speed = await relaySpeed(start, PEER_MESSAGES, received.octets / received.messages);
  if (speed) peers.push(speed);
  else console.log(`${start.name.padEnd(22)} is not to be had here`);
}
for (const { name, perSecond, received: kept } of peers)
  console.log(
    `${name.padEnd(22)} ${perSecond.toFixed(0)} messages a second relayed (${kept} of ${PEER_MESSAGES} received): the outbox is ${(rate / perSecond).toFixed(1)} times as fast`,
  );

console.log(
  JSON.stringify({
    bench: 'sending',
    recipients: people,
    accepted: counts.states.accepted,
    received: received.messages,
    messagesPerSecond: Math.round(rate),
    signaturesPerSecond: Math.round(limit),
    ratio: Number((rate / limit).toFixed(2)),
    maxRssMiB: Math.round(report.maxRss),
    signatureCpuMicroseconds: Math.round(signatureCpu),
    cpuMicroseconds: Math.round((1e6 * report.cpu) / people),
    steps: report.steps,
    peers: peers.map(({ name, perSecond }) => ({ name, perSecond: Math.round(perSecond) })),
  }),
);
