// The road in on real parts: mail handed in by SMTP, examined, kept, and delivered by LMTP to a mailbox server.

import assert from 'node:assert/strict';
import { connect as connectSocket } from 'node:net';
import { test } from 'node:test';
import { setTimeout as pause } from 'node:timers/promises';
import { parse } from '#message/parse.ts';
import { closeAtEnd } from '#test/kit/ending.ts';
import { testGateway } from '#test/kit/gateway.ts';
import { type SinkMoment, startSink } from '#test/kit/sink.ts';
import { setRule } from './disposition/sender-rule-store.ts';

const letter = (more = '', body = 'Bonjour Ana, on se voit demain à neuf heures au port ?') =>
  [
    'Received: from mx.shop.example ([192.0.2.1]) by relay.shop.example; Fri, 27 Nov 2026 06:00:00 +0000',
    'From: Zoe <zoe@shop.example>',
    'To: ana@port.example',
    'Subject: Demain',
    'Message-ID: <1@shop.example>',
    'Date: Fri, 27 Nov 2026 06:00:00 +0000',
    'Content-Type: text/plain; charset=utf-8',
    'Content-Transfer-Encoding: 8bit',
    ...(more ? [more] : []),
    '',
    body,
    '',
  ].join('\r\n');

const FRAUD = [
  'From: "PayPal Service" <service@paypa1-secure.example>',
  'To: ana@port.example',
  'Subject: Your account is suspended',
  'Message-ID: <2@paypa1-secure.example>',
  'Date: Fri, 27 Nov 2026 06:00:00 +0000',
  'Content-Type: text/html; charset=utf-8',
  '',
  '<p>Dear customer, your PayPal account has been suspended because of unusual activity. Verify your password within 24 hours or it will be closed.</p>',
  '<p><a href="http://192.0.2.77/paypal/login.php">https://www.paypal.com/signin</a></p>',
  '',
].join('\r\n');

const kinds = (ends: readonly { kind: string; reply?: { code: number } }[]) =>
  ends.map((end) => `${end.kind} ${end.reply?.code ?? ''}`.trim());

test('gateway: wanted mail is answered 250 when it is kept, and reaches the mailbox server with what was found out on top', async () => {
  const { send, settled, sink, db, close } = await testGateway();
  const forged = 'Dauphin-Class: desired\r\nAuthentication-Results: localhost; dkim=pass header.d=bank.example';
  assert.deepEqual(kinds(await send('ana@port.example', letter(forged))), ['accepted 250']);
  await settled();
  const [delivered] = sink.messages;
  assert.deepEqual([delivered?.from, delivered?.to], ['zoe@shop.example', ['ana@port.example']]);
  const { fields, text } = parse(delivered?.bytes as Buffer);
  const values = (name: string) => fields.filter(({ key }) => key === name).map(({ value }) => value);
  assert.equal(values('authentication-results').length, 1);
  assert.match(values('authentication-results')[0] ?? '', /^localhost;\s+spf=pass smtp\.mailfrom=zoe@shop\.example/);
  assert.deepEqual(values('dauphin-class').length, 1);
  assert.match(values('received')[0] ?? '', /^from mx\.shop\.example \(\[127\.0\.0\.1\]\)\s+by localhost \(Dauphin\)/);
  assert.match(text ?? '', /neuf heures au port/);
  const [row] = await db.sql`select state, attempts, reason, may_be_double from inbound_recipients`;
  assert.deepEqual({ ...row }, { state: 'delivered', attempts: 1, reason: 'class', may_be_double: false });
  await close();
});

test('gateway: several recipients of one message, aliases and details lead to their owners', async () => {
  const { send, settled, sink, db, close } = await testGateway();
  await send('ana@port.example', letter());
  const [ana] = await db.sql<[{ id: string }]>`select id from owners`;
  await db.sql`insert into owner_addresses (workspace_id, address, owner_id) values (${db.workspaceId}, 'a.martin@port.example', ${ana.id})`;
  const to = ['Ana+Club@Port.Example', 'a.martin@port.example', 'bob@port.example'];
  assert.deepEqual(kinds(await send(to, letter())), ['accepted 250', 'accepted 250', 'accepted 250']);
  await settled();
  assert.deepEqual(sink.messages.map((message) => message.to[0]).toSorted(), ['ana@port.example', ...to].toSorted());
  const owners = await db.sql`
    select o.address, count(*)::int from inbound_recipients r join owners o on o.id = r.owner_id group by 1 order by 1`;
  assert.deepEqual(
    owners.map((row) => `${row['address']} ${row['count']}`),
    ['ana@port.example 3', 'bob@port.example 1'],
  );
  await close();
});

test('gateway: who does not exist is refused at RCPT, and nothing is ever sent back', async () => {
  const asked: string[] = [];
  const answer = ({ stage, line }: SinkMoment) => {
    if (stage !== 'rcpt') return undefined;
    asked.push(line);
    return line.includes('nobody') ? '550 5.1.1 unknown' : undefined;
  };
  const { send, settled, close } = await testGateway({ mailbox: { answer } });
  assert.deepEqual(kinds(await send(['nobody@port.example', 'ana@port.example'], letter())), [
    'refused 550',
    'accepted 250',
  ]);
  assert.deepEqual(kinds(await send('nobody@port.example', letter())), ['refused 550']);
  assert.deepEqual(kinds(await send('ana@elsewhere.example', letter())), ['refused 550']);
  await settled();
  assert.equal(asked.filter((line) => line.includes('nobody')).length, 1, 'the answer is remembered');
  await close();
});

test('gateway: fraud is held, with its reasons; a blocked sender too; both are on disk', async () => {
  const { send, settled, sink, db, domainId, close } = await testGateway();
  assert.deepEqual(kinds(await send('ana@port.example', FRAUD, 'x@paypa1-secure.example')), ['accepted 250']);
  const { workspaceId } = db;
  const rule = { workspaceId, domainId, ownerId: null, sender: 'shop.example', now: db.clock.now() };
  await setRule(db.sql, { ...rule, action: 'block' });
  await send('ana@port.example', letter());
  await settled();
  assert.equal(sink.messages.length, 0);
  const rows = await db.sql`
    select r.class, r.disposition, r.reason, r.state, jsonb_array_length(r.verdict->'evidence') > 0 as reasons, m.blob_key, m.size
    from inbound_recipients r join inbound_messages m on m.id = r.message_id order by r.id`;
  assert.deepEqual(
    rows.map((row) => [row['class'], row['disposition'], row['reason'], row['state'], row['reasons']].join(' ')),
    ['phish quarantine class held true', 'desired quarantine blocked held true'],
  );
  assert.ok((await db.platform.blobs.read(rows[0]?.['blob_key'])).includes('192.0.2.77'));
  await close();
});

test('gateway: a refusal is given in the session with its reason, unless somebody else takes the message', async () => {
  const { send, settled, db, domainId, close } = await testGateway({ settings: { policy: { phish: 'refuse' } } });
  const [end] = await send('ana@port.example', FRAUD, 'x@paypa1-secure.example');
  assert.ok(end?.kind === 'refused' && end.reply.code === 550);
  assert.match(end.reply.text, /^5\.7\.1 Refused: .{20,} If it was expected: http\S+\/contest\?ref=\d+-\d+$/);
  // Bob wants to see everything: Ana's copy is held, since one answer counts for both.
  await send('bob@port.example', letter());
  await db.sql`update owners set policy = '{"phish": "mark"}' where address = 'bob@port.example'`;
  const both = await send(['ana@port.example', 'bob@port.example'], FRAUD, 'x@paypa1-secure.example');
  assert.deepEqual(kinds(both), ['accepted 250', 'accepted 250']);
  await db.sql`update protected_domains set verdict_moment = 'after' where id = ${domainId}`;
  await settled();
  const rows = await db.sql`select recipient, state from inbound_recipients where class = 'phish' order by id`;
  assert.deepEqual(
    rows.map((row) => `${row['recipient']} ${row['state']}`),
    ['ana@port.example refused', 'ana@port.example held', 'bob@port.example delivered'],
  );
  await close();
});

test('gateway: while the mailbox server is away mail for those who are known is spooled, and delivered when it is back', async () => {
  const { send, settled, sink, db, close } = await testGateway();
  await send('ana@port.example', letter());
  await settled();
  const { port } = sink;
  await sink.close();
  // What was known of recipients is asked again.
  db.clock.advance(3_700_000);
  assert.deepEqual(kinds(await send('ana@port.example', letter())), ['accepted 250']);
  assert.deepEqual(kinds(await send('new@port.example', letter())), ['deferred 451']);
  await settled();
  const [row] = await db.sql`select state, attempts, reply, may_be_double from inbound_recipients order by id desc`;
  assert.deepEqual([row?.['state'], row?.['attempts'], row?.['may_be_double']], ['waiting', 1, false]);
  assert.match(row?.['reply'], /^connection_refused/);
  const back = await startSink({ protocol: 'lmtp', port });
  closeAtEnd(() => back.close());
  db.clock.advance(11_000);
  while (back.messages.length < 1) await pause(20);
  await settled();
  const [after] = await db.sql`select state, attempts, may_be_double from inbound_recipients order by id desc`;
  assert.deepEqual({ ...after }, { state: 'delivered', attempts: 2, may_be_double: false });
  await close();
});

test('gateway: what the mailbox server refuses for good is held with what it said; what it defers is tried again', async () => {
  const answer = ({ stage, recipient }: SinkMoment) =>
    stage !== 'end'
      ? undefined
      : recipient?.startsWith('full')
        ? '552 5.2.2 mailbox full'
        : recipient?.startsWith('slow')
          ? '451 4.2.0 later'
          : undefined;
  const { send, settled, db, close } = await testGateway({ mailbox: { answer } });
  await send(['full@port.example', 'slow@port.example', 'ana@port.example'], letter());
  await settled();
  const rows =
    await db.sql`select recipient, state, reason, reply, next_attempt_at from inbound_recipients order by id`;
  assert.deepEqual(
    rows.map((row) => `${row['recipient']} ${row['state']} ${row['reason']}`),
    ['full@port.example held mailbox_refused', 'slow@port.example waiting class', 'ana@port.example delivered class'],
  );
  assert.match(rows[0]?.['reply'], /mailbox full/);
  assert.equal(rows[1]?.['next_attempt_at'].getTime() - db.clock.now().getTime(), 10_000);
  await close();
});

test('gateway: an attempt that broke when the server might have taken the message is made again, and shown as such', async () => {
  let broken = 0;
  const answer = ({ stage }: SinkMoment) => (stage === 'end' && broken++ === 0 ? ('close' as const) : undefined);
  const { send, settled, sink, db, close } = await testGateway({ mailbox: { answer } });
  await send('ana@port.example', letter());
  await settled();
  db.clock.advance(11_000);
  while (sink.messages.length < 1) await pause(20);
  await settled();
  const [row] = await db.sql`select state, attempts, may_be_double from inbound_recipients`;
  assert.deepEqual({ ...row }, { state: 'delivered', attempts: 2, may_be_double: true });
  await close();
});

test('gateway: spy pixels are taken out of what is delivered; what came is kept beside', async () => {
  const { send, settled, sink, db, close } = await testGateway();
  const html =
    '<p>Nouveautés</p><img src="https://open.spy.example/t/9f8a7c6b5d4e3f2a1b0c9d8e7f6a5b4c.gif" width="1" height="1">';
  const message = letter('MIME-Version: 1.0', html).replace('text/plain', 'text/html');
  await send('ana@port.example', message);
  await settled();
  assert.ok(!sink.messages[0]?.bytes.includes('open.spy.example/t/'));
  assert.match(sink.messages[0]?.bytes.toString() ?? '', /^Dauphin-Removed: image; reason=\S+/m);
  const [row] = await db.sql`select blob_key, blob_offset, size, removals from inbound_messages`;
  const blob = await db.platform.blobs.read(row?.['blob_key']);
  assert.equal(blob.toString('utf8', row?.['blob_offset'], row?.['blob_offset'] + row?.['size']), message);
  assert.equal(row?.['removals'][0].host, 'open.spy.example');
  await close();
});

test('gateway: what another owner got under another address is proved to be personal, and is taken out', async () => {
  const { send, settled, sink, db, close } = await testGateway();
  const picture = (token: string) =>
    `<p>Nouveautés</p><img src="https://cdn.shop.example/logo.png" width="200" height="80">\r\n<img src="https://cdn.shop.example/v/${token}/automne.jpg" width="600" height="300">`;
  const copy = (name: string, body: string) =>
    letter('MIME-Version: 1.0', body)
      .replace('text/plain', 'text/html')
      .replace('To: ana@', `To: ${name}@`)
      .replace('<1@shop', `<${name}@shop`);
  const copies = [
    ['ana', 'k3j'],
    ['ana', 'q8w'],
    ['bob', 'z5m'],
  ] as const;
  for (const [name, token] of copies) {
    await send(`${name}@port.example`, copy(name, picture(token)));
    await settled();
  }
  const kept = (at: number) => sink.messages[at]?.bytes.toString() ?? '';
  assert.ok(kept(0).includes('/v/k3j/automne.jpg'), 'one copy proves nothing');
  assert.ok(kept(1).includes('/v/q8w/automne.jpg'), 'nor does a second one to the same owner');
  assert.ok(!kept(2).includes('automne.jpg'));
  assert.ok(kept(2).includes('cdn.shop.example/logo.png'), 'what both got stays');
  const rows = await db.sql`select removals->0->>'reason' as reason from inbound_messages order by id`;
  assert.deepEqual(
    rows.map(({ reason }) => reason),
    [null, null, 'TRACKER_PERSONAL'],
  );
  await close();
});

test('gateway: links are cleaned where the domain wants it', async () => {
  const { send, settled, sink, close } = await testGateway({ settings: { cleanLinks: true } });
  const html = '<p><a href="https://shop.example/offre?id=7&utm_source=lettre&utm_medium=email">Offre</a></p>';
  await send('ana@port.example', letter('MIME-Version: 1.0', html).replace('text/plain', 'text/html'));
  await settled();
  assert.match(sink.messages[0]?.bytes.toString() ?? '', /href="https:\/\/shop\.example\/offre\?id=7"/);
  await close();
});

test('gateway: NUL and halves of characters, wherever a message puts them, are kept and delivered', async () => {
  const { send, settled, sink, db, close } = await testGateway();
  const half = '=?utf-16be?B?2DwAQQ==?=';
  const message = [
    `From: "${half}" <zoe@shop.example>`,
    'To: ana@port.example',
    `Subject: ${half} =?utf-8?B?AEEA?= Verify your password`,
    `Message-ID: <\u0000a${half}@shop.example>`,
    `References: <\u0000@x.example>`,
    'Content-Type: text/html; charset=utf-16be',
    'Content-Transfer-Encoding: base64',
    '',
    Buffer.from(
      '<p>Verify your password \u0000 \ud83c within 24 hours</p><a href="http://192.0.2.7/\u0000\ud83c">https://bank.example</a><img width=1 height=1 src="https://t.example/\u0000\ud83c/9f8a7c6b5d4e3f2a1b0c9d8e7f6a5b4c.gif">',
      'utf16le',
    )
      .swap16()
      .toString('base64')
      .replace(/.{76}/g, '$&\r\n'),
    '',
  ].join('\r\n');
  assert.deepEqual(kinds(await send('ana@port.example', message)), ['accepted 250']);
  await settled();
  const [row] = await db.sql`select state from inbound_recipients`;
  assert.equal(sink.messages.length, row?.['state'] === 'delivered' ? 1 : 0);
  await close();
});

test('gateway: a bare postmaster is that of the house', async () => {
  const box = await testGateway();
  const { send, settled, sink, close } = box;
  assert.deepEqual(kinds(await send('Postmaster@port.example', letter())), ['accepted 250']);
  const answers = await talk('RCPT TO:<Postmaster>');
  assert.match(answers, /^250 2\.1\.5/m);
  await settled();
  assert.equal(sink.messages[0]?.to[0], 'Postmaster@port.example');
  await close();

  async function talk(rcpt: string): Promise<string> {
    const { server } = box;
    return new Promise((resolve) => {
      const socket = connectSocket(server.port, '127.0.0.1');
      let heard = '';
      socket.on('data', (bytes) => (heard += bytes.toString())).on('close', () => resolve(heard));
      socket.write(`EHLO x\r\nMAIL FROM:<>\r\n${rcpt}\r\nQUIT\r\n`);
    });
  }
});
