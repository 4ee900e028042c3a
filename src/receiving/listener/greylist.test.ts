import assert from 'node:assert/strict';
import { test } from 'node:test';
import { testGateway } from '#test/kit/gateway.ts';
import { createGreylist, forgetOldGreylist } from './greylist.ts';

const LETTER =
  'From: Zoe <zoe@shop.example>\r\nTo: ana@port.example\r\nSubject: Demain\r\n\r\nBonjour Ana, a demain au port !\r\n';
const MINUTE = 60_000;

test('greylist: who is new is asked to come again, and once he did his network is believed for everybody', async () => {
  const { send, settled, sink, db, close } = await testGateway({ settings: { greylist: true } });
  const [first] = await send('ana@port.example', LETTER);
  assert.ok(first?.kind === 'deferred' && first.reply.code === 451);
  assert.match(first.reply.text, /^4\.7\.1 Greylisted: you are new here, come again in 5 minutes$/);
  db.clock.advance(2 * MINUTE);
  const [early] = await send('ana@port.example', LETTER);
  assert.match(early?.kind === 'deferred' ? early.reply.text : '', /in 3 minutes$/);
  db.clock.advance(3 * MINUTE);
  assert.equal((await send('ana@port.example', LETTER))[0]?.kind, 'accepted');
  assert.equal((await send('bob@port.example', LETTER, 'max@shop.example'))[0]?.kind, 'accepted');
  await settled();
  assert.equal(sink.messages.length, 2);
  const [row] = await db.sql`select octet_length(triplet) as length from greylist_tries`;
  assert.equal(row?.['length'], 32, 'no address in the clear');
  await close();
});

test('greylist: another machine of the network counts as the same, one of another network does not; IPv6 is a /64', async () => {
  const { db, gateway, close } = await testGateway({ settings: { greylist: true } });
  const domain = gateway.domains.find('port.example');
  assert.ok(domain);
  const codes = async (...ips: string[]) => {
    const found: (number | undefined)[] = [];
    for (const ip of ips) {
      // A new one each time: nothing but the database remembers.
      const envelope = { ip, from: 'zoe@shop.example', helo: 'mx', encrypted: false };
      const reply = await createGreylist(db.platform).check(domain, 'ana@port.example', envelope as never);
      found.push(reply?.code);
    }
    return found;
  };
  assert.deepEqual(await codes('192.0.2.1', '198.51.100.1', '2001:db8::1'), [451, 451, 451]);
  db.clock.advance(6 * MINUTE);
  assert.deepEqual(await codes('192.0.2.9', '203.0.113.1', '2001:db8:0:0:ffff::2', '2001:db8:0:1::1'), [
    undefined,
    451,
    undefined,
    451,
  ]);
  db.clock.advance(61 * 86_400_000);
  await forgetOldGreylist(db.sql, db.clock.now());
  assert.deepEqual(await codes('192.0.2.9'), [451]);
  await close();
});
