// Notices from what happened to a recipient to the message that its submitter reads.

import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import { parse } from '#message/parse.ts';
import { readDeliveryStatus } from '#message/notices/dsn.ts';
import { testDatabase } from '#test/kit/database.ts';
import { makeDomain } from '#test/kit/send.ts';
import { openRelaySend } from '../relay-send.ts';
import { tidyRelay } from '../relay-retention.ts';
import { type NoticeKind, takeMessage } from '../take-message.ts';
import { kindOf, writeDueNotices } from './notice-writer.ts';

const kit = await testDatabase({ env: { DAUPHIN_MAIL_HOST: 'mail.port.example' } });
after(() => kit.close());
const { platform, sql, workspaceId, clock } = kit;
const domain = await makeDomain(kit, { algorithms: ['ed25519-sha256'] });

const SOURCE = Buffer.from(
  'From: <boutique@port.example>\r\nSubject: Commande\r\nMessage-ID: <a@b.example>\r\n\r\nUn secret.\r\n',
);

async function submitted(notices: NoticeKind[], returns?: 'full' | 'headers'): Promise<string> {
  const now = clock.now();
  return sql.begin(async (tx) =>
    takeMessage(tx, platform.vault, {
      workspaceId,
      send: await openRelaySend(tx, workspaceId, domain.id, now),
      domain: domain.name,
      way: 'smtp',
      apiKeyId: null,
      from: 'boutique@port.example',
      subject: 'Commande',
      messageId: 'a@b.example',
      class: 'desired',
      tags: [],
      source: SOURCE,
      recipients: [{ email: 'ines@lecteurs.example', notices, original: 'rfc822;Ines@lecteurs.example' }],
      envelope: { from: 'boutique@port.example', id: 'QQ+1', returns },
      sendAt: now,
      now,
    }),
  );
}

const becomes = (id: string, state: string, reply: string | null, reason: string) =>
  sql`update recipients set state = ${state}, reply = ${reply}, reason = ${reason}, first_attempt_at = coalesce(first_attempt_at, ${clock.now()}) where contact_id = -${id}::bigint`;

async function notices(): Promise<Buffer[]> {
  await writeDueNotices(platform);
  const rows = await sql<{ source: Buffer }[]>`select source from relay_messages where way = 'notice' order by id`;
  await sql`delete from relay_messages where way = 'notice'`;
  return rows.map(({ source }) => source);
}

test('writeDueNotices: a failure is told once, with all that RFC 3464 asks, and gives back the header or the whole', async () => {
  for (const returns of ['headers', 'full'] as const) {
    const id = await submitted(['failure'], returns);
    assert.deepEqual(await notices(), []);
    await becomes(id, 'bounced', '550 5.1.1 no such user\r\nX-Evil: yes', 'user_unknown');
    const [source, ...more] = await notices();
    assert.equal(more.length, 0);
    const text = (source as Buffer).toString();
    for (const line of [
      'Reporting-MTA: dns; mail.port.example',
      'Original-Envelope-Id: QQ+1',
      'Original-Recipient: rfc822;Ines@lecteurs.example',
      'Final-Recipient: rfc822; ines@lecteurs.example',
      'Action: failed',
      'Status: 5.1.1',
      'Diagnostic-Code: smtp; 550 5.1.1 no such user X-Evil: yes',
      'Auto-Submitted: auto-replied',
    ])
      assert.ok(text.includes(`${line}\r\n`), `${line}\n${text}`);
    assert.equal(text.includes('Un secret.'), returns === 'full');
    const [row] =
      await sql`select r.email from recipients r join relay_messages m on r.contact_id = -m.id where m.way = 'smtp' and m.id = ${id}`;
    assert.equal(row?.['email'], 'ines@lecteurs.example');
    const read = readDeliveryStatus(parse(source as Buffer));
    assert.equal(read?.recipients[0]?.action, 'failed', 'our own reader understands it');
    await becomes(id, 'bounced', '550 5.1.1 again', 'user_unknown');
    assert.deepEqual(await notices(), []);
  }
});

test('writeDueNotices: only what was asked is told, and nothing about a message its author cancelled', async () => {
  const silent = await submitted([]);
  const success = await submitted(['success']);
  const failure = await submitted(['failure']);
  await becomes(silent, 'bounced', '550 no', 'rejected');
  await becomes(success, 'bounced', '550 no', 'rejected');
  await becomes(failure, 'accepted', '250 ok', 'accepted');
  assert.deepEqual(await notices(), []);
  await becomes(failure, 'skipped', null, 'send_cancelled');
  assert.deepEqual(await notices(), []);
  await becomes(success, 'accepted', '250 2.0.0 ok', 'accepted');
  const [told] = await notices();
  assert.match((told as Buffer).toString(), /Action: relayed\r\nStatus: 2\.0\.0/);
});

test('kindOf: a delay is told once and late, and a failure after it all the same', () => {
  const now = clock.now();
  const ago = (hours: number) => new Date(now.getTime() - hours * 3_600_000);
  const all: NoticeKind[] = ['success', 'failure', 'delay'];
  const cases: [state: string, told: NoticeKind | null, hours: number, NoticeKind | undefined][] = [
    ['deferred', null, 1, undefined],
    ['deferred', null, 5, 'delay'],
    ['deferred', 'delay', 9, undefined],
    ['bounced', 'delay', 9, 'failure'],
    ['bounced', 'success', 9, 'failure'],
    ['bounced', 'failure', 9, undefined],
    ['accepted', 'delay', 9, 'success'],
    ['suppressed', null, 9, 'failure'],
  ];
  for (const [state, told, hours, wanted] of cases)
    assert.equal(
      kindOf({ state, reason: null, wanted: all, told, firstAttemptAt: ago(hours) }, now),
      wanted,
      `${state} ${told}`,
    );
});

test('tidyRelay: bytes go once nobody waits for them, the message after 90 days, and what is open stays', async () => {
  const open = await submitted(['failure']);
  const done = await submitted(['failure']);
  await becomes(done, 'accepted', '250 ok', 'accepted');
  await tidyRelay(platform);
  const kept = async () =>
    (await sql`select id from relay_messages where source is not null and id in (${open}, ${done}) order by id`).map(
      ({ id }) => id,
    );
  assert.deepEqual(await kept(), [open, done], 'a notice may still be due');
  await notices();
  await tidyRelay(platform);
  assert.deepEqual(await kept(), [open]);
  clock.advance(91 * 86_400_000);
  await tidyRelay(platform);
  assert.equal((await sql`select from relay_messages where id in (${open}, ${done})`).length, 0);
  assert.equal((await sql`select from recipients where contact_id = -${done}::bigint`).length, 0);
});
