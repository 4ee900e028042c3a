// The outbox as a whole, on a real database, speaking real SMTP to a sink: what arrives, what does not and why.

import assert from 'node:assert/strict';
import { test, type TestContext } from 'node:test';
import { connect } from '#smtp/client.ts';
import { type TestDatabase, testDatabase } from '#test/kit/database.ts';
import { launchSend, makeContacts, makeDomain, purposeOfKind, recordConsent, suppress } from '#test/kit/send.ts';
import { type ContentToMake, makeContent } from '#test/kit/send-content.ts';
import { type Sink, type SinkOptions, startSink } from '#test/kit/sink.ts';
import { type Outbox, startOutbox } from './outbox.ts';
import { cancelSend, pauseSend, resumeSend, sendCounts } from './send-store.ts';

interface World {
  db: TestDatabase;
  sink: Sink;
  outbox: Outbox;
  purposeId: string;
  launch(emails: readonly string[], content?: ContentToMake): Promise<{ sendId: string; contacts: string[] }>;
  /** Resolves when the send has come to its end, or fulfils `until`. */
  reaches(sendId: string, until?: (rows: Row[]) => boolean): Promise<Row[]>;
}

interface Row {
  email: string;
  state: string;
  reason: string | null;
  reply: string | null;
  attempts: number;
  maybeDuplicates: number;
}

async function world(
  t: TestContext,
  options: {
    sink?: SinkOptions;
    mode?: 'sandbox' | 'live';
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
  const domain = await makeDomain(db, { mode: options.mode ?? 'sandbox' });
  const purposeId = await purposeOfKind(db.sql, db.workspaceId, 'marketing');
  const rows = (sendId: string) => db.sql<Row[]>`
    select email, state, reason, reply, attempts, maybe_duplicates as "maybeDuplicates" from recipients
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
        if (until) {
          const found = await rows(sendId);
          if (until(found)) return found;
        } else if ((await sendCounts(db.sql, db.workspaceId, sendId))?.finishedAt) return rows(sendId);
        await new Promise((resolve) => setTimeout(resolve, 20));
      }
    },
  };
}

const people = (count: number, domain = 'lecteurs.example') =>
  Array.from({ length: count }, (_, index) => `p${index}@${domain}`);

test('startOutbox: every recipient gets one signed message, and the send is finished when the last is accepted', async (t) => {
  const { sink, launch, reaches, db } = await world(t);
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
