// The outbox as a whole, on a real database, speaking real SMTP to a sink: what arrives, what does not and why.

import assert from 'node:assert/strict';
import { test, type TestContext } from 'node:test';
import type { DkimAlgorithm } from '#authentication/dkim-sign.ts';
import { connect } from '#smtp/client.ts';
import { type TestDatabase, testDatabase } from '#test/kit/database.ts';
import { launchSend, makeContacts, makeDomain, purposeOfKind, recordConsent, suppress } from '#test/kit/send.ts';
import { type ContentToMake, makeContent } from '#test/kit/send-content.ts';
import { type Sink, type SinkOptions, startSink } from '#test/kit/sink.ts';
import { type Outbox, startOutbox } from './outbox.ts';
import { cancelSend, pauseSend, resumeSend, type SendCounts, sendCounts } from './send-store.ts';

interface World {
  db: TestDatabase;
  sink: Sink;
  outbox: Outbox;
  purposeId: string;
  launch(emails: readonly string[], content?: ContentToMake): Promise<{ sendId: string; contacts: string[] }>;
  /** Resolves when the send has come to its end, or fulfils `until`. */
  reaches(sendId: string, until?: (rows: Row[], counts: SendCounts) => boolean): Promise<Row[]>;
}

interface Row {
  email: string;
  state: string;
  reason: string | null;
  reply: string | null;
  attempts: number;
  maybeDuplicates: number;
  claims: number;
}

async function world(
  t: TestContext,
  options: {
    sink?: SinkOptions;
    mode?: 'sandbox' | 'live';
    /** What is signed with matters to one test only; the others take the quick one. */
    algorithms?: DkimAlgorithm[];
    zone?: Record<string, string>;
    env?: Record<string, string>;
  } = {},
): Promise<World> {
  const sink = await startSink(options.sink);
  t.after(() => sink.close());
  const zone = Object.fromEntries(
    Object.entries(options.zone ?? {}).map(([domain]) => [domain, { MX: [{ priority: 1, exchange: `mx.${domain}` }] }]),
  );
  for (const [domain, address] of Object.entries(options.zone ?? {}))
    Object.assign(zone, { [`mx.${domain}`]: { A: [address] } });
  const db = await testDatabase({ env: { DAUPHIN_SMTP_PORT: String(sink.port), ...options.env }, zone });
  t.after(() => db.close());
  const outbox = await startOutbox(db.platform, {
    timeouts: { connect: 2_000, greeting: 1_000, hello: 1_000, mail: 1_000, rcpt: 1_000, data: 1_000, end: 1_000 },
    // Behind the guard: what would go to the world goes to the sink.
    connectTo: (destination) => connect({ ...destination, address: '127.0.0.1', port: sink.port }),
  });
  t.after(() => outbox.close());
  const domain = await makeDomain(db, {
    mode: options.mode ?? 'sandbox',
    algorithms: options.algorithms ?? ['ed25519-sha256'],
  });
  const purposeId = await purposeOfKind(db.sql, db.workspaceId, 'marketing');
  const rows = (sendId: string) => db.sql<Row[]>`
    select email, state, reason, reply, attempts, claims, maybe_duplicates as "maybeDuplicates" from recipients
    where send_id = ${sendId} order by contact_id`;
  return {
    db,
    sink,
    outbox,
    purposeId,
    async launch(emails, content) {
      const contacts = await makeContacts(
        db,
        emails.map((email) => ({ email, givenName: email.split('@')[0] })),
        purposeId,
      );
      const sendId = await launchSend(db, {
        domain,
        purposeId,
        content: await makeContent(db.platform, domain, content),
        contactIds: contacts,
      });
      return { sendId, contacts };
    },
    async reaches(sendId, until) {
      for (;;) {
        const counts = (await sendCounts(db.sql, db.workspaceId, sendId)) as SendCounts;
        if (!until && counts.finishedAt) return rows(sendId);
        const found = until ? await rows(sendId) : [];
        if (until?.(found, counts)) return found;
        await new Promise((resolve) => setTimeout(resolve, 20));
      }
    },
  };
}

const people = (count: number, domain = 'lecteurs.example') =>
  Array.from({ length: count }, (_, index) => `p${index}@${domain}`);

test('startOutbox: every recipient gets one signed message, and the send is finished when the last is accepted', async (t) => {
  const { sink, launch, reaches, db } = await world(t, { algorithms: ['rsa-sha256', 'ed25519-sha256'] });
  const { sendId } = await launch(people(300));
  const rows = await reaches(sendId);
  assert.ok(rows.every((row) => row.state === 'accepted' && row.attempts === 1 && row.reply === '250 2.0.0 queued'));
  assert.deepEqual(sink.messages.map((message) => message.to[0]).sort(), people(300).sort());
  const [message] = sink.messages;
  const text = message?.bytes.toString('latin1') ?? '';
  for (const name of [
    'DKIM-Signature',
    'From',
    'To',
    'Subject',
    'Date',
    'Message-ID',
    'List-Id',
    'Feedback-ID',
    'List-Unsubscribe',
    'List-Unsubscribe-Post',
  ])
    assert.match(text, new RegExp(`^${name}:`, 'm'));
  assert.match(message?.from ?? '', /^b\.[a-z2-7]{20,50}@port\.example$/);
  assert.equal((await sendCounts(db.sql, db.workspaceId, sendId))?.state, 'finished');
});

test('startOutbox: who withdrew, objected or was suppressed after the launch gets nothing, and the row says why', async (t) => {
  const { db, sink, outbox, launch, reaches, purposeId } = await world(t);
  await outbox.close();
  const { sendId, contacts } = await launch(people(7));
  await db.sql`delete from contacts where id = ${contacts[6] as string}`;
  await db.sql`update recipients set email = '' where contact_id = ${contacts[6] as string}`;
  await recordConsent(db, contacts[0] as string, purposeId, 'withdrawn');
  await recordConsent(db, contacts[1] as string, purposeId, 'objected');
  await suppress(db, 'p2@lecteurs.example');
  const late = await startOutbox(db.platform);
  t.after(() => late.close());
  const rows = await reaches(sendId);
  assert.deepEqual(
    rows.map((row) => row.reason),
    ['consent_withdrawn', 'consent_withdrawn', 'suppressed', 'accepted', 'accepted', 'accepted', 'contact_gone'],
  );
  assert.deepEqual(sink.messages.map((message) => message.to[0]).sort(), [
    'p3@lecteurs.example',
    'p4@lecteurs.example',
    'p5@lecteurs.example',
  ]);
});

/** A sink that answers the first messages and then makes the rest wait until the gate is opened. */
function gatedSink(free: number): { options: SinkOptions; open: () => void } {
  let open = () => {};
  const gate = new Promise<void>((resolve) => {
    open = resolve;
  });
  let seen = 0;
  return {
    options: { answer: ({ stage }) => (stage === 'end' && ++seen > free ? gate.then(() => undefined) : undefined) },
    open,
  };
}

for (const [word, stop] of [
  ['pauseSend', pauseSend],
  ['cancelSend', cancelSend],
] as const)
  test(`${word}: within two seconds nothing more is given to the wire, and what was claimed in vain is given back`, async (t) => {
    const gate = gatedSink(50);
    const { db, sink, outbox, launch, reaches } = await world(t, { sink: gate.options });
    const { sendId } = await launch(people(1_000));
    await sink.waitFor(50);
    const since = performance.now();
    await stop(db.sql, db.workspaceId, sendId);
    // At most what the connections had begun stays with them: ten connections, three messages each.
    await reaches(sendId, (rows) => rows.filter((row) => row.state === 'handed_over').length <= 30);
    assert.ok(performance.now() - since < 2_000);
    gate.open();
    await reaches(sendId, (rows) => rows.every((row) => row.state !== 'handed_over'));
    assert.ok(sink.counts.messages <= 50 + 30);
    if (word === 'cancelSend') {
      const rows = await reaches(sendId);
      assert.equal(rows.filter((row) => row.state === 'accepted').length, sink.counts.messages);
      assert.ok(rows.every((row) => row.state === 'accepted' || row.reason === 'send_cancelled'));
      return;
    }
    assert.equal(outbox.inFlight(), 0);
    const paused = await sendCounts(db.sql, db.workspaceId, sendId);
    assert.equal(paused?.states.planned, 1_000 - sink.counts.messages);
    await resumeSend(db.sql, db.workspaceId, sendId);
    const rows = await reaches(sendId);
    assert.ok(rows.every((row) => row.state === 'accepted' && row.attempts === 1 && row.maybeDuplicates === 0));
    assert.equal(new Set(sink.messages.map((message) => message.to[0])).size, 1_000);
    assert.equal(sink.counts.messages, 1_000);
  });

test('startOutbox: two processes at once give nobody two messages', async (t) => {
  const { db, sink, launch, reaches } = await world(t);
  const second = await startOutbox(db.platform);
  t.after(() => second.close());
  const { sendId } = await launch(people(1_500));
  const rows = await reaches(sendId);
  assert.ok(rows.every((row) => row.state === 'accepted'));
  assert.deepEqual(sink.messages.map((message) => message.to[0]).sort(), people(1_500).sort());
  const shares = [second.times().outcome.recipients];
  assert.ok(
    shares.every((share) => share > 0 && share < 1_500),
    `the work was shared: ${shares}`,
  );
});

test('startOutbox: answers, garbage, silence and broken connections each give a clear outcome', async (t) => {
  const to = (moment: { to: string[]; line: string }) => moment.to[0] ?? '';
  const { launch, reaches } = await world(t, {
    mode: 'live',
    zone: { 'lecteurs.example': '192.0.2.1' },
    sink: {
      keywords: ['PIPELINING', 'SIZE 33554432', '8BITMIME'],
      answer(moment) {
        const { stage, line } = moment;
        if (stage === 'rcpt' && line.includes('unknown@')) return '550 5.1.1 no such user';
        if (stage === 'rcpt' && line.includes('full@')) return '452 4.2.2 mailbox full';
        if (stage === 'rcpt' && line.includes('grey@')) return '451 4.7.1 greylisted, come back later';
        if (stage === 'data' && to(moment).startsWith('refused')) return '554 5.7.1 no data wanted';
        if (stage === 'end' && to(moment).startsWith('spam')) return '550 spam detected';
        if (stage === 'end' && to(moment).startsWith('later')) return '421 4.3.2 closing';
        if (stage === 'end' && to(moment).startsWith('garbage')) return { raw: 'what did you say?\r\n' };
        if (stage === 'end' && to(moment).startsWith('silent')) return 'silence';
        if (stage === 'end' && to(moment).startsWith('lost')) return 'close';
        if (stage === 'body' && to(moment).startsWith('middle')) return 'close';
        return undefined;
      },
    },
  });
  const names = [
    'fine',
    'unknown',
    'full',
    'grey',
    'refused',
    'spam',
    'later',
    'garbage',
    'silent',
    'lost',
    'middle',
    'fine2',
  ];
  const { sendId } = await launch(names.map((name) => `${name}@lecteurs.example`));
  const rows = await reaches(sendId, (rows) =>
    rows.every((row) => row.state !== 'planned' && row.state !== 'handed_over'),
  );
  const ends = Object.fromEntries(
    rows.map((row) => [row.email.split('@')[0], `${row.state} ${row.reason} ${row.maybeDuplicates}`]),
  );
  assert.deepEqual(ends, {
    fine: 'accepted accepted 0',
    fine2: 'accepted accepted 0',
    unknown: 'bounced user_unknown 0',
    full: 'deferred mailbox_full 0',
    grey: 'deferred greylisted 0',
    refused: 'bounced policy_rejected 0',
    spam: 'bounced content_rejected 0',
    later: 'deferred server_busy 0',
    garbage: 'deferred outcome_unknown 1',
    silent: 'deferred outcome_unknown 1',
    lost: 'deferred outcome_unknown 1',
    // Closed while the message was on its way: begun again on other connections, then told; it cannot have been received.
    middle: ends['middle'] as string,
  });
  assert.match(ends['middle'] as string, /^deferred (connection_lost 0|outcome_unknown 1)$/);
});

test('startOutbox: a retry leaves when its time has come, with the same Message-ID, and its history is kept', async (t) => {
  let refusals = 2;
  const { db, sink, outbox, launch, reaches } = await world(t, {
    sink: { answer: ({ stage }) => (stage === 'rcpt' && refusals-- > 0 ? '451 4.7.1 greylisted' : undefined) },
  });
  const { sendId } = await launch(['grey@lecteurs.example']);
  await reaches(sendId, (rows) => rows[0]?.attempts === 1 && rows[0].state === 'deferred');
  db.clock.advance(4 * 60_000);
  outbox.wake();
  db.clock.advance(2 * 60_000);
  outbox.wake();
  await reaches(sendId, (rows) => rows[0]?.attempts === 2 && rows[0].state === 'deferred');
  db.clock.advance(17 * 60_000);
  outbox.wake();
  const [row] = await reaches(sendId);
  assert.deepEqual([row?.state, row?.attempts], ['accepted', 3]);
  const history = await db.sql`select state, reason from attempts where send_id = ${sendId} order by id`;
  assert.deepEqual(
    history.map((one) => `${one['state']} ${one['reason']}`),
    ['deferred greylisted', 'deferred greylisted', 'accepted accepted'],
  );
  const [known] = await db.sql`select message_id from recipients where send_id = ${sendId}`;
  assert.match(
    sink.messages[0]?.bytes.toString('latin1') ?? '',
    new RegExp(`^Message-ID: <${known?.['message_id']}>`, 'm'),
  );
});

test('startOutbox: after five days of refusals a recipient is given up as expired', async (t) => {
  const { db, outbox, launch, reaches } = await world(t, {
    sink: { answer: ({ stage }) => (stage === 'rcpt' ? '450 4.2.0 later' : undefined) },
  });
  const { sendId } = await launch(['never@lecteurs.example']);
  for (let attempts = 1; ; attempts++) {
    const [row] = await reaches(
      sendId,
      (rows) => (rows[0]?.attempts ?? 0) >= attempts && rows[0]?.state !== 'handed_over',
    );
    if (row?.state === 'bounced') {
      assert.equal(row.reason, 'expired');
      assert.match(row.reply ?? '', /^450 4\.2\.0/);
      break;
    }
    assert.ok(attempts < 50);
    db.clock.advance(4.5 * 3_600_000);
    outbox.wake();
  }
  await reaches(sendId);
});

test('startOutbox: live mail follows the DNS of each domain; a domain without mail servers is closed with its reason', async (t) => {
  const { db, sink, launch, reaches } = await world(t, {
    mode: 'live',
    zone: { 'lecteurs.example': '192.0.2.1', 'other.example': '192.0.2.2', 'inside.example': '127.0.0.1' },
  });
  Object.assign(db.zone, {
    'bare.example': { TXT: [['x']] },
    'null.example': { MX: [{ priority: 0, exchange: '' }] },
    'implicit.example': { A: ['192.0.2.3'] },
  });
  const { sendId } = await launch([
    'a@lecteurs.example',
    'b@other.example',
    'c@implicit.example',
    'd@bare.example',
    'e@null.example',
    'f@nowhere.example',
    'g@inside.example',
  ]);
  const rows = await reaches(sendId, (rows) =>
    rows.every((row) => row.state !== 'planned' && row.state !== 'handed_over'),
  );
  assert.deepEqual(
    rows.map((row) => `${row.email} ${row.state} ${row.reason}`),
    [
      'a@lecteurs.example accepted accepted',
      'b@other.example accepted accepted',
      'c@implicit.example accepted accepted',
      'd@bare.example bounced domain_unknown',
      'e@null.example bounced no_mail_accepted',
      'f@nowhere.example deferred domain_unknown',
      'g@inside.example deferred unreachable',
    ],
  );
  assert.equal(sink.counts.messages, 3);
});

test('startOutbox: at the ceiling of the day whoever was begun with is tried again the same day, and everybody else the next', async (t) => {
  let refusals = 1;
  const { db, outbox, launch, reaches } = await world(t, {
    mode: 'live',
    zone: { 'lecteurs.example': '192.0.2.1' },
    sink: { answer: ({ stage }) => (stage === 'rcpt' && refusals-- > 0 ? '451 4.7.1 greylisted' : undefined) },
  });
  await db.sql`update standings set ceiling = 3 where workspace_id = ${db.workspaceId}`;
  const { sendId } = await launch(['a', 'b', 'c', 'd', 'e'].map((name) => `${name}@lecteurs.example`));
  const counts = (rows: readonly Row[]) =>
    ['accepted', 'deferred', 'planned'].map((state) => rows.filter((row) => row.state === state).length).join(' ');
  await reaches(sendId, (rows) => counts(rows) === '2 1 2');
  db.clock.advance(30 * 60_000);
  outbox.wake();
  const rows = await reaches(sendId, (rows) => counts(rows) === '3 0 2');
  assert.deepEqual(
    rows.filter(({ state }) => state === 'planned').map(({ claims }) => claims),
    [0, 0],
  );
  db.clock.advance(24 * 3_600_000);
  outbox.wake();
  await reaches(sendId);

  // Used up exactly: the mailing is over the same day.
  await db.sql`update standings set used = 0, ceiling = 2 where workspace_id = ${db.workspaceId}`;
  const exact = await launch(['f@lecteurs.example', 'g@lecteurs.example']);
  await reaches(exact.sendId);
});

test('startOutbox: a template loop of a million costs its recipients their message, not the outbox its breath', async (t) => {
  const { db, sink, launch, reaches } = await world(t);
  const loop = `<mjml><mj-body><mj-section><mj-column><mj-text>
    {% if contact.given_name == "p1" %}{% for i in (1..1000000) %}x{{ i }}{% endfor %}{% endif %}Bonjour
    <a href="{{ unsubscribe_url }}">x</a></mj-text></mj-column></mj-section></mj-body></mjml>`;
  const since = performance.now();
  const { sendId } = await launch(people(3), { mjml: loop });
  const rows = await reaches(sendId);
  assert.deepEqual(
    rows.map((row) => `${row.state} ${row.reason}`),
    ['accepted accepted', 'skipped render_failed', 'accepted accepted'],
  );
  assert.ok(performance.now() - since < 10_000);
  assert.equal(sink.counts.messages, 2);
  assert.match(rows[1]?.reply ?? '', /render/);
  assert.ok(db);
});

test('startOutbox: no name can add a header or a line; an address that could is skipped and nobody else is harmed', async (t) => {
  const { db, sink, launch, reaches } = await world(t);
  const { sendId, contacts } = await launch(people(3));
  assert.ok(sendId);
  await db.sql`update contacts set given_name = ${'Eve\r\nBcc: all@lecteurs.example\r\n\r\nboo 🐬👩‍👩‍👧'} where id = ${contacts[1] as string}`;
  const second = await launchSend(db, {
    domain: { id: (await db.sql`select id from domains`)[0]?.['id'], name: 'port.example' },
    purposeId: await purposeOfKind(db.sql, db.workspaceId, 'marketing'),
    content: await makeContent(db.platform, { id: '1', name: 'port.example' }),
    contactIds: contacts,
  });
  await db.sql`update recipients set email = ${'x>\r\nRCPT TO:<y@lecteurs.example'} where send_id = ${second} and contact_id = ${contacts[2] as string}`;
  await reaches(sendId);
  const rows = await reaches(second);
  assert.deepEqual(
    rows.map((row) => row.state),
    ['accepted', 'accepted', 'skipped'],
  );
  assert.equal(rows[2]?.reason, 'compose_failed');
  for (const { bytes, to } of sink.messages) {
    const [head] = bytes.toString('latin1').split('\r\n\r\n');
    assert.doesNotMatch(head ?? '', /^Bcc:/im);
    assert.equal(to.length, 1);
  }
});

test('startOutbox: a domain without a key pauses the send with the reason, and loses nobody', async (t) => {
  const { db, sink, launch, reaches } = await world(t);
  await db.sql`update dkim_keys set active = false`;
  const { sendId } = await launch(people(2));
  const rows = await reaches(
    sendId,
    (_, { state, pauseReason }) => state === 'paused' && pauseReason === 'no_signing_key',
  );
  assert.ok(rows.every((row) => row.state === 'planned'));
  await db.sql`update dkim_keys set active = true`;
  await resumeSend(db.sql, db.workspaceId, sendId);
  await reaches(sendId);
  assert.equal(sink.counts.messages, 2);
});

test('startOutbox: while our own listener is away nobody is refused anything, and all leave when it is back', async (t) => {
  const { db, sink, outbox, launch, reaches } = await world(t);
  await sink.close();
  const { sendId } = await launch(people(100));
  // Claimed in vain, and given back.
  await reaches(sendId, (rows) => rows.some((row) => row.claims > 1));
  assert.ok(outbox.inFlight() <= 20);
  const back = await startSink({ port: sink.port });
  t.after(() => back.close());
  const rows = await reaches(sendId);
  assert.ok(rows.every((row) => row.state === 'accepted' && row.attempts === 1 && row.maybeDuplicates === 0));
  assert.ok(db);
});
