import assert from 'node:assert/strict';
import { test } from 'node:test';
import { testApi } from '#test/kit/api.ts';
import { testGateway } from '#test/kit/gateway.ts';
import { arrivalMark } from './arrival-mark.ts';
import { reactionRoutes } from './reaction-routes.ts';

const LETTER =
  'From: Zoe <zoe@shop.example>\r\nTo: ana@port.example\r\nSubject: Demain\r\n\r\nBonjour Ana, a demain au port !\r\n';

test('POST /api/reactions: only a message that we delivered, and only for whom it reached', async () => {
  const { send, settled, sink, db, close } = await testGateway();
  const { platform, workspaceId } = db;
  const api = testApi(platform, reactionRoutes(platform), { workspaceId });
  await send('Ana+club@port.example', LETTER);
  await send('bob@port.example', LETTER);
  await settled();
  const [arrived] = sink.messages;
  assert.ok(arrived);
  const delivered = arrived.bytes.toString();
  const tell = (message: string, query: string) =>
    api.call(`POST /api/reactions?${query}`, message, { 'content-type': 'message/rfc822' });

  const first = await tell(delivered, 'kind=moved_to_junk&owner=ana@port.example');
  assert.deepEqual(first.body, { isNew: true });
  assert.deepEqual((await tell(delivered, 'kind=moved_to_junk&owner=Ana%2Bclub@port.example')).body, { isNew: false });
  assert.equal((await tell(delivered, 'kind=moved_to_junk&owner=bob@port.example')).body.code, 'not_reached');
  assert.equal((await tell(LETTER, 'kind=moved_to_junk&owner=ana@port.example')).body.code, 'mark_missing');
  // A mark in the text, or one that somebody else signed, is none.
  const mark = arrivalMark(platform.vault, { workspaceId, messageRow: '1' });
  const inText = `${LETTER}Dauphin-Id: ${mark}\r\n`;
  assert.equal((await tell(inText, 'kind=moved_to_junk&owner=ana@port.example')).body.code, 'mark_missing');
  const forged = `Dauphin-Id: ${mark.slice(0, -3)}abc\r\n${LETTER}`;
  assert.equal((await tell(forged, 'kind=moved_to_junk&owner=ana@port.example')).body.code, 'mark_missing');
  assert.equal((await tell(delivered, 'kind=released&owner=ana@port.example')).status, 422);
  await close();
});
