// `dauphin bounce` as people run it, in a process of its own.

import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { projectFolder } from '#platform/config.ts';

let folder: string;

const FULL = `From: MAILER-DAEMON@mx.example.net
To: news@example.com
Subject: Undelivered Mail Returned to Sender
Content-Type: multipart/report; report-type=delivery-status; boundary=b

--b

<camille@example.org>: host mx.example.org said: 552 5.2.2 Mailbox full (in reply to RCPT TO command)

--b
Content-Type: message/delivery-status

Reporting-MTA: dns; mx.example.net

Final-Recipient: rfc822; camille@example.org
Action: failed
Status: 5.2.2
Diagnostic-Code: smtp; 552 5.2.2 Mailbox full

Final-Recipient: rfc822; paul@example.org
Action: failed
Status: 5.1.1
Diagnostic-Code: smtp; 550 5.1.1 User unknown

--b--
`;
const QMAIL = `From: MAILER-DAEMON@mx.example.net
To: news@example.com
Subject: failure notice

Hi. This is the qmail-send program at mx.example.net.
I'm afraid I wasn't able to deliver your message to the following addresses.

<jeanne@example.org>:
192.0.2.1 does not like recipient.
Remote host said: 550 sorry, no mailbox here by that name (#5.1.1)
Giving up on 192.0.2.1.

--- Below this line is a copy of the message.

From: news@example.com
To: jeanne@example.org
`;
const LETTER = 'From: camille@example.org\nTo: news@example.com\nSubject: Bonjour\n\nMerci, à samedi.\n';

before(async () => {
  folder = await mkdtemp(join(tmpdir(), 'dauphin-bounce-'));
  await writeFile(join(folder, 'full.eml'), FULL);
  await writeFile(join(folder, 'letter.eml'), LETTER);
  await writeFile(join(folder, 'qmail.eml'), QMAIL);
});
after(() => rm(folder, { recursive: true, force: true }));

function dauphin(...args: string[]) {
  const { stdout, stderr, status } = spawnSync(
    process.execPath,
    [join(projectFolder, 'src', 'cli', 'dauphin.ts'), 'bounce', ...args],
    { encoding: 'utf8', env: { PATH: process.env['PATH'], LANG: 'en_GB.UTF-8' } },
  );
  return { stdout, stderr, status };
}

test('dauphin bounce: one JSON line per recipient; mail that is no bounce, or not there, gets its line', () => {
  const { stdout, status } = dauphin('--json', '--dir', folder, join(folder, 'missing.eml'));
  assert.equal(status, 1, 'one file is not there');
  const lines = stdout
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line));
  assert.deepEqual(
    lines.map(({ error, kind, address, class: name, bounce, code, action, reason }) =>
      error ? [error] : [kind, address, name, bounce, code, action, reason],
    ),
    [
      ['ENOENT'],
      ['bounce', 'camille@example.org', 'mailbox_full', 'soft', '5.2.2', 'suppress_after_5', 'mailboxfull'],
      ['bounce', 'paul@example.org', 'user_unknown', 'hard', '5.1.1', 'suppress', 'userunknown'],
      ['none', undefined, undefined, undefined, undefined, undefined, undefined],
      ['bounce', 'jeanne@example.org', 'user_unknown', 'hard', '5.1.1', 'suppress', 'userunknown'],
    ],
  );
});

test('dauphin bounce: for people, and asks what to read when nothing is named', () => {
  const { stdout, status } = dauphin(join(folder, 'qmail.eml'), join(folder, 'letter.eml'));
  assert.equal(status, 0);
  assert.match(stdout, /jeanne@example\.org {2}user_unknown {2}hard {2}5\.1\.1 {2}write no more {2}userunknown\n/);
  assert.match(stdout, /letter\.eml\n {2}no bounce, no complaint, no automatic reply\n/);
  const nothing = dauphin();
  assert.equal(nothing.status, 1);
  assert.match(nothing.stderr, /Name files or a folder/);
});
