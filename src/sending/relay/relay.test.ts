// The relay from a call of the API to the sink, on a real database, through the outbox that campaigns use.

import assert from 'node:assert/strict';
import { test, type TestContext } from 'node:test';
import { newApiKey, type Scope } from '#accounts/api-keys/api-key.ts';
import { insertApiKey } from '#accounts/api-keys/api-key-store.ts';
import { parse } from '#message/parse.ts';
import { testApi } from '#test/kit/api.ts';
import { type Caller, caller } from '#test/kit/caller.ts';
import { type TestDatabase, testDatabase } from '#test/kit/database.ts';
import { makeOperator } from '#test/kit/operator.ts';
import { launchSend, makeContacts, makeDomain, purposeOfKind, type SendingDomain } from '#test/kit/send.ts';
import { makeContent } from '#test/kit/send-content.ts';
import { type Sink, type SinkOptions, startSink } from '#test/kit/sink.ts';
import { connect } from '#smtp/client.ts';
import { holdAfterRestore } from '../campaigns/hold-after-restore.ts';
import { contactRoutes } from '../audience/contacts/contact-routes.ts';
import { startOutbox } from '../outbox/outbox.ts';
import { messageRoutes } from './message-routes.ts';

interface World {
  db: TestDatabase;
  sink: Sink;
  domain: SendingDomain;
  shop: Caller;
  key(scopes: Scope[]): Promise<Caller>;
  wake(): void;
  inFlight(): number;
  /** The message, once it is as `until` says. */
  reaches(id: string, until: (view: any) => boolean): Promise<any>;
}

async function world(
  t: TestContext,
  options: { sink?: SinkOptions; mode?: 'sandbox' | 'live'; outbox?: false } = {},
): Promise<World> {
  const sink = await startSink(options.sink);
  const zone = {
    'lecteurs.example': { MX: [{ priority: 1, exchange: 'mx.lecteurs.example' }] },
    'mx.lecteurs.example': { A: ['192.0.2.25'] },
    'autres.example': { MX: [{ priority: 1, exchange: 'mx.autres.example' }] },
    'mx.autres.example': { A: ['192.0.2.26'] },
  };
  const db = await testDatabase({ env: { DAUPHIN_SMTP_PORT: String(sink.port) }, zone });
  const outbox =
    options.outbox === false
      ? undefined
      : await startOutbox(db.platform, {
          connectTo: (destination) => connect({ ...destination, address: '127.0.0.1', port: sink.port }),
        });
  // In this order: an outbox writes its last outcomes before its database goes.
  t.after(async () => {
    await outbox?.close();
    await db.close();
    await sink.close();
  });
  const domain = await makeDomain(db, { mode: options.mode ?? 'sandbox', algorithms: ['ed25519-sha256'] });
  const operatorId = await makeOperator(db);
  const routes = messageRoutes(db.platform);
  const key = async (scopes: Scope[]) => {
    const made = newApiKey();
    const { workspaceId } = db;
    await insertApiKey(db.sql, {
      workspaceId,
      operatorId,
      name: 'Boutique',
      scopes,
      expiresAt: null,
      key: made,
      now: db.clock.now(),
    });
    return caller({ platform: db.platform, routes, headers: { authorization: `Bearer ${made.text}` } });
  };
  const shop = await key(['send', 'read']);
  return {
    db,
    sink,
    domain,
    shop,
    key,
    wake: () => outbox?.wake(),
    inFlight: () => outbox?.inFlight() ?? 0,
    async reaches(id, until) {
      for (;;) {
        const { body } = await shop.call('GET /api/messages/:messageId', { params: { messageId: id } });
        if (until(body)) return body;
        await new Promise((resolve) => setTimeout(resolve, 20));
      }
    },
  };
}

const order = (more: object = {}) => ({
  from: { name: 'Boutique du Port', address: 'boutique@port.example' },
  to: 'ines@lecteurs.example',
  subject: 'Votre commande n° 1203',
  text: 'Bonjour Inès,\n\nvotre commande est partie.\n',
  ...more,
});
const allAre = (state: string) => (view: any) => view.recipients.every((one: any) => one.state === state);

test('POST /api/messages: each recipient gets one signed message, Bcc is told to nobody, and the state is the ledger’s', async (t) => {
  const { shop, sink, reaches } = await world(t);
  const sent = await shop.call('POST /api/messages', {
    body: order({
      to: [{ name: 'Inès', address: 'ines@lecteurs.example' }],
      cc: 'paul@lecteurs.example',
      bcc: ['archive@port.example', 'ines@lecteurs.example'],
      replyTo: 'service@port.example',
      html: '<p>Votre commande est <b>partie</b>. <img src="cid:logo"></p>',
      headers: { 'X-Order': '1203', References: '<a@b.example>' },
      attachments: [
        {
          filename: 'facture été.pdf',
          contentType: 'application/pdf',
          content: Buffer.from('%PDF-1.4').toString('base64'),
        },
        { filename: 'logo.png', contentType: 'image/png', content: 'iVBORw0KGgo=', contentId: 'logo' },
      ],
      tags: ['order'],
    }),
  });
  assert.equal(sent.status, 200, JSON.stringify(sent.body));
  assert.equal(sent.body.recipients, 3);
  const view = await reaches(sent.body.id, allAre('accepted'));
  assert.deepEqual(
    view.recipients.map((one: any) => one.email),
    ['ines@lecteurs.example', 'paul@lecteurs.example', 'archive@port.example'],
  );
  assert.deepEqual(sink.messages.map(({ to }) => to[0]).sort(), [
    'archive@port.example',
    'ines@lecteurs.example',
    'paul@lecteurs.example',
  ]);
  const [first] = sink.messages;
  assert.match(first?.from ?? '', /^b\.[a-z2-7]+@port\.example$/);
  const message = parse(first?.bytes as Buffer);
  assert.equal(message.messageId, sent.body.messageId);
  assert.equal(message.subject, 'Votre commande n° 1203');
  assert.match(message.html ?? '', /<b>partie<\/b>/);
  assert.match(message.text ?? '', /votre commande est partie/);
  assert.deepEqual(
    message.attachments.map((one) => one.filename),
    ['logo.png', 'facture été.pdf'],
  );
  const head = (first?.bytes.toString('latin1') ?? '').split('\r\n\r\n')[0] ?? '';
  for (const name of ['DKIM-Signature', 'CFBL-Address', 'Feedback-ID', 'X-Order', 'References', 'Reply-To', 'Cc'])
    assert.match(head, new RegExp(`^${name}:`, 'm'), name);
  assert.doesNotMatch(head, /Bcc|archive@/i);
});

test('POST /api/messages: the same call a thousand times sends once, another body under its key is refused', async (t) => {
  const { shop, sink, db, reaches } = await world(t);
  const headers = { 'idempotency-key': 'order-1203' };
  const answers = [];
  for (let round = 0; round < 20; round++)
    answers.push(
      ...(await Promise.all(
        Array.from({ length: 50 }, () => shop.call('POST /api/messages', { body: order(), headers })),
      )),
    );
  assert.deepEqual(
    [...new Set(answers.map(({ status, body }) => `${status} ${body.id}`))],
    [`200 ${answers[0]?.body.id}`],
  );
  const other = await shop.call('POST /api/messages', { body: order({ subject: 'Autre' }), headers });
  assert.deepEqual([other.status, other.body.code], [409, 'idempotency_key_reused']);
  await reaches(answers[0]?.body.id, allAre('accepted'));
  const [rows] = await db.sql`select count(*)::int as rows from recipients`;
  assert.equal(rows?.['rows'], 1);
  assert.equal(sink.messages.length, 1);
});

test('POST /api/messages/batch: all are taken or none', async (t) => {
  const { shop, db, reaches } = await world(t);
  const good = Array.from({ length: 30 }, (_, index) => order({ to: `p${index}@lecteurs.example` }));
  const refused = await shop.call('POST /api/messages/batch', {
    body: { messages: [...good, order({ from: 'x@autre.example' })] },
  });
  assert.deepEqual([refused.status, refused.body.code], [422, 'sender_not_yours']);
  assert.equal((await db.sql`select from relay_messages`).length, 0);
  const taken = await shop.call('POST /api/messages/batch', { body: { messages: good } });
  assert.equal(new Set(taken.body.messages.map(({ id }: any) => id)).size, 30);
  for (const { id } of taken.body.messages) await reaches(id, allAre('accepted'));
  assert.equal(
    (await shop.call('POST /api/messages/batch', { body: { messages: Array(101).fill(order()) } })).status,
    422,
  );
  // 61 are counted already.
  const refusedToo = { body: { messages: Array(100).fill(order({ from: 'x@autre.example' })) } };
  for (let counted = 61; counted + 100 <= 2_000; counted += 100)
    assert.equal((await shop.call('POST /api/messages/batch', refusedToo)).status, 422);
  const tooMany = await shop.call('POST /api/messages/batch', { body: { messages: Array(100).fill(order()) } });
  assert.deepEqual([tooMany.status, tooMany.body.code], [429, 'too_many_messages']);
  db.clock.advance(60_000);
  assert.equal((await shop.call('POST /api/messages', { body: order() })).status, 200);
});

test('POST /api/messages refuses what it cannot or must not send, and says how to mend it', async (t) => {
  const { shop, db, key } = await world(t, { outbox: false });
  await db.sql`insert into domains (workspace_id, name, mode, ownership_token, created_at, updated_at) values (${db.workspaceId}, 'sans-cle.example', 'sandbox', 't', now(), now())`;
  const file = { filename: 'a.bin', content: Buffer.alloc(6_000_000).toString('base64') };
  const cases: [object, number, string][] = [
    [{ from: 'boutique@autre.example' }, 422, 'sender_not_yours'],
    [{ from: 'boutique@sous.port.example' }, 422, 'sender_not_yours'],
    [{ from: 'a@sans-cle.example' }, 409, 'sender_without_keys'],
    [{ to: [] }, 422, 'recipient_missing'],
    [{ to: 'ines' }, 422, 'not_valid'],
    [{ to: 'a@b.example\r\nBcc: c@d.example' }, 422, 'not_valid'],
    [
      {
        to: Array.from({ length: 30 }, (_, i) => `a${i}@b.example`),
        cc: Array.from({ length: 30 }, (_, i) => `c${i}@b.example`),
      },
      422,
      'too_many_recipients',
    ],
    [{ subject: undefined }, 422, 'content_missing'],
    [{ text: undefined }, 422, 'content_missing'],
    [{ headers: { 'DKIM-Signature': 'x' } }, 422, 'header_not_allowed'],
    [{ headers: { 'X-A\r\nBcc': 'x' } }, 422, 'header_not_allowed'],
    [{ headers: { Bcc: 'x@y.example' } }, 422, 'header_not_allowed'],
    [{ headers: { 'X-A': 'a\r\nBcc: b' } }, 422, 'not_valid'],
    [{ headers: { References: 'é' } }, 422, 'header_not_allowed'],
    [{ sendAt: '2001-01-01T00:00:00Z' }, 422, 'send_at_out_of_range'],
    [{ sendAt: '2030-01-01T00:00:00Z' }, 422, 'send_at_out_of_range'],
    [{ templateId: '999' }, 422, 'template_not_usable'],
    [{ attachments: [{ filename: 'a', content: '***' }] }, 422, 'not_valid'],
    [{ attachments: [{ filename: 'a', contentType: 'text/html\r\nX: y', content: '' }] }, 422, 'not_valid'],
    [{ attachments: [file, { ...file, filename: 'b.bin' }] }, 413, 'body_too_large'],
    [{ attachments: [{ ...file, content: Buffer.alloc(9_900_000).toString('base64') }] }, 413, 'message_too_large'],
    [{ surprise: true }, 422, 'not_valid'],
  ];
  for (const [more, status, code] of cases) {
    const answer = await shop.call('POST /api/messages', { body: order(more) });
    assert.deepEqual([answer.status, answer.body.code], [status, code], JSON.stringify(more).slice(0, 100));
  }
  const long = await shop.call('POST /api/messages', {
    body: order(),
    headers: { 'idempotency-key': 'x'.repeat(201) },
  });
  assert.equal(long.body.code, 'idempotency_key_not_valid');
  const reader = await key(['read']);
  assert.equal((await reader.call('POST /api/messages', { body: order() })).body.code, 'scope_needed');
  assert.equal((await db.sql`select from relay_messages`).length, 0);
});

test('the judge lets no fraud leave a live domain, and lets it be seen in the sandbox', async (t) => {
  const fraud = order({
    from: { name: 'PayPal Security', address: 'boutique@port.example' },
    subject: 'Your PayPal account is suspended',
    text: undefined,
    html: '<p>Dear customer, your account has been limited. Verify your password within 24 hours or it will be closed: <a href="http://203.0.113.9/paypal/login.php">https://www.paypal.com/signin</a></p>',
  });
  const live = await world(t, { mode: 'live', outbox: false });
  const refused = await live.shop.call('POST /api/messages', { body: fraud });
  assert.deepEqual([refused.status, refused.body.code], [422, 'judged_harmful'], JSON.stringify(refused.body));
  assert.equal((await live.shop.call('POST /api/messages', { body: order() })).status, 200);
  const sandbox = await world(t, { outbox: false });
  const taken = await sandbox.shop.call('POST /api/messages', { body: fraud });
  assert.equal(taken.status, 200);
  const view = await sandbox.reaches(taken.body.id, () => true);
  assert.match(view.class, /^(?:phish|spam)$/);
});

test('relayed mail needs no consent, stops at suppressions at the moment it leaves, and not at an objection to mailings', async (t) => {
  const { shop, db, sink, reaches } = await world(t);
  const suppress = (email: string, reason: string) =>
    db.sql`insert into suppressions (workspace_id, address_hash, reason, at) values (${db.workspaceId}, ${db.platform.vault.mac('address', email)}, ${reason}, ${db.clock.now()})`;
  await suppress('perdue@lecteurs.example', 'bounce');
  await suppress('fachee@lecteurs.example', 'complaint');
  await suppress('lasse@lecteurs.example', 'unsubscribe');
  await suppress('opposee@lecteurs.example', 'objection');
  const ids: Record<string, string> = {};
  for (const name of ['perdue', 'fachee', 'lasse', 'opposee'])
    ids[name] = (await shop.call('POST /api/messages', { body: order({ to: `${name}@lecteurs.example` }) })).body.id;
  const later = { to: 'plus-tard@lecteurs.example', sendAt: new Date(db.clock.now().getTime() + 60_000).toISOString() };
  ids['later'] = (await shop.call('POST /api/messages', { body: order(later) })).body.id;
  await suppress('plus-tard@lecteurs.example', 'bounce');
  db.clock.advance(61_000);
  const states = [];
  for (const [name, id] of Object.entries(ids)) {
    const { recipients } = await reaches(
      id,
      (view) => view.recipients[0].state !== 'planned' && view.recipients[0].state !== 'handed_over',
    );
    states.push(`${name} ${recipients[0].state}`);
  }
  assert.deepEqual(states, [
    'perdue suppressed',
    'fachee suppressed',
    'lasse accepted',
    'opposee accepted',
    'later suppressed',
  ]);
  assert.equal(sink.messages.length, 2);
});

test('a scheduled message leaves at its moment, and not at all when it is cancelled', async (t) => {
  const { shop, db, sink, reaches, wake } = await world(t);
  const sendAt = new Date(db.clock.now().getTime() + 3_600_000).toISOString();
  const kept = (await shop.call('POST /api/messages', { body: order({ sendAt }) })).body.id;
  const dropped = (await shop.call('POST /api/messages', { body: order({ sendAt, to: 'paul@lecteurs.example' }) })).body
    .id;
  const cancel = () => shop.call('POST /api/messages/:messageId/cancel', { params: { messageId: dropped } });
  assert.deepEqual(
    (await cancel()).body.recipients.map((one: any) => `${one.state} ${one.reason}`),
    ['skipped send_cancelled'],
  );
  assert.deepEqual([(await cancel()).status, (await cancel()).body.code], [409, 'message_gone']);
  assert.equal(sink.messages.length, 0);
  db.clock.advance(3_601_000);
  wake();
  await reaches(kept, allAre('accepted'));
  assert.deepEqual(
    sink.messages.map(({ to }) => to[0]),
    ['ines@lecteurs.example'],
  );
  assert.equal((await shop.call('POST /api/messages/:messageId/cancel', { params: { messageId: '999' } })).status, 404);
});

test('a hard bounce of a relayed message suppresses its address; a soft one is tried again', async (t) => {
  let tries = 0;
  const { shop, db, reaches, wake } = await world(t, {
    sink: {
      answer: ({ stage, line }) => {
        if (stage !== 'rcpt') return undefined;
        if (line.includes('inconnue')) return '550 5.1.1 no such user';
        return line.includes('pleine') && ++tries === 1 ? '452 4.2.2 mailbox full' : undefined;
      },
    },
  });
  const sent = (
    await shop.call('POST /api/messages', {
      body: order({ to: ['inconnue@lecteurs.example', 'pleine@lecteurs.example'] }),
    })
  ).body;
  await reaches(sent.id, ({ recipients: [one, other] }) => one.state === 'bounced' && other.state === 'deferred');
  db.clock.advance(3 * 3_600_000);
  wake();
  const view = await reaches(sent.id, ({ recipients: [, other] }) => other.state === 'accepted');
  assert.deepEqual([view.recipients[0].reason, view.recipients[1].attempts], ['user_unknown', 2]);
  const again = (await shop.call('POST /api/messages', { body: order({ to: 'inconnue@lecteurs.example' }) })).body;
  await reaches(again.id, allAre('suppressed'));
});

test('a single message overtakes a mailing, and the send of a domain that idles closes and opens again', async (t) => {
  const { shop, db, sink, domain, reaches, wake } = await world(t);
  const purposeId = await purposeOfKind(db.sql, db.workspaceId, 'marketing');
  const people = Array.from({ length: 3_000 }, (_, index) => ({ email: `p${index}@lecteurs.example` }));
  const contactIds = await makeContacts(db, people, purposeId);
  await launchSend(db, { domain, purposeId, content: await makeContent(db.platform, domain), contactIds });
  await sink.waitFor(100);
  const { id } = (await shop.call('POST /api/messages', { body: order({ to: 'pressee@lecteurs.example' }) })).body;
  await reaches(id, allAre('accepted'));
  const place = sink.messages.findIndex(({ to }) => to[0] === 'pressee@lecteurs.example');
  assert.ok(place < 2_500, `it was number ${place}`);

  const state = async () => (await db.sql`select state from sends where kind = 'relay'`)[0]?.['state'];
  db.clock.advance(61_000);
  wake();
  while ((await state()) !== 'finished') await new Promise((resolve) => setTimeout(resolve, 50));
  const second = (await shop.call('POST /api/messages', { body: order() })).body;
  await reaches(second.id, allAre('accepted'));
});

test('a template is filled with the data of the call, escaped, and a missing unsubscribe address is told', async (t) => {
  const { shop, db, sink, reaches } = await world(t);
  const template = async (mjml: string) =>
    (
      await db.sql`insert into templates (workspace_id, name, language, subject, preheader, mjml, created_at, updated_at)
      values (${db.workspaceId}, 'Commande', 'fr', 'Commande {{ contact.order }}', '', ${mjml}, now(), now()) returning id`
    )[0]?.['id'];
  const body = (inner: string) =>
    `<mjml><mj-body><mj-section><mj-column><mj-text>${inner}</mj-text></mj-column></mj-section></mj-body></mjml>`;
  const plain = await template(body('Bonjour {{ contact.given_name }}, {{ contact.items | size }} articles'));
  const data = { given_name: '<b>Inès</b>', order: '1203', items: ['a', 'b'] };
  const sent = await shop.call('POST /api/messages', {
    body: order({ templateId: plain, data, subject: undefined, text: undefined }),
  });
  assert.equal(sent.status, 200, JSON.stringify(sent.body));
  await reaches(sent.body.id, allAre('accepted'));
  const message = parse(sink.messages[0]?.bytes as Buffer);
  assert.equal(message.subject, 'Commande 1203');
  assert.match(message.html ?? '', /Bonjour &lt;b&gt;Inès&lt;\/b&gt;, 2 articles/);
  const leaving = await template(body('<a href="{{ unsubscribe_url }}">Partir</a>'));
  const refused = await shop.call('POST /api/messages', { body: order({ templateId: leaving }) });
  assert.equal(refused.body.code, 'template_needs_unsubscribe');
});

test('holdAfterRestore: single messages of a backup do not leave a second time, and new ones leave', async (t) => {
  const { shop, db, sink, reaches } = await world(t);
  const sendAt = new Date(db.clock.now().getTime() + 60_000).toISOString();
  const old = (await shop.call('POST /api/messages', { body: order({ sendAt }) })).body.id;
  assert.equal((await holdAfterRestore(db.sql, db.clock.now())).dropped, 1);
  db.clock.advance(61_000);
  const fresh = (await shop.call('POST /api/messages', { body: order({ to: 'paul@lecteurs.example' }) })).body.id;
  await reaches(fresh, allAre('accepted'));
  await reaches(old, allAre('skipped'));
  assert.equal(sink.messages.length, 1);
});

test('DELETE /api/contacts/:contactId: whoever is erased is erased from single messages, which do not leave for them any more', async (t) => {
  const { shop, db } = await world(t, { outbox: false });
  const [, paul] = ['ines', 'paul'].map((name) => `${name}@lecteurs.example`);
  const both = (await shop.call('POST /api/messages', { body: order({ to: ['ines@lecteurs.example', paul] }) })).body
    .id;
  const alone = (await shop.call('POST /api/messages', { body: order() })).body.id;
  const routes = contactRoutes(db.platform);
  const api = testApi(db.platform, routes, { workspaceId: db.workspaceId, operatorId: await makeOperator(db, 'Ana') });
  const purposeId = await purposeOfKind(db.sql, db.workspaceId, 'marketing');
  const [contactId] = await makeContacts(db, [{ email: 'ines@lecteurs.example' }], purposeId);
  assert.equal((await api.call(`DELETE /api/contacts/${contactId}`)).status, 204);
  const rows = await db.sql`select email, state, reason from recipients order by contact_id desc, step`;
  assert.deepEqual(
    rows.map((row) => [row['email'], row['state'], row['reason']]),
    [
      ['', 'skipped', 'contact_gone'],
      [paul, 'planned', null],
      ['', 'skipped', 'contact_gone'],
    ],
  );
  const kept =
    await db.sql`select id, source is not null as kept, subject <> '' as named from relay_messages order by id`;
  assert.deepEqual(
    kept.map((row) => [row['id'], row['kept'], row['named']]),
    [
      [both, true, true],
      [alone, false, false],
    ],
  );
});

test('large messages to a server that takes its time are not all read into memory, and all arrive', {
  timeout: 120_000,
}, async (t) => {
  let letGo = () => {};
  const gate = new Promise<void>((resolve) => (letGo = resolve));
  const { shop, sink, reaches, inFlight } = await world(t, {
    mode: 'live',
    sink: { keep: false, answer: ({ stage }) => (stage === 'end' ? gate.then(() => undefined) : undefined) },
  });
  const attachments = [{ filename: 'a.bin', content: Buffer.alloc(7_000_000).toString('base64') }];
  const bcc = Array.from({ length: 40 }, (_, at) => `p${at}@${at % 2 ? 'lecteurs' : 'autres'}.example`);
  const { id } = (await shop.call('POST /api/messages', { body: order({ bcc, attachments }) })).body;
  // The two lanes would take sixteen each.
  for (let same = 0, before = 0; same < 20; await new Promise((resolve) => setTimeout(resolve, 50))) {
    same = inFlight() === before && before > 8 ? same + 1 : 0;
    before = inFlight();
  }
  assert.ok(inFlight() < 20, `${inFlight()} messages of 10 MB are held`);
  letGo();
  await reaches(id, allAre('accepted'));
  assert.equal(sink.counts.messages, 41);
});
