import assert from 'node:assert/strict';
import test from 'node:test';
import { isPrivateAddress, readReceived } from './received.ts';

const lines: readonly [server: string, line: string, expected: Partial<ReturnType<typeof readReceived>>][] = [
  [
    'Postfix',
    'from mail.exemple.fr (out7.exemple.fr [192.0.2.7])\r\n\tby mx.port.fr (Postfix) with ESMTPS id 4XYZ for <anne@port.fr>; Mon, 2 Mar 2026 09:59:00 +0100 (CET)',
    {
      helo: 'mail.exemple.fr',
      address: '192.0.2.7',
      reverseName: 'out7.exemple.fr',
      isNameless: false,
      by: 'mx.port.fr',
      date: new Date('2026-03-02T08:59:00Z'),
    },
  ],
  [
    'Postfix, no name found',
    'from [192.0.2.7] (unknown [192.0.2.7]) by mx.port.fr (Postfix) with SMTP id 1; Mon, 2 Mar 2026 09:59:00 +0100',
    { helo: '[192.0.2.7]', address: '192.0.2.7', reverseName: '', isNameless: true },
  ],
  [
    'Exim, a name of its own',
    'from out.exemple.fr ([192.0.2.7] helo=laptop) by mx.port.fr with esmtp (Exim 4.92) id 1; Mon, 2 Mar 2026 09:59:00 +0100',
    { helo: 'laptop', address: '192.0.2.7', reverseName: 'out.exemple.fr', isNameless: false },
  ],
  [
    'Exim, no name found',
    'from [192.0.2.7] (port=5 helo=exemple.fr) by mx.port.fr with esmtp (Exim 4.92); Mon, 2 Mar 2026 09:59:00 +0100',
    { helo: 'exemple.fr', address: '192.0.2.7', reverseName: '', isNameless: true },
  ],
  [
    'qmail',
    'from unknown (HELO exemple.fr) (192.0.2.7) by mx.port.fr with SMTP; 2 Mar 2026 08:59:00 -0000',
    { helo: 'exemple.fr', address: '192.0.2.7', reverseName: '', isNameless: true, by: 'mx.port.fr' },
  ],
  [
    'Sendmail with an identity',
    'from lugh (root@lugh.exemple.fr [192.0.2.7]) by mx.port.fr (8.9.3/8.9.3) with ESMTP id A; Mon, 2 Mar 2026 09:59:00 +0100',
    { helo: 'lugh', reverseName: 'lugh.exemple.fr' },
  ],
  [
    'Exchange',
    'from exemple.fr (2001:db8::7) by AM7.mail.protection.outlook.com (100.127.140.143) with Microsoft SMTP Server id 15.20; Mon, 2 Mar 2026 08:59:00 +0000',
    { helo: 'exemple.fr', address: '2001:db8::7', reverseName: '', isNameless: false },
  ],
  [
    'Google',
    'from mail-sor-f41.google.com (mail-sor-f41.google.com. [209.85.220.41]) by mx.google.com with SMTPS id a1sor2; Mon, 2 Mar 2026 00:59:00 -0800 (PST)',
    { helo: 'mail-sor-f41.google.com', reverseName: 'mail-sor-f41.google.com', by: 'mx.google.com' },
  ],
  ['Google within', 'by 2002:a59:552:0 with SMTP id 79csp; Mon, 2 Mar 2026 00:59:00 -0800', { helo: '', address: '' }],
  ['nothing at all', '', { helo: '', address: '', reverseName: '', by: '' }],
];

for (const [server, line, expected] of lines) {
  test(`readReceived: ${server}`, () => {
    const hop = readReceived(line);
    for (const [key, value] of Object.entries(expected)) assert.deepEqual(hop[key as keyof typeof hop], value, key);
  });
}

test('isPrivateAddress: networks of nobody else, and their neighbours', () => {
  for (const one of ['10.1.2.3', '127.0.0.1', '172.31.0.1', '192.168.1.1', '100.64.0.1', '::1', 'fe80::1', 'fd00::1'])
    assert.ok(isPrivateAddress(one), one);
  for (const one of ['11.1.2.3', '172.32.0.1', '192.169.1.1', '100.128.0.1', '2001:db8::1', ''])
    assert.ok(!isPrivateAddress(one), one);
});
