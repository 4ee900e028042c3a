// Kept answers over HTTP: given as a file, to whom may read contacts, of their own workspace, and only while they wait.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { testApi } from '#test/kit/api.ts';
import { testDatabase } from '#test/kit/database.ts';
import { answerRoutes } from './answer-routes.ts';
import { keepReturned } from './returned-mail-store.ts';

test('GET /api/answers/:answerId gives a file that no browser shows, and nothing to anybody else', async () => {
  const db = await testDatabase();
  const { platform, workspaceId } = db;
  const handOver = { workspaceId, sendId: '1', contactId: '2', step: 0 };
  const bytes = Buffer.from('Subject: Re\r\n\r\n<script>alert(1)</script>\r\n');
  await keepReturned(
    db.sql,
    [{ ...handOver, recipient: 'b.x@y.example', mailFrom: 'a@b.example', bytes }],
    db.clock.now(),
  );
  const routes = answerRoutes(platform);
  const ask = (session: object = {}, id = '1') =>
    testApi(platform, routes, { workspaceId, ...session }).call(`GET /api/answers/${id}`);
  assert.equal((await ask()).status, 404, 'not yet read');
  await db.sql`update returned_mail set state = 'failed', kind = 'reply', effect = 'forwarded'`;
  const answer = await ask();
  assert.equal(answer.body, bytes.toString());
  assert.equal(answer.headers.get('content-type'), 'message/rfc822');
  assert.match(answer.headers.get('content-disposition') ?? '', /^attachment/);
  assert.equal((await ask({ workspaceId: '999' })).status, 404);
  assert.equal((await ask({ may: () => false })).status, 403);
  assert.equal((await ask({}, '7')).status, 404);
  await db.close();
});
