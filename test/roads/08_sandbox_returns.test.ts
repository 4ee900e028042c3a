// The whole circle on real parts, without a browser: a campaign leaves by the outbox, the sandbox takes it and plays what can come back, and
// each thing finds its recipient by the return path that the outbox signed.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { start as startListenerRole } from '../../src/roles/listener.ts';
import { startReturnReader } from '#sending/feedback/returns/return-reader.ts';
import { startOutbox } from '#sending/outbox/outbox.ts';
import { freePort } from '#test/kit/free-port.ts';
import { testDatabase } from '#test/kit/database.ts';
import { makeContacts, makeDomain, launchSend, purposeOfKind } from '#test/kit/send.ts';
import { makeContent } from '#test/kit/send-content.ts';

const PLAYED = {
  '+late': 'bounced user_unknown bounce bounced bounce',
  '+complaint': 'accepted accepted complaint unsubscribed complaint',
  '+away': 'accepted accepted auto_reply counted -',
  '+answer': 'accepted accepted reply forwarded -',
  '': 'accepted accepted - - -',
};

test('the sandbox plays a late bounce, a complaint, an absence and an answer, and each finds its recipient', async () => {
  const db = await testDatabase({ env: { DAUPHIN_SMTP_PORT: String(await freePort()) } });
  const listener = await startListenerRole(db.platform);
  const reader = await startReturnReader(db.platform);
  const outbox = await startOutbox(db.platform);
  try {
    const domain = await makeDomain(db);
    const purposeId = await purposeOfKind(db.sql, db.workspaceId, 'marketing');
    const emails = Object.keys(PLAYED).map((play) => `ana${play}@lecteurs.example`);
    await makeContacts(
      db,
      emails.map((email) => ({ email })),
      purposeId,
    );
    const content = {
      ...(await makeContent(db.platform, domain)),
      replyTo: { name: '', address: 'accueil@port.example' },
    };
    await launchSend(db, { domain, purposeId, content });
    const answers = () => db.sql`select from sandbox_messages where mailbox = 'accueil@port.example'`;
    const open = () => db.sql`select from returned_mail where state <> 'done'`;
    const back = () => db.sql`select from returned_mail`;
    for (
      let tries = 0;
      (await back()).length < 4 || (await open()).length > 0 || (await answers()).length < 1;
      tries++
    ) {
      assert.ok(tries < 300, 'not everything came back');
      db.clock.advance(100);
      await new Promise((resolve) => setTimeout(resolve, 50));
    }
    const rows = await db.sql<{ email: string; told: string }[]>`
      select r.email, concat_ws(' ', r.state, r.reason, coalesce(m.kind, '-'), coalesce(m.effect, '-'), coalesce(s.reason, '-')) as told
      from recipients r
      left join returned_mail m on m.workspace_id = r.workspace_id and m.contact_id = r.contact_id
      left join suppressions s on s.workspace_id = r.workspace_id and s.address_hash = r.address_hash`;
    assert.deepEqual(
      Object.fromEntries(rows.map(({ email, told }) => [email, told])),
      Object.fromEntries(Object.entries(PLAYED).map(([play, told]) => [`ana${play}@lecteurs.example`, told])),
    );
  } finally {
    await outbox.close();
    await reader.close();
    await listener.close();
    await db.close();
  }
});
