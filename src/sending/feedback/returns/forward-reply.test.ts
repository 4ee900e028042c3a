// The answer of a person, passed on by the running reader: to the reply address, whole, once; and again when the server was away.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { returnPath } from '#platform/return-path.ts';
import { testDatabase } from '#test/kit/database.ts';
import { sentCampaign } from '#test/kit/sent-campaign.ts';
import { startSink } from '#test/kit/sink.ts';
import { keepReturned } from './returned-mail-store.ts';
import { startReturnReader } from './return-reader.ts';

test('startReturnReader: an answer reaches the reply address of the mailing as it was written, also after a refusal', async () => {
  let refusals = 1;
  const sink = await startSink({
    answer: ({ stage }) => (stage === 'rcpt' && refusals-- > 0 ? '451 4.3.0 later' : undefined),
  });
  const d = await testDatabase({ env: { DAUPHIN_SMTP_PORT: String(sink.port) } });
  const sent = await sentCampaign(d.platform, d.workspaceId);
  const content = {
    from: { name: 'Port', address: 'lettre@port.example' },
    replyTo: { name: '', address: 'marie@port.example' },
  };
  await d.sql`update sends set content = ${d.sql.json(content)} where id = ${sent.sendId}`;
  const reader = await startReturnReader(d.platform);
  const handOver = {
    workspaceId: d.workspaceId,
    sendId: sent.sendId,
    contactId: sent.readers[0]?.contactId as string,
    step: 0,
  };
  const recipient = returnPath(d.platform.vault, handOver, 'port.example');
  const bytes = Buffer.from('From: Ana <ana@lecteurs.example>\r\nSubject: Re: Lettre\r\n\r\nMerci, à bientôt !\r\n');
  try {
    await keepReturned(d.sql, [{ ...handOver, recipient, mailFrom: 'ana@lecteurs.example', bytes }], d.clock.now());
    const until = async (holds: () => boolean | Promise<boolean>) => {
      for (let tries = 0; !(await holds()); tries++) {
        assert.ok(tries < 400, 'it did not come');
        await new Promise((resolve) => setTimeout(resolve, 25));
      }
    };
    await until(() => refusals < 1);
    await until(async () => {
      d.clock.advance(5_000);
      return (await d.sql`select from returned_mail where state = 'done' and bytes is null`).length === 1;
    });
    assert.equal(sink.messages.length, 1);
    const [message] = sink.messages;
    assert.deepEqual([message?.from, message?.to], [recipient, ['marie@port.example']]);
    assert.match(message?.bytes.toString('latin1') ?? '', /^Received: by \S+ \(Dauphin/);
    assert.ok(message?.bytes.includes(bytes), 'octet by octet');
    const [row] = await d.sql`select kind, effect from returned_mail`;
    assert.deepEqual({ ...row }, { kind: 'reply', effect: 'forwarded' });
  } finally {
    await reader.close();
    await sink.close();
    await d.close();
  }
});
