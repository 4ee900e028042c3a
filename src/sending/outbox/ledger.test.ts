// The ledger's statements on a real database: frozen once, drawn by one, claimed only if nothing forbids it, settled once.

import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import type { TransactionSql } from 'postgres';
import type { BounceCause } from '#sending/feedback/bounces/bounce-cause.ts';
import { type TestDatabase, testDatabase } from '#test/kit/database.ts';
import {
  launchSend,
  makeContacts,
  makeDomain,
  purposeOfKind,
  recordConsent,
  type SendingDomain,
  suppress,
} from '#test/kit/send.ts';
import { claimRecipients } from './claim.ts';
import { type Drawn, drawRecipients, nextDueOf } from './draw.ts';
import { freezeAudience } from './freeze.ts';
import { createHands } from './hands.ts';
import type { Parcel } from './parcel.ts';
import type { SendContent } from './send.ts';
import { cancelSend, finishSend, openSends, pauseSend, resumeSend, sendCounts, sweepCancelled } from './send-store.ts';
import { type Outcome, settleRecipients } from './settle.ts';
import { registerWorker, watchForDead } from './worker.ts';

// These tests make no message: what the content holds is not read.
const content = {} as SendContent;

/** A number that no process of these tests has. */
const NOBODY = 900_000;

let db: TestDatabase;
let domain: SendingDomain;
let purposeId: string;
let made = 0;

before(async () => {
  db = await testDatabase();
  domain = await makeDomain(db, { algorithms: [] });
  purposeId = await purposeOfKind(db.sql, db.workspaceId, 'marketing');
});
after(() => db.close());

async function send(people = 5): Promise<{ sendId: string; contacts: string[]; emails: string[] }> {
  const emails = Array.from({ length: people }, () => `p${++made}@lecteurs.example`);
  const contacts = await makeContacts(
    db,
    emails.map((email) => ({ email })),
    purposeId,
  );
  const sendId = await launchSend(db, { domain, purposeId, content, contactIds: contacts });
  return { sendId, contacts, emails };
}

const draw = (tx: TransactionSql, sendId: string, limit = 100, domains?: string[]): Promise<Drawn[]> =>
  drawRecipients(tx, { workspaceId: db.workspaceId, sendId, now: db.clock.now(), limit, domains });

const claim = (
  tx: TransactionSql,
  sendId: string,
  rows: Drawn[],
  worker = NOBODY,
  mode: 'sandbox' | 'live' = 'sandbox',
) => claimRecipients(tx, { workspaceId: db.workspaceId, sendId, worker, mode, now: db.clock.now() }, rows);

const drawAndClaim = (sendId: string, worker = NOBODY) =>
  db.sql.begin(async (tx) => {
    const rows = await draw(tx, sendId);
    return { rows, claimed: await claim(tx, sendId, rows, worker) };
  });

const outcome = (sendId: string, row: Drawn, change: Partial<Outcome> = {}): Outcome => ({
  workspaceId: db.workspaceId,
  sendId,
  contactId: row.contactId,
  step: row.step,
  claim: row.claims + 1,
  state: 'accepted',
  reason: 'accepted',
  cause: null,
  reply: '250 2.0.0 Ok',
  host: 'mx.example',
  attempted: true,
  maybeDuplicate: false,
  nextAttemptAt: null,
  ...change,
});

const parcel = (sendId: string, row: Drawn): Parcel => ({
  workspaceId: db.workspaceId,
  sendId,
  contactId: row.contactId,
  step: row.step,
  claim: row.claims + 1,
  attempts: 0,
  firstAttemptAt: null,
  from: 'b@port.example',
  to: row.email,
  bytes: Buffer.alloc(0),
});

const ledger = (sendId: string) =>
  db.sql`select contact_id, state, reason, attempts, claims, maybe_duplicates, message_id from recipients
         where workspace_id = ${db.workspaceId} and send_id = ${sendId} order by contact_id`;

test('freezeAudience: one row per contact, and freezing again adds only whom it missed', async () => {
  const { sendId, contacts } = await send(3);
  const [extra] = await makeContacts(db, [{ email: `"odd@name"@Lecteurs.example` }], purposeId);
  const again = await db.sql.begin((tx) =>
    freezeAudience(
      tx,
      { workspaceId: db.workspaceId, sendId, now: db.clock.now() },
      tx`
      select id, email, address_hash from contacts where id = any(${[...contacts, extra as string]}::bigint[])`,
    ),
  );
  assert.equal(again, 1);
  const rows = await ledger(sendId);
  assert.equal(rows.length, 4);
  assert.ok(rows.every((row) => /^[0-9a-f]{32}@port\.example$/.test(row['message_id'])));
  const [odd] =
    await db.sql`select domain from recipients where send_id = ${sendId} and contact_id = ${extra as string}`;
  assert.equal(odd?.['domain'], 'lecteurs.example');
});

test('freezeAudience: the Message-ID is the same again for the same send, contact and step, and another for another send', async () => {
  const { sendId, contacts } = await send(2);
  const before = await ledger(sendId);
  await db.sql`delete from recipients where send_id = ${sendId}`;
  await db.sql.begin((tx) =>
    freezeAudience(
      tx,
      { workspaceId: db.workspaceId, sendId, now: db.clock.now() },
      tx`
      select id, email, address_hash from contacts where id = any(${contacts}::bigint[])`,
    ),
  );
  const after = await ledger(sendId);
  assert.deepEqual(
    after.map((row) => row['message_id']),
    before.map((row) => row['message_id']),
  );
  const other = await launchSend(db, { domain, purposeId, content, contactIds: contacts });
  const ids = new Set([...after, ...(await ledger(other))].map((row) => row['message_id']));
  assert.equal(ids.size, 4);
});

test('recipients: no second row can carry a Message-ID', async () => {
  const { sendId } = await send(2);
  await assert.rejects(
    db.sql`update recipients set message_id = (select min(message_id) from recipients where send_id = ${sendId}) where send_id = ${sendId}`,
    { code: '23505' },
  );
});

test('drawRecipients: what one transaction has drawn no other can draw, until it ends', async () => {
  const { sendId } = await send(5);
  await db.sql.begin(async (one) => {
    const first = await draw(one, sendId, 3);
    const second = await db.sql.begin((two) => draw(two, sendId, 100));
    assert.equal(first.length, 3);
    assert.equal(second.length, 2);
    assert.equal(new Set([...first, ...second].map((row) => row.contactId)).size, 5);
  });
  assert.equal((await db.sql.begin((tx) => draw(tx, sendId))).length, 5, 'nothing was claimed, so nothing changed');
});

test('drawRecipients: due rows only, of the domains asked for, with the contact and its tracking consent as they stand now', async () => {
  const { sendId, contacts } = await send(2);
  const tracking = await purposeOfKind(db.sql, db.workspaceId, 'tracking');
  await recordConsent(db, contacts[0] as string, tracking, 'granted');
  await db.sql`update contacts set given_name = 'Zoé', fields = '{"town":"Brest"}' where id = ${contacts[0] as string}`;
  await db.sql`update recipients set next_attempt_at = ${new Date(db.clock.now().getTime() + 1)} where send_id = ${sendId} and contact_id = ${contacts[1] as string}`;
  const rows = await db.sql.begin((tx) => draw(tx, sendId, 100, ['lecteurs.example']));
  assert.equal(rows.length, 1);
  const [row] = rows;
  assert.deepEqual([row?.givenName, row?.fields, row?.tracked], ['Zoé', { town: 'Brest' }, true]);
  assert.equal((await db.sql.begin((tx) => draw(tx, sendId, 100, ['elsewhere.example']))).length, 0);
  assert.deepEqual(await nextDueOf(db.sql, { workspaceId: db.workspaceId, sendId }), db.clock.now());
});

test('claimRecipients: whoever may not be written to is closed with the reason, the others are handed over', async () => {
  const { sendId, contacts, emails } = await send(7);
  const [, withdrawn, objected, everywhere, thisPurpose, moved, gone] = contacts as [
    string,
    string,
    string,
    string,
    string,
    string,
    string,
  ];
  await recordConsent(db, withdrawn, purposeId, 'withdrawn');
  await recordConsent(db, objected, purposeId, 'objected');
  await suppress(db, emails[3] as string);
  await suppress(db, emails[4] as string, purposeId);
  await db.sql`update contacts set email = 'new@lecteurs.example', address_hash = '\\x01' where id = ${moved}`;
  await db.sql`delete from contacts where id = ${gone}`;
  const { claimed } = await drawAndClaim(sendId);
  assert.equal(claimed.filter((row) => row.allowed).length, 1);
  const rows = new Map((await ledger(sendId)).map((row) => [row['contact_id'], `${row['state']} ${row['reason']}`]));
  assert.deepEqual(
    contacts.map((id) => rows.get(id)),
    [
      'handed_over null',
      'suppressed consent_withdrawn',
      'suppressed consent_withdrawn',
      'suppressed suppressed',
      'suppressed suppressed',
      'skipped address_changed',
      'skipped contact_gone',
    ],
  );
  assert.ok(everywhere && thisPurpose);
});

test('claimRecipients: a suppression from another purpose forbids nothing', async () => {
  const { sendId, emails } = await send(1);
  await suppress(db, emails[0] as string, await purposeOfKind(db.sql, db.workspaceId, 'service'));
  assert.deepEqual(
    (await drawAndClaim(sendId)).claimed.map((row) => row.allowed),
    [true],
  );
});

test('claimRecipients: nothing leaves once the send is paused or cancelled, or its domain has changed mode, though already drawn', async () => {
  const changes: ((sendId: string) => Promise<unknown>)[] = [
    (sendId) => pauseSend(db.sql, db.workspaceId, sendId),
    (sendId) => cancelSend(db.sql, db.workspaceId, sendId),
    () => db.sql`update domains set mode = 'live' where id = ${domain.id}`,
  ];
  for (const change of changes) {
    const { sendId } = await send(2);
    const claimed = await db.sql.begin(async (tx) => {
      const rows = await draw(tx, sendId);
      await change(sendId);
      return claim(tx, sendId, rows);
    });
    assert.deepEqual([...claimed], []);
    assert.ok((await ledger(sendId)).every((row) => row['state'] === 'planned' && row['claims'] === 0));
    await db.sql`update domains set mode = 'sandbox' where id = ${domain.id}`;
  }
});

test('settleRecipients: an outcome counts once, and only for the claim it belongs to', async () => {
  const { sendId } = await send(2);
  const { rows } = await drawAndClaim(sendId);
  const [first, second] = rows as [Drawn, Drawn];
  const settle = (...outcomes: Outcome[]) => settleRecipients(db.sql, outcomes, db.clock.now());
  assert.equal(await settle(outcome(sendId, first), outcome(sendId, second, { claim: 2 })), 1);
  assert.equal(
    await settle(outcome(sendId, first, { state: 'bounced', reason: 'user_unknown' })),
    0,
    'a final state stays',
  );
  const again = new Date(db.clock.now().getTime() + 60_000);
  assert.equal(
    await settle(
      outcome(sendId, second, {
        state: 'deferred',
        reason: 'greylisted',
        reply: '451 \0later\ud83d',
        nextAttemptAt: again,
      }),
    ),
    1,
  );
  assert.deepEqual(
    (await ledger(sendId)).map((row) => [row['state'], row['reason'], row['attempts']]),
    [
      ['accepted', 'accepted', 1],
      ['deferred', 'greylisted', 1],
    ],
  );
  assert.deepEqual(await nextDueOf(db.sql, { workspaceId: db.workspaceId, sendId }), again);
  const attempts = await db.sql`select contact_id, state, reason, reply, host from attempts where send_id = ${sendId}`;
  assert.deepEqual(
    attempts.map((row) => ({ ...row })),
    [
      {
        contact_id: second.contactId,
        state: 'deferred',
        reason: 'greylisted',
        reply: '451 \ufffdlater\ufffd',
        host: 'mx.example',
      },
    ],
  );
});

test('settleRecipients: a bounce that speaks of the address suppresses it, one that speaks of us never does', async () => {
  const cases: [BounceCause | null, suppressedAt: number | null][] = [
    ['user_unknown', 1],
    ['suspended', 3],
    ['expired', 3],
    ['mailbox_full', 5],
    ['blocked', null],
    ['spam', null],
    ['authentication', null],
    [null, null],
  ];
  for (const [cause, suppressedAt] of cases) {
    const email = `${cause}@refusing.example`;
    const [contactId] = await makeContacts(db, [{ email }], purposeId);
    const isSuppressed = async () =>
      (await db.sql`select reason from suppressions where address_hash = ${db.platform.vault.mac('address', email)}`)
        .length;
    for (let refusal = 1; refusal <= 5; refusal++) {
      if (suppressedAt !== null && refusal > suppressedAt) break;
      const sendId = await launchSend(db, { domain, purposeId, content, contactIds: [contactId as string] });
      const { rows } = await drawAndClaim(sendId);
      const refused = outcome(sendId, rows[0] as Drawn, { state: 'bounced', reason: 'rejected', cause });
      await settleRecipients(db.sql, [refused, refused], db.clock.now());
      assert.equal(
        await isSuppressed(),
        suppressedAt !== null && refusal >= suppressedAt ? 1 : 0,
        `${cause} ${refusal}`,
      );
    }
  }
});

test('settleRecipients: a row put back is as before its claim, whatever it was', async () => {
  const { sendId } = await send(2);
  const { rows } = await drawAndClaim(sendId);
  const [fresh, tried] = rows as [Drawn, Drawn];
  const now = db.clock.now();
  await settleRecipients(
    db.sql,
    [outcome(sendId, tried, { state: 'deferred', reason: 'mailbox_full', nextAttemptAt: now })],
    now,
  );
  const second = await drawAndClaim(sendId);
  const [triedAgain] = second.rows;
  const back: Partial<Outcome> = { state: 'planned', reason: null, reply: null, attempted: false };
  await settleRecipients(db.sql, [outcome(sendId, fresh, back), outcome(sendId, triedAgain as Drawn, back)], now);
  assert.deepEqual(
    (await ledger(sendId)).map((row) => [row['state'], row['reason'], row['attempts'], row['claims']]),
    [
      ['planned', null, 0, 1],
      ['deferred', 'mailbox_full', 1, 2],
    ],
  );
});

test('sendCounts: follow every change of every row, by state and reason', async () => {
  const { sendId, contacts } = await send(6);
  await recordConsent(db, contacts[5] as string, purposeId, 'withdrawn');
  const { rows } = await drawAndClaim(sendId);
  const [a, b, c] = rows as [Drawn, Drawn, Drawn];
  await settleRecipients(
    db.sql,
    [
      outcome(sendId, a),
      outcome(sendId, b, { state: 'bounced', reason: 'user_unknown' }),
      outcome(sendId, c, {
        state: 'deferred',
        reason: 'outcome_unknown',
        maybeDuplicate: true,
        nextAttemptAt: db.clock.now(),
      }),
    ],
    db.clock.now(),
  );
  const counts = await sendCounts(db.sql, db.workspaceId, sendId);
  assert.deepEqual(counts?.states, {
    planned: 0,
    handed_over: 2,
    deferred: 1,
    accepted: 1,
    bounced: 1,
    suppressed: 1,
    skipped: 0,
  });
  assert.equal(counts?.total, 6);
  assert.equal(counts?.maybeDuplicates, 1);
  assert.deepEqual(counts?.reasons.map((one) => `${one.state} ${one.reason} ${one.recipients}`).sort(), [
    'accepted accepted 1',
    'bounced user_unknown 1',
    'deferred outcome_unknown 1',
    'suppressed consent_withdrawn 1',
  ]);
  await db.sql`delete from recipients where send_id = ${sendId} and state = 'handed_over'`;
  assert.equal((await sendCounts(db.sql, db.workspaceId, sendId))?.total, 4);
  const truth =
    await db.sql`select state, coalesce(reason, '') as reason, count(*)::int as n, sum(maybe_duplicates)::int as d
                             from recipients where send_id = ${sendId} group by 1, 2 order by 1, 2`;
  const kept = await db.sql`select state, reason, recipients::int as n, maybe_duplicates::int as d from send_counts
                            where send_id = ${sendId} and recipients <> 0 order by 1, 2`;
  assert.deepEqual([...kept], [...truth]);
});

test('finishSend: only when no row is open, and never a paused send', async () => {
  const { sendId } = await send(2);
  const finish = () => finishSend(db.sql, db.workspaceId, sendId, db.clock.now());
  assert.equal(await finish(), false);
  const { rows } = await drawAndClaim(sendId);
  assert.equal(await finish(), false, 'rows handed over are open');
  await settleRecipients(
    db.sql,
    rows.map((row) => outcome(sendId, row)),
    db.clock.now(),
  );
  await pauseSend(db.sql, db.workspaceId, sendId);
  assert.equal(await finish(), false);
  await resumeSend(db.sql, db.workspaceId, sendId);
  assert.equal(await finish(), true);
  assert.equal((await sendCounts(db.sql, db.workspaceId, sendId))?.state, 'finished');
  const [campaign] = await db.sql`select state from campaigns where send_id = ${sendId}`;
  assert.equal(campaign?.['state'], 'finished');
});

test('cancelSend: closes what nobody holds, keeps what was accepted, and ends as cancelled', async () => {
  const { sendId } = await send(4);
  const { rows } = await db.sql.begin(async (tx) => {
    const rows = await draw(tx, sendId, 2);
    await claim(tx, sendId, rows);
    return { rows };
  });
  const [one, two] = rows as [Drawn, Drawn];
  assert.equal(await cancelSend(db.sql, db.workspaceId, sendId), true);
  assert.equal(await cancelSend(db.sql, db.workspaceId, sendId), false);
  const sweep = () => sweepCancelled(db.sql, db.workspaceId, sendId, db.clock.now(), 1);
  assert.deepEqual([await sweep(), await sweep(), await sweep()], [1, 1, 0]);
  assert.equal(await finishSend(db.sql, db.workspaceId, sendId, db.clock.now()), false);
  await settleRecipients(
    db.sql,
    [
      outcome(sendId, one),
      outcome(sendId, two, { state: 'deferred', reason: 'try_later', nextAttemptAt: db.clock.now() }),
    ],
    db.clock.now(),
  );
  assert.equal(await sweep(), 1, 'a retry of a cancelled send is closed too');
  assert.equal(await finishSend(db.sql, db.workspaceId, sendId, db.clock.now()), true);
  const counts = await sendCounts(db.sql, db.workspaceId, sendId);
  assert.equal(counts?.state, 'cancelled');
  assert.deepEqual([counts?.states.accepted, counts?.states.skipped], [1, 3]);
  assert.ok(!(await openSends(db.sql, db.clock.now())).some((open) => open.sendId === sendId));
});

test('watchForDead: rows of a dead process are taken back once, at the second look, and counted; those of the living are not', async (t) => {
  // Rows that other tests left with nobody would be taken back too.
  await db.sql`update recipients set state = 'planned', claimed_by = null where claimed_by = ${NOBODY}`;
  const { sendId } = await send(4);
  const quick = { clock: db.clock, log: db.platform.log, onLost: () => {} };
  const rescuer = await registerWorker(db.sql, quick);
  const dying = await registerWorker(db.sql, quick);
  const living = await registerWorker(db.sql, quick);
  t.after(() => Promise.all([dying.close(), living.close(), rescuer.close()]));
  await db.sql.begin(async (tx) => claim(tx, sendId, await draw(tx, sendId, 2), dying.id));
  await db.sql.begin(async (tx) => claim(tx, sendId, await draw(tx, sendId, 1), living.id));
  const watch = watchForDead(db.clock);
  assert.equal(await watch.look(db.sql, rescuer.id), 0);
  assert.equal(await watch.look(db.sql, rescuer.id), 0);
  await dying.close();
  assert.equal(await watch.look(db.sql, rescuer.id), 0, 'one look is not enough');
  assert.equal(await watch.look(db.sql, rescuer.id), 2);
  assert.equal(await watch.look(db.sql, rescuer.id), 0);
  const counts = await sendCounts(db.sql, db.workspaceId, sendId);
  assert.deepEqual(
    [counts?.states.deferred, counts?.states.handed_over, counts?.states.planned, counts?.maybeDuplicates],
    [2, 1, 1, 2],
  );
});

test('registerWorker: a process that was cut off takes the same number again', async () => {
  const worker = await registerWorker(db.sql, { clock: db.clock, log: db.platform.log, onLost: () => {} });
  const { id } = worker;
  const locks = () =>
    db.sql<
      { pid: number }[]
    >`select pid from pg_locks where locktype = 'advisory' and objid = ${id} and classid = 4411060`;
  const [held] = await locks();
  await db.sql`select pg_terminate_backend(${held?.pid as number})`;
  let again: { pid: number } | undefined;
  while (!again || again.pid === held?.pid) [again] = await locks();
  assert.equal(worker.id, id);
  await worker.close();
});

test('Hands.strays: rows whose claim was committed without our hearing of it are found at the second look and put back', async () => {
  const { sendId } = await send(3);
  const worker = NOBODY + 1;
  const { rows } = await drawAndClaim(sendId, worker);
  const hands = createHands();
  const [known] = rows as [Drawn];
  hands.take([parcel(sendId, known)]);
  assert.equal(hands.count(sendId), 1);
  assert.deepEqual(await hands.strays(db.sql, worker), []);
  const strays = await hands.strays(db.sql, worker);
  assert.equal(await settleRecipients(db.sql, strays, db.clock.now()), 2);
  assert.deepEqual(
    (await ledger(sendId)).map((row) => [row['state'], row['attempts'], row['maybe_duplicates']]),
    [
      ['handed_over', 0, 0],
      ['planned', 0, 0],
      ['planned', 0, 0],
    ],
  );
});
