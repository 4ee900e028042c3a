// What refusals mean, as a table of real ones; and that the tables hold together.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { type BounceCause, causes } from './bounce-cause.ts';
import { causeOfRefusal, type Refusal, type SessionStage } from './classify-bounce.ts';
import { frenchCodes, providerCodes } from './data/provider-codes.ts';
import { statusCauses } from './data/status-causes.ts';
import { wordCauses } from './data/word-causes.ts';

const STATUS = /\b([245]\.\d{1,3}\.\d{1,3})\b/;

/** As read from the text itself. */
function refusal(text: string, stage?: SessionStage): Refusal {
  const status = STATUS.exec(text)?.[1];
  const replyCode = /^([45]\d\d)/.exec(text)?.[1];
  return {
    text,
    ...(status && { status }),
    ...(replyCode && { replyCode: Number(replyCode) }),
    ...(stage && { stage }),
  };
}

const cases: readonly [text: string, cause: BounceCause, stage?: SessionStage][] = [
  [
    '550 5.1.1 <a@b.example>: Recipient address rejected: User unknown in virtual mailbox table',
    'user_unknown',
    'rcpt',
  ],
  ['550 5.4.1 Recipient address rejected: Access denied. [AM0.prod.protection.outlook.com]', 'user_unknown', 'rcpt'],
  ['550 5.1.10 RESOLVER.ADR.RecipientNotFound; Recipient not found by SMTP address lookup', 'user_unknown'],
  ['550 5.5.0 Adresse destinataire invalide. Invalid recipient. LPN007_416', 'user_unknown', 'rcpt'],
  ["554 delivery error: dd This user doesn't have a yahoo.com account (a@yahoo.com) [0]", 'user_unknown', 'data'],
  ['550 Unknown user a@b.example', 'filtered', 'data'],
  ['550 5.7.1 This recipient only takes mail from colleagues', 'filtered', 'rcpt'],
  ['550 5.7.1 not today', 'policy', 'rcpt'],
  ['550 5.1.6 recipient no longer on server: a@icloud.example', 'moved'],
  ['550 5.1.2 Host unknown', 'domain_unknown'],
  ['Host or domain name not found. Name service error for name=b.example type=A: Host not found', 'domain_unknown'],
  ["The domain b.example doesn't receive email according to the administrator: returned Null MX", 'no_mail_accepted'],
  ['550 5.2.1 The email account that you tried to reach is disabled.', 'suspended', 'rcpt'],
  ['550 5.5.0 Compte archive OFR_420', 'suspended'],
  ['554 30 Sorry, your message cannot be delivered. This mailbox is disabled (554.30).', 'suspended'],
  ['552 5.2.2 The email account that you tried to reach is over quota', 'mailbox_full'],
  ['550 5.2.2 Boite du destinataire pleine. Recipient overquota. OFR_417', 'mailbox_full'],
  ['452 4.3.1 Insufficient system storage', 'system_full'],
  ['552 5.3.4 Message size exceeds fixed limit', 'too_big', 'mail'],
  ['553 5.1.8 <a@b.example>... Domain of sender address a@b.example does not exist', 'sender_rejected', 'mail'],
  ['554 5.7.1 <c@d.example>: Relay access denied', 'relay_denied', 'rcpt'],
  ['550 5.7.26 This mail has been blocked because the sender is unauthenticated.', 'authentication'],
  ['550 5.7.509 Access denied, sending domain [B.EXAMPLE] does not pass DMARC verification', 'authentication'],
  ['550 5.7.515 Access denied, sending domain does not meet the required authentication level', 'authentication'],
  ['421 mwinf Veuillez verifier la configuration SPF/DNS de votre domaine', 'authentication'],
  ['550 5.7.25 The IP address sending this message does not have a PTR record', 'reverse_dns'],
  ['554 5.7.1 Service unavailable; Client host [192.0.2.1] blocked using zen.spamhaus.org', 'blocked', 'rcpt'],
  ["550 5.7.1 Unfortunately, messages from [192.0.2.1] weren't sent. (S3150)", 'blocked'],
  ['550 5.7.606 Access denied, banned sending IP [192.0.2.1]', 'blocked'],
  ['421 4.7.0 [TSS04] Messages from 192.0.2.1 temporarily deferred due to user complaints', 'complaints_throttled'],
  ['553 5.7.1 [BL21] Connections will not be accepted from 192.0.2.1, because the ip is in Spamhaus list', 'blocked'],
  ['554 5.7.1 [HME1] This message was blocked for failing both SPF and DKIM authentication checks', 'authentication'],
  ['421 4.7.28 Our system has detected an unusual rate of unsolicited mail', 'too_fast'],
  ['450 4.2.1 The user you are trying to contact is receiving mail too quickly', 'too_fast'],
  ['421 wwinf Trop de connexions, veuillez verifier votre configuration. OFR004_104', 'too_many_connections'],
  ['550 5.7.1 Message identified as SPAM', 'spam', 'data'],
  ['550 5.7.0 Mail rejete. Mail rejected. OFR_506 [506]', 'spam'],
  ['550 spam detected', 'spam', 'data'],
  ['550 SFR_IN_101 rejected', 'spam'],
  ['550 5.7.0 virus detected', 'virus'],
  ['451 4.7.1 Greylisting in action, please come back later', 'greylisted', 'rcpt'],
  ['connect to mx.b.example[192.0.2.1]:25: Connection timed out', 'expired'],
  ['554 5.4.6 Too many hops', 'network'],
  ['421 Service not available, closing transmission channel', 'blocked', 'connect'],
  ['550 5.7.10 STARTTLS is required to send mail', 'tls', 'mail'],
];

test('causeOfRefusal: real refusals mean what their servers meant', () => {
  for (const [text, cause, stage] of cases) assert.equal(causeOfRefusal(refusal(text, stage)), cause, text);
});

test('causes: whatever we caused ourselves leaves the contact alone', () => {
  for (const name of [
    'spam',
    'content',
    'policy',
    'authentication',
    'security',
    'blocked',
    'low_reputation',
    'reverse_dns',
    'sender_rejected',
    'relay_denied',
    'too_fast',
    'tls',
    'too_big',
  ] as const)
    assert.equal(causes[name].action, 'none', name);
  for (const [name, { isHard, action }] of Object.entries(causes)) if (isHard) assert.equal(action, 'suppress', name);
});

test('bounce tables: every rule names a cause that exists, and the provider codes of STANDARDS 1.4 are there', () => {
  const named = [
    ...Object.values(frenchCodes),
    ...Object.values(statusCauses),
    ...[...providerCodes, ...wordCauses].map(({ cause }) => cause),
  ];
  for (const cause of named) assert.ok(cause in causes, cause);
  for (const code of Object.keys(statusCauses)) assert.match(code, /^[x245]\.\d{1,3}\.\d{1,3}$/);
  for (const code of [
    101, 102, 103, 104, 105, 107, 108, 109, 201, 305, 402, 401, 403, 405, 415, 416, 417, 420, 426, 421, 423, 424, 505,
    506, 510, 513, 514, 517, 535, 630, 999,
  ])
    assert.ok(frenchCodes[String(code)], String(code));
});

test('causeOfRefusal: it always decides, and quickly, whatever a server says', () => {
  fc.assert(
    fc.property(
      fc.string({ maxLength: 300, unit: 'grapheme' }),
      fc.integer({ min: 400, max: 599 }),
      (text, replyCode) => {
        assert.ok(causeOfRefusal({ text, replyCode }) in causes);
      },
    ),
  );
  for (const piece of ['user ', 'mailbox is ', 'no such ', 'a@b.example ', '5.1.1 ', 'not ', '((((', 'rejected ']) {
    const began = performance.now();
    causeOfRefusal({ text: piece.repeat(20_000) });
    assert.ok(performance.now() - began < 500, piece);
  }
});
