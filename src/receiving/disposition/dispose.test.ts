import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { AuthenticationResults } from '#authentication/results.ts';
import { type Case, dispose, type SenderRule, sendersNamed } from './dispose.ts';
import { policyOf, STANDARD_POLICY } from './policy.ts';

const PASS: AuthenticationResults = { dkim: [], dmarc: { result: 'pass', domain: 'shop.example', policy: 'reject' } };
const FAIL: AuthenticationResults = { dkim: [], dmarc: { result: 'fail', domain: 'shop.example', policy: 'reject' } };
const NOTHING: AuthenticationResults = { dkim: [], dmarc: { result: 'none', domain: 'shop.example' } };

const base: Case = {
  class: 'desired',
  authentication: NOTHING,
  fromAddress: 'a@shop.example',
  isPassedOn: false,
  policy: STANDARD_POLICY,
  rules: [],
};
const rule = (sender: string, action: SenderRule['action'], isPersonal = false): SenderRule => ({
  sender,
  action,
  isPersonal,
});

const cases: [string, Partial<Case>, string][] = [
  ['wanted mail is delivered', {}, 'deliver class'],
  ['bulk mail of an honest sender is delivered', { class: 'greybulk' }, 'deliver class'],
  ['careless bulk mail is marked', { class: 'greyspam' }, 'mark class'],
  ['spam goes to Junk', { class: 'spam' }, 'junk class'],
  ['fraud is held', { class: 'phish' }, 'quarantine class'],
  ['a blocked sender is held', { rules: [rule('shop.example', 'block')] }, 'quarantine blocked'],
  [
    'an allowed sender who proves who he is gets through',
    { class: 'spam', authentication: PASS, rules: [rule('shop.example', 'allow')] },
    'deliver allowed',
  ],
  [
    'an allowed name that nobody vouches for opens nothing',
    { class: 'spam', rules: [rule('a@shop.example', 'allow')] },
    'junk class',
  ],
  [
    'an allowed sender whose message is fraud arrives marked',
    { class: 'phish', authentication: PASS, rules: [rule('a@shop.example', 'allow')] },
    'mark allowed',
  ],
  [
    "the owner's word goes before the house's",
    { authentication: PASS, rules: [rule('a@shop.example', 'block'), rule('shop.example', 'allow', true)] },
    'deliver allowed',
  ],
  [
    'an address goes before its domain',
    { authentication: PASS, rules: [rule('a@shop.example', 'block'), rule('shop.example', 'allow')] },
    'quarantine blocked',
  ],
  ['p=reject is taken at its word', { authentication: FAIL }, 'quarantine dmarc_reject'],
  ['a list or a forwarder is not held for p=reject', { authentication: FAIL, isPassedOn: true }, 'deliver class'],
  [
    'a policy that refuses fraud refuses it from blocked senders too',
    { class: 'phish', policy: policyOf({ phish: 'refuse' }, {}), rules: [rule('shop.example', 'block')] },
    'refuse class',
  ],
  [
    "an owner's choice goes before the domain's",
    { class: 'spam', policy: policyOf({ spam: 'refuse' }, { spam: 'mark' }) },
    'mark class',
  ],
];
for (const [fact, change, expected] of cases) {
  test(`dispose: ${fact}`, () => {
    const { disposition, reason } = dispose({ ...base, ...change });
    assert.equal(`${disposition} ${reason}`, expected);
  });
}

test('sendersNamed: the address, its domain and the domains above', () => {
  assert.deepEqual(sendersNamed('A@News.Shop.example'), [
    'a@news.shop.example',
    'news.shop.example',
    'shop.example',
    'example',
  ]);
  assert.deepEqual(sendersNamed(''), []);
});
