// What an owner does with a message changes what becomes of the next one, for him and for nobody else; real mail through the real road.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { setTimeout as pause } from 'node:timers/promises';
import { type TestGateway, testGateway } from '#test/kit/gateway.ts';
import { setAgreement } from './lesson-store.ts';
import { type ReactionKind, react } from './react.ts';

let made = 0;
const letter = ({
  from = 'Zoe <zoe@shop.example>',
  subject = 'Demain',
  body = 'Bonjour, on se voit demain au port ?',
  more = '',
} = {}) =>
  [
    `From: ${from}`,
    'To: ana@port.example',
    `Subject: ${subject}`,
    `Message-ID: <${++made}@shop.example>`,
    'Date: Fri, 27 Nov 2026 06:00:00 +0000',
    ...(more ? [more] : []),
    '',
    body,
    '',
  ].join('\r\n');

interface Row {
  id: string;
  class: string;
  score: number;
  state: string;
  reason: string;
  symbols: string[];
}

async function arrive({ send, settled, db }: TestGateway, to: string, message: string): Promise<Row> {
  const [end] = await send(to, message);
  assert.equal(end?.kind, 'accepted');
  await settled();
  const [row] = await db.sql<Row[]>`
    select r.id, r.class, r.score, r.state, r.reason,
      array(select e->>'symbol' from jsonb_array_elements(r.verdict->'evidence') e) as symbols
    from inbound_recipients r order by r.id desc limit 1`;
  return row as Row;
}

const tell = ({ db }: TestGateway, { id }: Row, kind: ReactionKind) =>
  react(db.platform, { workspaceId: db.workspaceId, arrivalId: id, kind });

test('react: moved to Junk, the next message of this sender is held; moved out of it, the next one is delivered', async () => {
  const box = await testGateway();
  const first = await arrive(box, 'ana@port.example', letter());
  assert.equal(first.state, 'delivered');
  assert.equal(await tell(box, first, 'moved_to_junk'), true);
  assert.equal(await tell(box, first, 'moved_to_junk'), false, 'told twice it counts once');
  const next = await arrive(box, 'ana@port.example', letter());
  assert.deepEqual([next.state, next.reason], ['held', 'blocked']);
  assert.equal((await arrive(box, 'bob@port.example', letter())).state, 'delivered', 'her word counts for her alone');
  await tell(box, next, 'released');
  assert.equal((await arrive(box, 'ana@port.example', letter())).state, 'delivered');
  await box.close();
});

test('react: through an alias it is the same owner', async () => {
  const box = await testGateway();
  const first = await arrive(box, 'ana@port.example', letter());
  const { db } = box;
  await db.sql`
    insert into owner_addresses (workspace_id, address, owner_id) select workspace_id, 'a.martin@port.example', id from owners`;
  await tell(box, first, 'moved_to_junk');
  assert.equal((await arrive(box, 'a.martin@port.example', letter())).state, 'held');
  await box.close();
});

const ODD = {
  from: 'Lot <lot@odd-lots.example>',
  subject: 'Arrivage',
  body: 'Arrivage de lots: moteurs, guindeaux, winchs. Prix en baisse, offre limitee, repondez vite.',
};

test('react: "this is not spam" changes the very next verdict of an owner who agreed to it, and of nobody else', async () => {
  const box = await testGateway();
  const { db } = box;
  const { workspaceId } = db;
  const first = await arrive(box, 'ana@port.example', letter(ODD));
  const [ana] = await db.sql<[{ id: string }]>`select id from owners`;
  // Not asked: nothing is learned.
  await tell(box, first, 'moved_to_junk');
  assert.equal((await db.sql`select from lessons`).length, 0);
  await setAgreement(db.sql, { workspaceId, ownerId: ana.id, agrees: true, now: db.clock.now() });
  // From somebody else, so that what is remembered of the sender plays no part.
  const other = { ...ODD, from: 'Lot <lot@other-lots.example>' };
  const before = await arrive(box, 'ana@port.example', letter(other));
  const bobBefore = await arrive(box, 'bob@port.example', letter(other));
  const second = await arrive(box, 'ana@port.example', letter({ ...ODD, from: 'Lot <lot@third-lots.example>' }));
  await tell(box, second, 'released');
  const after = await arrive(box, 'ana@port.example', letter(other));
  const bobAfter = await arrive(box, 'bob@port.example', letter(other));
  assert.ok(after.score < before.score - 0.05, `${before.score} before, ${after.score} after`);
  assert.ok(Math.abs(bobAfter.score - bobBefore.score) < 0.05);
  // Taken back, it is as if it had never been.
  await setAgreement(db.sql, { workspaceId, ownerId: ana.id, agrees: false, now: db.clock.now() });
  const forgotten = await arrive(box, 'ana@port.example', letter(other));
  assert.equal((await db.sql`select from lessons`).length, 0);
  assert.ok(Math.abs(forgotten.score - before.score) < 0.02, `${before.score} before, ${forgotten.score} forgotten`);
  await box.close();
});

test('react: learning in the examining threads is the same as here', async () => {
  const scores = [];
  for (const threads of [0, 1]) {
    const box = await testGateway({ gateway: { threads } });
    const { db } = box;
    await arrive(box, 'ana@port.example', letter());
    const [ana] = await db.sql<[{ id: string }]>`select id from owners`;
    await setAgreement(db.sql, { workspaceId: db.workspaceId, ownerId: ana.id, agrees: true, now: db.clock.now() });
    await tell(box, await arrive(box, 'ana@port.example', letter(ODD)), 'released');
    const { score } = await arrive(box, 'ana@port.example', letter(ODD));
    scores.push(score.toFixed(6));
    await box.close();
  }
  assert.equal(scores[0], scores[1]);
});

test('recall: a sender who is vouched for becomes known, a forged name does not', async () => {
  const box = await testGateway();
  const { db } = box;
  for (let count = 0; count < 3; count++) await arrive(box, 'ana@port.example', letter());
  await arrive(box, 'ana@port.example', letter({ from: 'Boss <boss@forged.example>' }));
  // Written down every half second.
  await pause(1_000);
  const known = await db.sql`select sender, received, networks from known_senders`;
  assert.deepEqual(
    known.map((row) => ({ ...row })),
    [{ sender: 'zoe@shop.example', received: 3, networks: ['127.0.0.0/24'] }],
  );
  // Nobody is new to an owner who is new here himself.
  const early = await arrive(box, 'ana@port.example', letter({ from: 'New <new@shop.example>' }));
  assert.ok(!early.symbols.includes('FROM_FIRST_CONTACT'));
  db.clock.advance(8 * 86_400_000);
  const late = await arrive(box, 'ana@port.example', letter({ from: 'Newer <newer@shop.example>' }));
  assert.ok(late.symbols.includes('FROM_FIRST_CONTACT'), late.symbols.join(' '));
  await box.close();
});

test('recall: the hook of a fraud raises the alarm for what follows in the conversation (D7)', async () => {
  const box = await testGateway();
  const hook = await arrive(
    box,
    'ana@port.example',
    letter({
      from: 'Le Directeur <pdg.direction@freemail.example>',
      subject: 'Disponible ?',
      body: 'Bonjour, es-tu disponible ? J ai besoin de toi pour une tache urgente et confidentielle. Je suis en reunion, reponds-moi par mail uniquement.',
    }),
  );
  const request = {
    from: 'Le Directeur <pdg.direction@freemail.example>',
    subject: 'Re: Disponible ?',
    body: 'Merci. Il faut acheter cinq cartes cadeaux de 100 euros et m envoyer les codes, je te rembourse ce soir.',
  };
  const [row] = await box.db.sql<[{ messageId: string }]>`select message_id as "messageId" from inbound_messages`;
  const alone = await arrive(box, 'ana@port.example', letter(request));
  const answered = await arrive(
    box,
    'ana@port.example',
    letter({ ...request, more: `References: <${row.messageId}> <reply@port.example>` }),
  );
  assert.ok(hook.symbols.length > 0);
  assert.ok(
    answered.symbols.includes('BOSS_SECOND_STEP'),
    `${hook.symbols.join(' ')} then ${answered.symbols.join(' ')}`,
  );
  assert.ok(!alone.symbols.includes('BOSS_SECOND_STEP'));
  await box.close();
});
