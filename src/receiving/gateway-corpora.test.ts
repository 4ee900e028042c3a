// Hostile and broken mail through the whole road in: every message of the conformance suites is answered, kept and delivered or held; none
// stops the gateway or is lost, and what leaves is what came, less what was taken out.

import assert from 'node:assert/strict';
import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { corpus, withoutCorpora } from '#test/kit/corpora.ts';
import { testGateway } from '#test/kit/gateway.ts';

const LARGEST = 2_000_000;

function filesBelow(folder: string): string[] {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .map((name) => join(folder, name))
    .filter((path) => statSync(path).isFile() && statSync(path).size < LARGEST);
}

/** As SMTP could carry it. */
const asMail = (bytes: Buffer) => Buffer.from(bytes.toString('latin1').replace(/\r\n|\r|\n/g, '\r\n'), 'latin1');

test('gateway: every message of the MIME suites passes the road in, and none is lost', {
  skip: withoutCorpora(),
}, async (t) => {
  const files = filesBelow(corpus('conformance/mime') as string);
  const { send, settled, sink, db, close } = await testGateway({
    settings: { policy: { spam: 'junk', phish: 'quarantine' } },
  });
  let refused = 0;
  let slowest = 0;
  for (const file of files) {
    const began = performance.now();
    const [end] = await send('ana@port.example', asMail(readFileSync(file)));
    slowest = Math.max(slowest, performance.now() - began);
    // Lines longer than SMTP carries are refused by our own client, before they leave.
    if (end?.kind === 'refused' && end.local) refused++;
    else assert.equal(end?.kind, 'accepted', `${file}: ${JSON.stringify(end)}`);
  }
  await settled();
  const rows = await db.sql<{ state: string; count: number }[]>`
    select state, count(*)::int as count from inbound_recipients group by state`;
  const countOf = (state: string) => rows.find((row) => row.state === state)?.count ?? 0;
  assert.equal(countOf('delivered') + countOf('held'), files.length - refused);
  assert.equal(sink.messages.length, countOf('delivered'));
  t.diagnostic(
    `${files.length} messages: ${countOf('delivered')} delivered, ${countOf('held')} held, ${refused} that SMTP cannot carry, slowest ${slowest.toFixed(0)} ms`,
  );
  await close();
});

test('gateway: a bomb, a thousand parts, a header without end and a mail loop are answered in time', async () => {
  const { send, settled, db, close } = await testGateway();
  const head = 'From: Zoe <zoe@shop.example>\r\nTo: ana@port.example\r\n';
  const parts = Array.from({ length: 1_000 }, (_, at) => `--b\r\nContent-Type: text/html\r\n\r\n<p>${at}</p>\r\n`).join(
    '',
  );
  const nested = Array.from(
    { length: 300 },
    (_, at) => `Content-Type: multipart/mixed; boundary=b${at}\r\n\r\n--b${at}\r\n`,
  ).join('');
  const hostile = [
    `${head}Content-Type: multipart/mixed; boundary=b\r\n\r\n${parts}--b--\r\n`,
    `${head}${nested}\r\nend\r\n`,
    `${head}${'X-Long: a\r\n b\r\n'.repeat(20_000)}\r\nend\r\n`,
    `${head}Content-Type: text/html\r\n\r\n${'<div>\r\n'.repeat(50_000)}\r\n`,
    `${head}Subject: =?utf-8?B?${'QUFB'.repeat(200)}?=\r\n\r\n${'a'.repeat(900)}\r\n`,
    `${head}Content-Type: text/html\r\n\r\n${'<img src="http://x.example/a?\u0000&#0;">\r\n'.repeat(5_000)}`,
  ];
  for (const message of hostile) {
    const began = performance.now();
    const [end] = await send('ana@port.example', Buffer.from(message, 'latin1'));
    assert.equal(end?.kind, 'accepted');
    assert.ok(
      performance.now() - began < 8_000,
      `${(performance.now() - began).toFixed(0)} ms for ${message.slice(60, 120)}`,
    );
  }
  const hops = 'Received: from a by b; Fri, 27 Nov 2026 06:00:00 +0000\r\n'.repeat(101);
  const [loop] = await send('ana@port.example', `${hops}${head}\r\nround and round\r\n`);
  assert.equal(loop?.kind === 'refused' ? loop.reply.enhanced : '', '5.4.6');
  await settled();
  assert.equal((await db.sql`select from inbound_messages`).length, hostile.length);
  await close();
});
