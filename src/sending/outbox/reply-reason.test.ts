// The meaning of SMTP answers, as a table of real ones.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { judgeAnswer } from './reply-reason.ts';
import { reasons } from './send.ts';

const cases: [number, string, string, string][] = [
  [250, '2.0.0 Ok: queued as 4Zx', 'accepted', 'accepted'],
  [
    550,
    '5.1.1 <a@b.example>: Recipient address rejected: User unknown in virtual mailbox table',
    'bounced',
    'user_unknown',
  ],
  [550, '5.4.1 Recipient address rejected: Access denied. [AM0.outlook.com]', 'bounced', 'user_unknown'],
  [550, '5.1.2 Host unknown', 'bounced', 'domain_unknown'],
  [556, '5.1.10 Domain does not accept mail', 'bounced', 'no_mail_accepted'],
  [521, 'does not accept mail', 'bounced', 'no_mail_accepted'],
  [452, '4.2.2 Mailbox full', 'deferred', 'mailbox_full'],
  [552, '5.2.2 The email account is over quota', 'bounced', 'mailbox_full'],
  [550, '5.2.1 The email account that you tried to reach is disabled', 'bounced', 'mailbox_inactive'],
  [552, '5.3.4 Message size exceeds fixed limit', 'bounced', 'message_too_big'],
  [
    550,
    '5.7.26 Unauthenticated email from example.com is not accepted due to DMARC policy',
    'bounced',
    'authentication_failed',
  ],
  [
    550,
    '5.7.515 Access denied, sending domain does not meet the required authentication level',
    'bounced',
    'authentication_failed',
  ],
  [550, '5.7.25 The IP address sending this message does not have a PTR record', 'bounced', 'reverse_dns_missing'],
  [421, '4.7.23 The IP address sending this message does not have a PTR', 'deferred', 'reverse_dns_missing'],
  [550, '5.7.1 Service unavailable; client host blocked using Spamhaus', 'bounced', 'reputation_block'],
  [550, "5.7.1 Unfortunately, messages from [192.0.2.1] weren't sent. (S3150)", 'bounced', 'reputation_block'],
  [550, 'spam detected', 'bounced', 'content_rejected'],
  [451, '4.7.1 Greylisting in action, please come back in 00:04:59', 'deferred', 'greylisted'],
  [450, '4.2.0 <a@b.example>: Recipient address rejected: Greylisted', 'deferred', 'greylisted'],
  [450, '4.2.1 The user you are trying to contact is receiving mail too quickly', 'deferred', 'throttled'],
  [421, 'mwinf5c04 ME Trop de connexions, veuillez verifier votre configuration. OFR004_104', 'deferred', 'throttled'],
  [421, '4.3.2 Service shutting down', 'deferred', 'server_busy'],
  [451, 'Temporary local problem', 'deferred', 'server_busy'],
  [554, 'Transaction failed', 'bounced', 'rejected'],
  [599, 'nobody says this', 'bounced', 'rejected'],
  [499, 'nobody says this', 'deferred', 'try_later'],
  // The enhanced code contradicts the basic one: the basic one binds.
  [450, '5.1.1 odd', 'deferred', 'try_later'],
  [354, 'go on', 'deferred', 'garbled_answer'],
  [999, 'hello', 'deferred', 'garbled_answer'],
];

test('judgeAnswer: real answers mean what their senders meant', () => {
  for (const [code, text, state, reason] of cases)
    for (const stage of [undefined, 'rcpt'] as const) {
      const judged = judgeAnswer({ code, text, ...(stage && { stage }) });
      assert.deepEqual([judged.state, judged.reason], [state, reason], `${code} ${text}`);
    }
});

test('judgeAnswer: whatever the answer, it decides with a listed reason and respects the class of the code', () => {
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 999 }), fc.string(), (code, text) => {
      const { state, reason } = judgeAnswer({ code, text });
      assert.ok(reasons.includes(reason));
      if (code >= 500 && code < 600) assert.equal(state, 'bounced');
      if (code >= 400 && code < 500) assert.equal(state, 'deferred');
    }),
  );
});
