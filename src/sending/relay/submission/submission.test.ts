// Submission over real sockets: swaks, a client that says what it likes, and what becomes of the message in the ledger.

import assert from 'node:assert/strict';
import { execFile, spawnSync } from 'node:child_process';
import { createHash, createHmac, pbkdf2Sync } from 'node:crypto';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, test } from 'node:test';
import { connect as connectTls, type TLSSocket } from 'node:tls';
import { promisify } from 'node:util';
import { newApiKey, type NewApiKey, type Scope } from '#accounts/api-keys/api-key.ts';
import { insertApiKey } from '#accounts/api-keys/api-key-store.ts';
import { parse } from '#message/parse.ts';
import { makeCertificate } from '#test/kit/certificate.ts';
import { testDatabase } from '#test/kit/database.ts';
import { freePort } from '#test/kit/free-port.ts';
import { makeOperator } from '#test/kit/operator.ts';
import { makeDomain } from '#test/kit/send.ts';
import { talk } from '#test/kit/smtp-talk.ts';
import { startSubmission } from './submission.ts';

const folder = mkdtempSync(join(tmpdir(), 'dauphin-submission-'));
const certificate = makeCertificate('localhost');
writeFileSync(join(folder, 'cert.pem'), certificate.cert);
writeFileSync(join(folder, 'key.pem'), certificate.key);
const [implicit, startTls] = [await freePort(), await freePort()];
const kit = await testDatabase({
  env: {
    DAUPHIN_TLS_CERT: join(folder, 'cert.pem'),
    DAUPHIN_TLS_KEY: join(folder, 'key.pem'),
    DAUPHIN_SUBMISSIONS_PORT: String(implicit),
    DAUPHIN_SUBMISSION_PORT: String(startTls),
    DAUPHIN_MAIL_HOST: 'mail.port.example',
  },
});
const { platform, sql, workspaceId, clock } = kit;
const submission = await startSubmission(platform, 0);
after(async () => {
  await submission.close();
  await kit.close();
  rmSync(folder, { recursive: true });
});
await makeDomain(kit, { algorithms: ['ed25519-sha256'] });
const operatorId = await makeOperator(kit);

async function makeKey(scopes: Scope[] = ['send']): Promise<NewApiKey> {
  const key = newApiKey();
  await insertApiKey(sql, {
    workspaceId,
    operatorId,
    name: 'Boutique',
    scopes,
    expiresAt: null,
    key,
    now: clock.now(),
  });
  return key;
}
const key = await makeKey();

const swaks = (...more: string[]) =>
  promisify(execFile)('swaks', [
    ...['--server', '127.0.0.1', '--timeout', '10', '--ehlo', 'boutique.example', '--from', 'boutique@port.example'],
    ...['--to', 'ines@lecteurs.example', '--header', 'Subject: Commande', '--body', 'Partie.'],
    ...more,
  ]).then(
    ({ stdout }) => stdout,
    (fault) => fault.stdout as string,
  );

interface Row {
  way: string;
  subject: string;
  source: Buffer;
  emails: string[];
}
const newest = async (): Promise<Row> =>
  (
    await sql<Row[]>`
      select m.way, m.subject, m.source, array(select r.email from recipients r where r.contact_id = -m.id order by r.step) as emails
      from relay_messages m order by id desc limit 1`
  )[0] as Row;
const count = async () => (await sql`select from relay_messages`).length;

/** Over TLS; waits for each answer before the next line. */
async function converse(lines: (string | ((answer: string) => string))[]): Promise<string[]> {
  const socket: TLSSocket = connectTls({ port: implicit, host: '127.0.0.1', rejectUnauthorized: false });
  const answers: string[] = [];
  let input = '';
  let wake = () => {};
  socket.on('data', (bytes) => {
    input += bytes;
    wake();
  });
  socket.on('close', () => wake());
  const answer = async () => {
    for (;;) {
      const whole = /^(?:\d{3}-.*\r\n)*\d{3} .*\r\n/.exec(input);
      if (whole) {
        input = input.slice(whole[0].length);
        return whole[0].trimEnd();
      }
      if (socket.destroyed) return '';
      await new Promise<void>((resolve) => (wake = resolve));
    }
  };
  answers.push(await answer());
  for (const line of ['EHLO boutique.example', ...lines]) {
    socket.write(`${typeof line === 'string' ? line : line(answers.at(-1) ?? '')}\r\n`);
    answers.push(await answer());
    if (answers.at(-1) === '') break;
  }
  socket.destroy();
  return answers.slice(2);
}
const b64 = (text: string) => Buffer.from(text).toString('base64');
const plain = (user: string, password: string) => `AUTH PLAIN ${b64(`\0${user}\0${password}`)}`;
const letter = (head: string) => `${head}\r\n\r\nBonjour.\r\n.`;
const HEAD = 'From: Boutique <boutique@port.example>\r\nTo: ines@lecteurs.example\r\nSubject: Commande';

const hasSwaks = process.env['CI'] !== undefined || spawnSync('swaks', ['--version']).status === 0;

test('submission: swaks is let in by PLAIN and LOGIN, on both ports, and its message is in the ledger when it hears 250', {
  skip: !hasSwaks && 'swaks is not installed',
}, async () => {
  const login = ['--auth-user', key.publicPart, '--auth-password', key.text];
  for (const way of [
    ['--tls', '--port', String(startTls), '--auth', 'PLAIN'],
    ['--tls', '--port', String(startTls), '--auth', 'LOGIN'],
    ['--tlsc', '--port', String(implicit), '--auth', 'PLAIN'],
    ['--tlsc', '--port', String(implicit), '--auth', 'LOGIN'],
  ]) {
    const before = await count();
    const told = await swaks(...way, ...login);
    assert.match(told, /<~ {2}235 2\.7\.0/, told);
    assert.match(told, /<~ {2}250 2\.0\.0 Taken as message \d+/, told);
    assert.equal(await count(), before + 1);
    const row = await newest();
    assert.deepEqual([row.way, row.subject, row.emails], ['smtp', 'Commande', ['ines@lecteurs.example']]);
  }
});

test('submission: Bcc is taken out, Date and Message-ID are added where they miss, the rest stays octet by octet', async () => {
  const head = `${HEAD}\r\nBcc: secret@lecteurs.example,\r\n autre@lecteurs.example\r\nX-Order: 1203\r\nReturn-Path: <x@y.example>`;
  const told = await converse([
    plain(key.publicPart, key.text),
    'MAIL FROM:<boutique@port.example>',
    'RCPT TO:<ines@LECTEURS.example>',
    'RCPT TO:<secret@lecteurs.example>',
    'RCPT TO:<ines@lecteurs.example>',
    'DATA',
    letter(head),
  ]);
  assert.match(told.at(-1) ?? '', /^250/);
  const { source, emails } = await newest();
  assert.deepEqual(emails, ['ines@lecteurs.example', 'secret@lecteurs.example']);
  const text = source.toString('latin1');
  assert.doesNotMatch(text, /Bcc|secret|autre@|Return-Path/i);
  assert.match(text, /^Received: by mail\.port\.example \(Dauphin\) with ESMTPSA;\r\n /);
  assert.ok(text.endsWith(`\r\n${HEAD}\r\nX-Order: 1203\r\n\r\nBonjour.\r\n`), text);
  const message = parse(source);
  assert.match(message.messageId ?? '', /^[0-9a-f]{32}@port\.example$/);
  assert.deepEqual(message.date, clock.now());
  await converse([
    plain(key.publicPart, key.text),
    'MAIL FROM:<boutique@port.example>',
    'RCPT TO:<ines@lecteurs.example>',
    'DATA',
    letter(`${HEAD}\r\nDate: Mon, 02 Mar 2026 08:00:00 +0000\r\nMessage-ID: <own@boutique.example>`),
  ]);
  const own = (await newest()).source.toString('latin1');
  assert.equal(own.match(/^Message-ID:/gim)?.length, 1);
  assert.equal(own.match(/^Date:/gim)?.length, 1);
});

/** A client of SCRAM-SHA-256 written from RFC 5802; `spoil` alters the password. */
function scram(user: string, password: string): (string | ((answer: string) => string))[] {
  const bare = `n=${user},r=rOprNGfwEbeRWgbNEkqO`;
  let expected = '';
  return [
    `AUTH SCRAM-SHA-256 ${b64(`n,,${bare}`)}`,
    (answer) => {
      const first = Buffer.from(answer.slice(4), 'base64').toString();
      const [, nonce, salt, rounds] = /^r=([^,]+),s=([^,]+),i=(\d+)$/.exec(first) ?? [];
      const salted = pbkdf2Sync(password, Buffer.from(salt ?? '', 'base64'), Number(rounds), 32, 'sha256');
      const mac = (by: Buffer, text: string) => createHmac('sha256', by).update(text).digest();
      const client = mac(salted, 'Client Key');
      const without = `c=biws,r=${nonce}`;
      const spoken = `${bare},${first},${without}`;
      const signature = mac(createHash('sha256').update(client).digest(), spoken);
      expected = `v=${mac(mac(salted, 'Server Key'), spoken).toString('base64')}`;
      return b64(
        `${without},p=${Buffer.from(client.map((byte, at) => byte ^ (signature[at] as number))).toString('base64')}`,
      );
    },
    (answer) => {
      if (answer.startsWith('334')) assert.equal(Buffer.from(answer.slice(4), 'base64').toString(), expected);
      return '';
    },
  ];
}

test('submission: SCRAM-SHA-256 lets in who has the key, proves the server, and the key never travels', async () => {
  const told = await converse([...scram(key.publicPart, key.text), 'MAIL FROM:<boutique@port.example>']);
  assert.deepEqual(
    told.map((answer) => answer.slice(0, 3)),
    ['334', '334', '235', '250'],
  );
  const wrong = await converse(scram(key.publicPart, `${key.text}x`));
  assert.deepEqual(wrong.map((answer) => answer.slice(0, 3)).slice(0, 2), ['334', '535']);
  const nobody = await converse(scram('dph_aaaaaaaaaa', key.text));
  assert.deepEqual(nobody.map((answer) => answer.slice(0, 3)).slice(0, 2), ['334', '535']);
  const twice = [await converse(scram('dph_nobody', 'x')), await converse(scram('dph_nobody', 'x'))];
  const salts = twice.map(([first]) => /s=[^,]+/.exec(Buffer.from((first ?? '').slice(4), 'base64').toString())?.[0]);
  assert.equal(salts[0], salts[1], 'who does not exist has always the same salt, as who exists');
  await sql`delete from sign_in_limits`;
});

test('submission: nobody sends without a key, gives one without TLS, or writes from a domain of others', async () => {
  const inTheClear = await talk(
    startTls,
    `EHLO a.example\r\n${plain(key.publicPart, key.text)}\r\nMAIL FROM:<boutique@port.example>\r\n`,
  );
  assert.ok(
    inTheClear.some((line) => line.startsWith('538')) && inTheClear.some((line) => line.startsWith('530')),
    inTheClear.join('\n'),
  );
  assert.ok(!inTheClear.some((line) => /^250.AUTH/.test(line)));
  assert.match((await converse(['MAIL FROM:<boutique@port.example>']))[0] ?? '', /^530 5\.7\.0/);

  const before = await count();
  const reader = await makeKey(['read']);
  const cases: [string, (string | RegExp)[]][] = [
    ['a key without the scope', [plain(reader.publicPart, reader.text), /^535/]],
    ['to act for another', [`AUTH PLAIN ${b64(`autre\0${key.publicPart}\0${key.text}`)}`, /^535/]],
    ['MAIL FROM of others', [plain(key.publicPart, key.text), /^235/, 'MAIL FROM:<x@autre.example>', /^550 5\.7\.1/]],
    ['the null sender', [plain(key.publicPart, key.text), /^235/, 'MAIL FROM:<>', /^550 5\.7\.1/]],
    ...([
      'From: <x@autre.example>',
      'From: <boutique@port.example>\r\nFrom: <x@autre.example>',
      'From: <boutique@port.example>, <x@autre.example>',
      'From: <boutique@port.example>\r\nSender: <x@autre.example>',
      'From: nobody',
      'Subject: x',
    ].map((head) => [
      head,
      [
        plain(key.publicPart, key.text),
        /^235/,
        'MAIL FROM:<boutique@port.example>',
        /^250/,
        'RCPT TO:<ines@lecteurs.example>',
        /^250/,
        'DATA',
        /^354/,
        letter(head),
        /^55[04] 5\.[67]\./,
      ],
    ]) as [string, (string | RegExp)[]][]),
  ];
  for (const [name, steps] of cases) {
    const told = await converse(steps.filter((step) => typeof step === 'string'));
    steps
      .filter((step) => typeof step !== 'string')
      .forEach((wanted, at) => assert.match(told[at] ?? '', wanted, `${name}: ${told.join(' | ')}`));
  }
  assert.equal(await count(), before);
  await sql`delete from sign_in_limits`;
});

test('submission: who guesses is sent away after three tries, and his network barred after ten on one key, even with the key', async () => {
  const guess = plain(key.publicPart, `${key.text.slice(0, -1)}!`);
  const first = await converse([guess, guess, guess, guess]);
  assert.deepEqual(
    first.map((answer) => answer.slice(0, 3)),
    ['535', '535', '535', '421'],
  );
  for (let round = 0; round < 3; round++) await converse([guess, guess, guess]);
  assert.match((await converse([plain(key.publicPart, key.text)]))[0] ?? '', /^454 4\.7\.0/);
  clock.advance(16 * 60_000);
  assert.match((await converse([plain(key.publicPart, key.text)]))[0] ?? '', /^235/);
});

test('submission: AUTH takes what is well formed and nothing else, and can be cancelled', async () => {
  const cases: [string[], RegExp][] = [
    [['AUTH'], /^504/],
    [['AUTH CRAM-MD5'], /^504/],
    [['AUTH PLAIN !!!'], /^501/],
    [['AUTH PLAIN', '*'], /^501/],
    [['AUTH PLAIN', b64('no nul')], /^501/],
    [['AUTH LOGIN', b64(key.publicPart), '*'], /^501/],
    [['AUTH SCRAM-SHA-256', b64('p=tls-unique,,n=a,r=12345678')], /^501/],
    [[`AUTH PLAIN ${'A'.repeat(3_000)}`], /^501/],
    [[plain(key.publicPart, key.text), plain(key.publicPart, key.text)], /^503/],
    [['AUTH LOGIN', b64(key.publicPart), b64(key.text)], /^235/],
    [['AUTH PLAIN', b64(`\0${key.publicPart}\0${key.text}`)], /^235/],
  ];
  for (const [lines, wanted] of cases)
    assert.match((await converse(lines)).at(-1) ?? '', wanted, lines.join(' / ').slice(0, 80));
});

test('submission: NOTIFY, RET, ENVID and ORCPT are read and kept, wrong ones refused', async () => {
  const open = [plain(key.publicPart, key.text)];
  const told = await converse([
    ...open,
    'MAIL FROM:<boutique@port.example> RET=HDRS ENVID=QQ+2B314159',
    'RCPT TO:<a@lecteurs.example> NOTIFY=SUCCESS,DELAY ORCPT=rfc822;A+2Bb@lecteurs.example',
    'RCPT TO:<b@lecteurs.example> NOTIFY=NEVER',
    'RCPT TO:<c@lecteurs.example>',
    'DATA',
    letter(HEAD),
  ]);
  assert.match(told.at(-1) ?? '', /^250/, told.join('\n'));
  const [message] =
    await sql`select id, envelope_from, envelope_id, returns from relay_messages order by id desc limit 1`;
  assert.deepEqual(
    [message?.['envelope_from'], message?.['envelope_id'], message?.['returns']],
    ['boutique@port.example', 'QQ+314159', 'headers'],
  );
  const kept =
    await sql`select step, wanted, original_recipient from relay_notices where message_id = ${message?.['id']} order by step`;
  assert.deepEqual(
    kept.map((row) => [row['step'], row['wanted'], row['original_recipient']]),
    [
      [0, ['success', 'delay'], 'rfc822;A+b@lecteurs.example'],
      [2, ['failure'], null],
    ],
  );
  for (const line of [
    'MAIL FROM:<boutique@port.example> RET=ALL',
    `MAIL FROM:<boutique@port.example> ENVID=${'x'.repeat(101)}`,
    'MAIL FROM:<boutique@port.example> ENVID=+0A',
  ])
    assert.match((await converse([...open, line])).at(-1) ?? '', /^501/, line);
  for (const more of [
    'NOTIFY=NEVER,SUCCESS',
    'NOTIFY=SOON',
    'NOTIFY=DELAY,DELAY',
    'ORCPT=x',
    'ORCPT=rfc822;a+0D+0Ab',
    'FOO=1',
  ])
    assert.match(
      (await converse([...open, 'MAIL FROM:<boutique@port.example>', `RCPT TO:<a@lecteurs.example> ${more}`])).at(-1) ??
        '',
      /^5(?:01|55)/,
      more,
    );
});

test('submission: what cannot be committed is answered 451 and leaves nothing behind, and is taken when it comes again', async () => {
  const lines = [
    plain(key.publicPart, key.text),
    'MAIL FROM:<boutique@port.example>',
    'RCPT TO:<ines@lecteurs.example>',
    'DATA',
    letter(HEAD),
  ];
  const before = await count();
  await sql`alter table recipients add constraint broken check (false) not valid`;
  assert.match((await converse(lines)).at(-1) ?? '', /^451/);
  assert.equal(await count(), before);
  await sql`alter table recipients drop constraint broken`;
  assert.match((await converse(lines)).at(-1) ?? '', /^250/);
  assert.equal(await count(), before + 1);
});

test('startSubmission refuses to start without a certificate, and listens nowhere without a port', async () => {
  const bare = { ...platform, config: { ...platform.config, tlsCertificate: undefined } };
  await assert.rejects(startSubmission(bare), /certificate/);
  const off = await startSubmission({
    ...platform,
    config: { ...platform.config, submissionPort: undefined, submissionsPort: undefined },
  });
  assert.deepEqual(off.ports, {});
  await off.close();
});
