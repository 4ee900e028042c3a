// What comes back by mail for a relayed message: a late refusal closes its recipient and suppresses, a complaint suppresses, both are told to who asked;
// and no contact of the same number is touched.

import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import { readReturnPath, returnPath } from '#platform/return-path.ts';
import { testDatabase } from '#test/kit/database.ts';
import { makeContacts, makeDomain, purposeOfKind } from '#test/kit/send.ts';
import { keepReturned } from '../feedback/returns/returned-mail-store.ts';
import { readSome } from '../feedback/returns/return-reader.ts';
import { openLine } from '../outbox/line.ts';
import { writeDueNotices } from './notices/notice-writer.ts';
import { openRelaySend } from './relay-send.ts';
import { takeMessage } from './take-message.ts';

const kit = await testDatabase();
const { platform, sql, workspaceId, clock } = kit;
const line = openLine(sql);
after(async () => {
  await line.close();
  await kit.close();
});
const domain = await makeDomain(kit, { algorithms: ['ed25519-sha256'] });
const purposeId = await purposeOfKind(sql, workspaceId, 'marketing');
// Contacts with the numbers that the messages have.
await makeContacts(
  kit,
  Array.from({ length: 5 }, (_, at) => ({ email: `contact${at}@autre.example` })),
  purposeId,
);
await sql`
  insert into webhook_endpoints (workspace_id, url, events, secret_sealed, created_at)
  values (${workspaceId}, 'https://hooks.example/', '{bounced,complained}', ${platform.vault.seal('whsec_')}, ${clock.now()})`;

/** Accepted by the receiving server; resolves with its signed return path. */
async function delivered(email: string): Promise<string> {
  const now = clock.now();
  const { sendId, id } = await sql.begin(async (tx) => {
    const send = await openRelaySend(tx, workspaceId, domain.id, now);
    const id = await takeMessage(tx, platform.vault, {
      workspaceId,
      send,
      domain: domain.name,
      way: 'smtp',
      apiKeyId: null,
      from: 'boutique@port.example',
      subject: 'Commande',
      messageId: 'a@port.example',
      class: 'desired',
      tags: [],
      source: Buffer.from('From: <boutique@port.example>\r\n\r\nx\r\n'),
      recipients: [{ email, notices: ['failure'] }],
      envelope: { from: 'boutique@port.example' },
      sendAt: now,
      now,
    });
    return { sendId: send.id, id };
  });
  await sql`update recipients set state = 'accepted', reason = 'accepted', attempts = 1 where contact_id = -${id}::bigint`;
  return returnPath(platform.vault, { workspaceId, sendId, contactId: `-${id}`, step: 0 }, domain.name);
}

async function comesBack(path: string, message: string): Promise<{ kind: string; effect: string }> {
  const handOver = readReturnPath(platform.vault, path.toUpperCase());
  assert.ok(handOver);
  const bytes = Buffer.from(message.replace(/\r?\n/g, '\r\n'));
  await keepReturned(sql, [{ ...handOver, recipient: path, mailFrom: '', bytes }], clock.now());
  while (await readSome(platform, line));
  const [row] = await sql<
    [{ kind: string; effect: string }]
  >`select kind, effect from returned_mail order by id desc limit 1`;
  return { kind: row.kind, effect: row.effect };
}

const report = (kind: string, fields: string) => `From: x@mx.example
Subject: Report
MIME-Version: 1.0
Content-Type: multipart/report; report-type=${kind}; boundary=b

--b
Content-Type: text/plain

See below.
--b
Content-Type: message/${kind === 'feedback-report' ? 'feedback-report' : 'delivery-status'}

${fields}
--b--
`;
const suppression = async (email: string) =>
  (await sql`select reason from suppressions where address_hash = ${platform.vault.mac('address', email)}`)[0]?.[
    'reason'
  ];

test('a late refusal of a relayed message closes its recipient, suppresses, and is told to its submitter', async () => {
  const path = await delivered('partie@lecteurs.example');
  const refusal =
    'Reporting-MTA: dns; mx.example\n\nFinal-Recipient: rfc822; partie@lecteurs.example\nAction: failed\nStatus: 5.1.1\nDiagnostic-Code: smtp; 550 5.1.1 no such user';
  assert.deepEqual(await comesBack(path, report('delivery-status', refusal)), { kind: 'bounce', effect: 'bounced' });
  const [row] = await sql`select state, reason from recipients where email = 'partie@lecteurs.example'`;
  assert.deepEqual([row?.['state'], row?.['reason']], ['bounced', 'user_unknown']);
  assert.equal(await suppression('partie@lecteurs.example'), 'bounce');
  await writeDueNotices(platform);
  const [notice] = await sql`select source from relay_messages where way = 'notice'`;
  assert.match(notice?.['source'].toString(), /Action: failed/);
});

test('a complaint about a relayed message suppresses its address', async () => {
  const path = await delivered('fachee@lecteurs.example');
  const complaint = 'Feedback-Type: abuse\nUser-Agent: Provider/1.0\nVersion: 1';
  assert.deepEqual(await comesBack(path, report('feedback-report', complaint)), {
    kind: 'complaint',
    effect: 'unsubscribed',
  });
  assert.equal(await suppression('fachee@lecteurs.example'), 'complaint');
});

test('both are told by webhook, of the right person, and no contact lost a consent', async () => {
  const events = await sql`
    select e.kind, r.email from webhook_events e
    join recipients r on r.send_id = e.send_id and r.contact_id = e.contact_id and r.step = e.step order by e.id`;
  assert.deepEqual(
    events.map((row) => `${row['kind']} ${row['email']}`),
    ['bounced partie@lecteurs.example', 'complained fachee@lecteurs.example'],
  );
  assert.equal((await sql`select from consents where state = 'granted'`).length, 5);
});
