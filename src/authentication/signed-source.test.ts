// The shortened message must give what the whole one gives: only the head of an unsigned one, CRLF in a signed one.

import assert from 'node:assert/strict';
import test from 'node:test';
import { signedSource } from './signed-source.ts';

const cases: readonly [fact: string, source: string, read: string][] = [
  ['of an unsigned message the head', 'From: a@b.example\r\n\r\nbody\r\n', 'From: a@b.example\r\n\r\n'],
  ['of an unsigned message with bare LF too', 'From: a@b.example\n\nbody\n\r\n', 'From: a@b.example\n\n'],
  ['a signed message as it is', 'DKIM-Signature: v=1\r\n\r\nbody\r\n', 'DKIM-Signature: v=1\r\n\r\nbody\r\n'],
  ['a signed message with CRLF', 'dkim-signature : v=1\n\nbody\r\n\n', 'dkim-signature : v=1\r\n\r\nbody\r\n\r\n'],
  ['a message sealed on its way whole', 'ARC-Message-Signature: i=1\n\nx', 'ARC-Message-Signature: i=1\r\n\r\nx'],
  [
    'the octets of any charset unchanged',
    'DKIM-Signature: v=1\n\n\xe9\xff\n',
    'DKIM-Signature: v=1\r\n\r\n\xe9\xff\r\n',
  ],
  ['a signature in the body as no signature', 'From: a\n\nDKIM-Signature: v=1\n', 'From: a\n\n'],
  ['a message without an end of the head whole', 'From: a\nTo: b', 'From: a\nTo: b'],
  ['a message that begins with an empty line whole', '\r\nFrom: a\r\n\r\nx', '\r\nFrom: a\r\n\r\nx'],
];

for (const [fact, source, read] of cases)
  test(`signedSource: reads ${fact}`, () => {
    assert.equal(signedSource(Buffer.from(source, 'latin1')).toString('latin1'), read);
  });
