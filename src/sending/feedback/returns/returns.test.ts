// What comes back, on real parts: notices handed in by real SMTP, kept, read, and held against a real ledger.

import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { returnPath } from '#platform/return-path.ts';
import { unsubscribeUrl } from '#sending/feedback/links.ts';
import { openLine, type Line } from '#sending/outbox/line.ts';
import { connect } from '#smtp/client.ts';
import type { Delivery } from '#smtp/delivery.ts';
import { type ReceivedEnvelope, startSmtpServer, type SmtpServer } from '#smtp/server.ts';
import { type TestDatabase, testDatabase } from '#test/kit/database.ts';
import { type SentCampaign, sentCampaign } from '#test/kit/sent-campaign.ts';
import { timelineOf } from '#sending/audience/contacts/timeline.ts';
import { reactions } from '#sending/reports/report-store.ts';
import { openComplaintDestination } from './complaint-destination.ts';
import { returnDestination } from './return-destination.ts';
import { readSome } from './return-reader.ts';

const NAMES = [
  'ana',
  'ben',
  'cleo',
  'dan',
  'eve',
  'fay',
  'gil',
  'hal',
  'ida',
  'jon',
  'kim',
  'leo',
  'mia',
  'ned',
  'ole',
  'pia',
  'quy',
  'uma',
  'val',
] as const;

let d: TestDatabase;
let sent: SentCampaign;
let server: SmtpServer;
let line: Line;
let complaints: Awaited<ReturnType<typeof openComplaintDestination>>;

before(async () => {
  d = await testDatabase();
  sent = await sentCampaign(d.platform, d.workspaceId, { readers: [...NAMES] });
  complaints = await openComplaintDestination(d.platform);
  const destinations = [returnDestination(d.platform), complaints];
  const destinationOf = (to: string, envelope: ReceivedEnvelope) =>
    destinations.find((one) => one.claim(to, envelope) === 'mine');
  const nobody = { code: 550, enhanced: '5.1.1', text: 'nobody' };
  server = await startSmtpServer(
    { name: 'port.example', host: '127.0.0.1', port: 0 },
    {
      onRcpt: (to, envelope) => (destinationOf(to, envelope) ? undefined : nobody),
      onMessage: async (envelope, bytes) =>
        destinationOf(envelope.to[0] as string, envelope)?.take(envelope, envelope.to, bytes),
      onFault: (fault) => console.error(fault),
    },
  );
  line = openLine(d.sql);
});
after(async () => {
  await line.close();
  complaints.close();
  await server.close();
  await d.close();
});

const reader = (name: string) =>
  sent.readers[NAMES.indexOf(name as (typeof NAMES)[number])] as SentCampaign['readers'][number];
const handOver = (name: string) => ({
  workspaceId: d.workspaceId,
  sendId: sent.sendId,
  contactId: reader(name).contactId,
  step: 0,
});
const pathOf = (name: string) => returnPath(d.platform.vault, handOver(name), 'port.example');

async function arrives(to: string, message: string, from = ''): Promise<Delivery> {
  const connected = await connect({
    address: '127.0.0.1',
    port: server.port,
    name: 'x',
    hello: 'mx.example',
    tls: 'never',
  });
  assert.ok(connected.ok);
  const delivery = await connected.session.deliver({ from, to }, Buffer.from(message.replace(/\r?\n/g, '\r\n')));
  await connected.session.quit();
  return delivery;
}

async function readAll(): Promise<void> {
  while (await readSome(d.platform, line));
}

async function comesBack(name: string, message: string, from = ''): Promise<{ kind: string; effect: string }> {
  assert.equal((await arrives(pathOf(name), message, from)).kind, 'accepted');
  await readAll();
  const [row] = await d.sql<[{ kind: string; effect: string; state: string; bytes: Buffer | null }]>`
    select kind, effect, state, bytes from returned_mail order by id desc limit 1`;
  assert.equal(row.bytes === null, row.effect !== 'forwarded', 'nothing of a message stays that is dealt with');
  return { kind: row.kind, effect: row.effect };
}

const standing = async (name: string) => {
  const { contactId, email } = reader(name);
  const hash = d.platform.vault.mac('address', email);
  const [row] = await d.sql<[{ state: string; reason: string; consent: string; suppressed: string | null }]>`
    select r.state, r.reason,
      (select state from consents where contact_id = ${contactId} and purpose_id = ${sent.purposes.marketing}) as consent,
      (select reason from suppressions where workspace_id = ${d.workspaceId} and address_hash = ${hash} and purpose_id is null) as suppressed
    from recipients r where r.workspace_id = ${d.workspaceId} and r.send_id = ${sent.sendId} and r.contact_id = ${contactId}`;
  return `${row.state} ${row.reason} ${row.consent} ${row.suppressed ?? '-'}`;
};
const UNTOUCHED = 'accepted accepted granted -';

interface Dsn {
  action?: string;
  original?: string;
}

function dsn(
  address: string,
  status: string,
  diagnostic: string,
  { action = 'failed', original = '' }: Dsn = {},
): string {
  return `From: MAILER-DAEMON@mx.example
To: sender@port.example
Subject: Undelivered Mail Returned to Sender
MIME-Version: 1.0
Content-Type: multipart/report; report-type=delivery-status; boundary=b

--b
Content-Type: text/plain

Your message could not be delivered.
--b
Content-Type: message/delivery-status

Reporting-MTA: dns; mx.example

Final-Recipient: rfc822; ${address}
Action: ${action}
Status: ${status}
Diagnostic-Code: smtp; ${diagnostic}
--b
Content-Type: text/rfc822-headers

Subject: Lettre
${original}
--b--
`;
}

const arf = (original: string, type = 'abuse', more = '') => `From: fbl@provider.example
To: fbl@port.example
Subject: Abuse report
MIME-Version: 1.0
Content-Type: multipart/report; report-type=feedback-report; boundary=b

--b
Content-Type: text/plain

This is an abuse report.
--b
Content-Type: message/feedback-report

Feedback-Type: ${type}
User-Agent: Provider/1.0
Version: 1
${more}
--b
Content-Type: text/rfc822-headers

${original}
--b--
`;

test('a hard bounce closes the row with its reason and suppresses; the same again changes nothing more', async () => {
  const notice = dsn(reader('ana').email, '5.1.1', '550 5.1.1 User unknown');
  assert.deepEqual(await comesBack('ana', notice), { kind: 'bounce', effect: 'bounced' });
  assert.equal(await standing('ana'), 'bounced user_unknown granted bounce');
  assert.deepEqual(await comesBack('ana', notice), { kind: 'bounce', effect: 'repeated' });
  const [count] = await d.sql`select count(*)::int as n from bounces where contact_id = ${reader('ana').contactId}`;
  assert.equal(count?.['n'], 1);
});

test('a refusal that we caused is told, and takes nobody away; a full mailbox is counted', async () => {
  const blocked = dsn(reader('ben').email, '5.7.1', '554 5.7.1 Client host [192.0.2.1] blocked using zen.spamhaus.org');
  assert.deepEqual(await comesBack('ben', blocked), { kind: 'bounce', effect: 'bounced' });
  assert.equal(await standing('ben'), 'bounced reputation_block granted -');
  await comesBack('cleo', dsn(reader('cleo').email, '5.2.2', '552 5.2.2 over quota'));
  assert.equal(await standing('cleo'), 'bounced mailbox_full granted -');
});

test('a delay, an automatic reply and a read receipt are counted and nothing else', async () => {
  const late = dsn(reader('dan').email, '4.4.1', 'connection timed out', { action: 'delayed' });
  assert.deepEqual(await comesBack('dan', late), { kind: 'delay', effect: 'counted' });
  const away =
    'From: dan@lecteurs.example\nSubject: Absente du bureau\nAuto-Submitted: auto-replied\n\nDe retour lundi.\n';
  assert.deepEqual(await comesBack('dan', away, 'dan@lecteurs.example'), { kind: 'auto_reply', effect: 'counted' });
  const challenge =
    'From: dan@lecteurs.example\nSubject: Please confirm\nAuto-Submitted: auto-generated\n\nClick to confirm.\n';
  assert.deepEqual(await comesBack('dan', challenge, 'dan@lecteurs.example'), {
    kind: 'auto_reply',
    effect: 'counted',
  });
  const done = dsn(reader('dan').email, '2.0.0', '250 ok', { action: 'delivered' });
  assert.deepEqual(await comesBack('dan', done), { kind: 'other', effect: 'counted' });
  assert.equal(await standing('dan'), UNTOUCHED);
});

test('a complaint unsubscribes and suppresses at once, also when every address in it is redacted', async () => {
  const redacted = `From: redacted\nTo: redacted\nSubject: Lettre\nMessage-ID: <redacted@port.example>`;
  assert.deepEqual(await comesBack('eve', arf(redacted)), { kind: 'complaint', effect: 'unsubscribed' });
  assert.equal(await standing('eve'), 'accepted accepted withdrawn complaint');
  assert.deepEqual(await comesBack('eve', arf(redacted)), { kind: 'complaint', effect: 'repeated' });
  const proof = await d.sql`
    select source, action from consent_events where contact_id = ${reader('eve').contactId} order by id desc limit 1`;
  assert.deepEqual({ ...proof[0] }, { source: 'complaint', action: 'withdrawn' });
  // It outweighs what a server had said.
  await comesBack('ana', arf(redacted));
  assert.equal(await standing('ana'), 'bounced user_unknown withdrawn complaint');
});

test('a report to the feedback loop finds its recipient by any token of ours, and by nothing else', async () => {
  const { vault, config } = d.platform;
  const link = unsubscribeUrl(
    { vault, publicUrl: config.publicUrl, workspaceId: d.workspaceId, sendId: sent.sendId },
    handOver('ole'),
  );
  const reports: [name: string, report: string][] = [
    ['ole', arf(`To: redacted\nList-Unsubscribe: <${link}>`)],
    ['pia', arf(`To: redacted\nCFBL-Address: ${pathOf('pia')}; report=arf`)],
    ['quy', arf(`To: redacted\nMessage-ID: <${reader('quy').contactId}.${sent.sendId}@port.example>`)],
  ];
  for (const [name, report] of reports) {
    assert.equal((await arrives('fbl@port.example', report, 'fbl@provider.example')).kind, 'accepted', name);
    await readAll();
    assert.equal(await standing(name), 'accepted accepted withdrawn complaint');
  }
  const forged = pathOf('hal').replace(/^b\.(.)/, (_all, first) => `b.${first === 'q' ? 'r' : 'q'}`);
  for (const report of [
    arf('To: redacted'),
    arf(`Return-Path: <${forged}>`),
    arf('Message-ID: <999.999@port.example>'),
    arf(`To: ${reader('hal').email}`),
    dsn(reader('hal').email, '5.1.1', '550 User unknown', { original: `Return-Path: <${pathOf('hal')}>` }),
    'From: a@b.example\n\nSpam for you\n',
  ])
    assert.equal((await arrives('FBL@port.example', report)).kind, 'refused', report);
  assert.equal((await arrives('fbl@elsewhere.example', arf(`Return-Path: <${pathOf('hal')}>`))).kind, 'refused');
  assert.equal(await standing('hal'), UNTOUCHED);
});

test('a report that is no complaint takes nobody away', async () => {
  for (const type of ['not-spam', 'auth-failure'])
    assert.deepEqual(await comesBack('fay', arf('Subject: Lettre', type)), { kind: 'other', effect: 'counted' });
  assert.equal(await standing('fay'), UNTOUCHED);
});

test('whoever speaks of another recipient changes nothing, for either', async () => {
  const { vault, config } = d.platform;
  const link = unsubscribeUrl(
    { vault, publicUrl: config.publicUrl, workspaceId: d.workspaceId, sendId: sent.sendId },
    handOver('hal'),
  );
  const foreign = [
    dsn(reader('hal').email, '5.1.1', '550 5.1.1 User unknown'),
    dsn('someone@else.example', '5.1.1', '550 5.1.1 User unknown', { original: `Return-Path: <${pathOf('hal')}>` }),
    dsn('someone@else.example', '5.1.1', '550 5.1.1 User unknown', { original: `List-Unsubscribe: <${link}>` }),
    arf(`To: ${reader('hal').email}`),
    arf(`Message-ID: <${reader('hal').contactId}.${sent.sendId}@port.example>`),
    arf('Subject: Lettre', 'abuse', `Original-Rcpt-To: <${reader('hal').email}>`),
    arf('Subject: Lettre', 'abuse', `Original-Mail-From: <${pathOf('hal')}>`),
    arf(`List-Unsubscribe: <${link.slice(0, -30)}\n ${link.slice(-30)}>`),
  ];
  for (const message of foreign) assert.equal((await comesBack('gil', message)).effect, 'names_another', message);
  assert.deepEqual([await standing('gil'), await standing('hal')], [UNTOUCHED, UNTOUCHED]);
});

test('a mailbox that forwards to a dead one bounces under another name, and counts', async () => {
  await comesBack(
    'ida',
    dsn('ida@moved.example', '5.1.1', '550 5.1.1 User unknown', { original: `Return-Path: <${pathOf('ida')}>` }),
  );
  assert.equal(await standing('ida'), 'bounced user_unknown granted bounce');
});

test('an address that we did not sign, or that was altered, finds nobody', async () => {
  const notice = dsn(reader('jon').email, '5.1.1', '550 5.1.1 User unknown');
  const path = pathOf('jon');
  const altered = path.replace(/^b\.(.)/, (_, letter: string) => `b.${letter === 'a' ? 'b' : 'a'}`);
  const otherUse = `b.${d.platform.vault.signToken('unsubscribe', Object.values(handOver('jon')), 'base32')}@port.example`;
  for (const to of [altered, otherUse, 'b.aaaaaaaaaaaaaaaaaaaaaaaaaaaaaa@port.example', 'b.@port.example'])
    assert.equal((await arrives(to, notice)).kind, 'refused', to);
  assert.equal(await standing('jon'), UNTOUCHED);
  assert.equal((await arrives(path.toUpperCase(), notice)).kind, 'accepted', 'some servers fold the case');
  await readAll();
  assert.equal(await standing('jon'), 'bounced user_unknown granted bounce');
});

test('a bounce a month late is a replay; what never left cannot bounce; nor can what nobody knows', async () => {
  const { contactId, email } = reader('kim');
  const age = (days: number) =>
    d.sql`update recipients set updated_at = ${new Date(d.clock.now().getTime() - days * 86_400_000)} where contact_id = ${contactId}`;
  await age(31);
  assert.equal((await comesBack('kim', dsn(email, '5.1.1', '550 User unknown'))).effect, 'too_late');
  await age(0);
  await d.sql`update recipients set state = 'planned', reason = null where contact_id = ${contactId}`;
  assert.equal((await comesBack('kim', dsn(email, '5.1.1', '550 User unknown'))).effect, 'unknown');
  const unknown = returnPath(d.platform.vault, { ...handOver('kim'), contactId: '999999' }, 'port.example');
  await arrives(unknown, dsn(email, '5.1.1', '550 User unknown'));
  await readAll();
  const [last] = await d.sql`select effect from returned_mail order by id desc limit 1`;
  assert.equal(last?.['effect'], 'unknown');
});

test('a notice that is quicker than the outcome of its message waits for it', async () => {
  const { contactId, email } = reader('leo');
  await d.sql`update recipients set state = 'handed_over', reason = null where contact_id = ${contactId}`;
  await arrives(pathOf('leo'), dsn(email, '5.1.1', '550 User unknown'));
  await readAll();
  await d.sql`update recipients set state = 'accepted', reason = 'accepted' where contact_id = ${contactId}`;
  d.clock.advance(10_000);
  await readAll();
  assert.equal(await standing('leo'), 'bounced user_unknown granted bounce');
});

test('what a person writes is passed on, whatever words it uses', async () => {
  for (const text of [
    'Merci !',
    'Your message was rejected by my husband; delivery failed, undeliverable, user unknown.',
  ]) {
    const answer = `From: Mia <mia@lecteurs.example>\nSubject: Re: Undelivered mail\nIn-Reply-To: <x@port.example>\n\n${text}\n`;
    assert.deepEqual(await comesBack('mia', answer, 'mia@lecteurs.example'), { kind: 'reply', effect: 'forwarded' });
  }
  assert.equal(await standing('mia'), UNTOUCHED);
});

test('a notice of ten thousand lines, and rubbish of every kind, are dealt with at once and harm nobody', async () => {
  const lines = Array.from(
    { length: 10_000 },
    (_, i) => `Final-Recipient: rfc822; p${i}@else.example\nAction: failed\nStatus: 5.1.1\n`,
  );
  const long = dsn('x@else.example', '5.1.1', '550 no').replace(
    'Final-Recipient: rfc822; x@else.example',
    lines.join('\n'),
  );
  const began = performance.now();
  await comesBack('ned', long);
  const rubbish = [
    '',
    '\n\n\n',
    'Content-Type: multipart/report; report-type=delivery-status; boundary=b\n\n--b\n--b--',
    `From: x@y.example\n\n${'\u0001\ufffd'.repeat(5_000)}`,
    arf('Subject: x').replace('Version: 1', 'Version: '.repeat(2_000)),
    `Subject: ${'Re: '.repeat(20_000)}\n\nx`,
  ];
  // The server refuses some of it by itself.
  for (const one of rubbish) await arrives(pathOf('ned'), one);
  await readAll();
  assert.ok(performance.now() - began < 10_000);
  const [open] = await d.sql`select count(*)::int as n from returned_mail where state = 'waiting'`;
  assert.equal(open?.['n'], 0);
});

test('a message that the database refuses is tried a few times and kept as failed, and harms none beside it', async () => {
  const [bad, good] = ['uma', 'val'].map(reader) as [SentCampaign['readers'][number], SentCampaign['readers'][number]];
  await d.sql.unsafe(`
    create function fail_for_one() returns trigger language plpgsql as $$ begin raise exception 'no'; end $$;
    create trigger fail_for_one before insert on bounces for each row when (new.contact_id = ${bad.contactId}) execute function fail_for_one()`);
  await arrives(pathOf('uma'), dsn(bad.email, '5.1.1', '550 User unknown'));
  await arrives(pathOf('val'), dsn(good.email, '5.1.1', '550 User unknown'));
  await readAll();
  assert.equal(await standing('val'), 'bounced user_unknown granted bounce');
  for (let tries = 0; tries < 10; tries++) {
    d.clock.advance(10_000);
    await readAll();
  }
  const [row] =
    await d.sql`select state, bytes is not null as kept from returned_mail where contact_id = ${bad.contactId}`;
  assert.deepEqual({ ...row }, { state: 'failed', kept: true });
  assert.equal(await standing('uma'), UNTOUCHED);
});

test('a token that is played back without end is refused after a hundred messages', async () => {
  const away = 'From: dan@lecteurs.example\nAuto-Submitted: auto-replied\n\nx\n';
  const ends: string[] = [];
  for (let i = 0; i < 105; i++) ends.push((await arrives(pathOf('dan'), away, 'dan@lecteurs.example')).kind);
  assert.ok(ends.slice(0, 90).every((kind) => kind === 'accepted'));
  assert.ok(ends.slice(-3).every((kind) => kind === 'refused'));
  await readAll();
  assert.equal(await standing('dan'), UNTOUCHED);
});

test('report and timeline tell what came back, in the words of the ledger', async () => {
  const figures = await reactions(d.sql, d.workspaceId, sent.sendId);
  assert.deepEqual([figures.complaints, figures.replies], [5, 1], 'one person who answers twice is one');
  assert.ok(figures.autoReplies > 2);
  const told = async (name: string) =>
    (await timelineOf(d.sql, d.workspaceId, reader(name).contactId, { limit: 20 })).items
      .flatMap((event) => (event.kind === 'returned' ? `${event.what} ${event.reason} ${event.effect}` : []))
      .sort();
  assert.deepEqual(await told('ana'), [
    'bounce user_unknown bounced',
    'bounce user_unknown repeated',
    'complaint null unsubscribed',
  ]);
  assert.deepEqual(await told('eve'), ['complaint null repeated', 'complaint null unsubscribed']);
});

test('an erased contact: the complaint that comes after still suppresses, and nothing of the mail stays', async () => {
  const { contactId } = reader('fay');
  await d.sql`delete from contacts where id = ${contactId}`;
  await d.sql`update recipients set email = '' where contact_id = ${contactId}`;
  await comesBack('fay', arf('Subject: Lettre'));
  const hash = d.platform.vault.mac('address', 'fay@lecteurs.example');
  const [kept] = await d.sql`select reason, email from suppressions where address_hash = ${hash}`;
  assert.deepEqual({ ...kept }, { reason: 'complaint', email: null });
  const left = await d.sql`select from returned_mail where contact_id = ${contactId} or recipient = ${pathOf('fay')}`;
  assert.equal(left.length, 0);
});
