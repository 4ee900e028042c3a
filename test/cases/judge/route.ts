import { bulkHeaders, type JudgeCase, listHeaders, NOW, vouchedFor } from './case.ts';

const AT = 'Mon, 2 Mar 2026 09:59:10 +0100';
const received = (client: string, at = AT, by = 'mx.exemple.fr') =>
  `from ${client} by ${by} (Postfix) with ESMTPS id 4XYZ for <camille@exemple.fr>; ${at}`;
const by = (client: string) => ({ headers: { Received: received(client) } });
const quiet = [
  'ROUTE_HELO_ADDRESS',
  'ROUTE_HELO_LOCAL',
  'ROUTE_HELO_FORGED',
  'ROUTE_HOST_CUSTOMER_LINE',
  'ROUTE_HOST_NAMELESS',
  'ROUTE_HOST_FOREIGN',
  'ROUTE_DATES_DISORDERED',
  'ROUTE_WEB_SCRIPT',
  'ROUTE_MAILER_FORGED',
] as const;

export const routeCases: readonly JudgeCase[] = [
  {
    title: 'a mail server that is what it says',
    message: by('mail.atelier-du-port.fr (mail.atelier-du-port.fr [192.0.2.7])'),
    never: quiet,
    class: 'desired',
  },
  {
    title: 'a host of many names: the customer’s in HELO, the provider’s in DNS',
    message: by('mail.atelier-du-port.fr (vps-1a2b.hebergeur.example.net [192.0.2.7])'),
    never: quiet,
  },
  {
    title: 'nothing said of the way: a message before it leaves',
    message: {},
    never: quiet,
  },
  {
    title: 'a laptop within, whose owner writes through his own server',
    message: {
      headers: {
        Received: [
          received('mail.atelier-du-port.fr (mail.atelier-du-port.fr [192.0.2.7])'),
          received('[192.168.1.20] (82-64-1-2.subs.dsl.example.net [82.64.1.2])', AT, 'mail.atelier-du-port.fr'),
        ],
      },
    },
    never: quiet,
  },
  {
    title: 'our own filter stands before: the line below it counts',
    message: {
      headers: {
        Received: [
          received('localhost (localhost [127.0.0.1])'),
          received('81.2.3.4 (unknown [81.2.3.4])', 'Mon, 2 Mar 2026 09:59:05 +0100'),
        ],
      },
    },
    expect: ['ROUTE_HELO_ADDRESS', 'ROUTE_HOST_NAMELESS'],
    never: ['ROUTE_HELO_LOCAL'],
  },
  {
    title: 'lines below the hand-over are claims: they make nobody honest, and nobody guilty of a bad name',
    message: {
      headers: {
        Received: [
          received('mail.atelier-du-port.fr (mail.atelier-du-port.fr [192.0.2.7])'),
          received('81.2.3.4 (unknown [81.2.3.4])', AT, 'mail.atelier-du-port.fr'),
        ],
      },
    },
    never: quiet,
  },
  {
    title: 'a forwarding server that the caller trusts: the line below its own counts',
    message: {
      headers: {
        Received: [
          received('out.association.example.org (out.association.example.org [192.0.2.9])'),
          received('pc (unknown [81.2.3.4])', AT, 'mx2.association.example.org'),
        ],
      },
    },
    context: { trustedServers: ['association.example.org'] },
    expect: ['ROUTE_HELO_LOCAL', 'ROUTE_HOST_NAMELESS'],
  },
  { title: 'a mere number for a name', message: by('81.2.3.4 (unknown [81.2.3.4])'), expect: ['ROUTE_HELO_ADDRESS'] },
  {
    title: 'an address literal, as the standard writes it',
    message: by('[192.0.2.7] (mail.atelier-du-port.fr [192.0.2.7])'),
    never: ['ROUTE_HELO_ADDRESS', 'ROUTE_HELO_LOCAL'],
  },
  {
    title: 'a machine that calls itself localhost',
    message: by('localhost (vps.hebergeur.example.net [192.0.2.7])'),
    expect: ['ROUTE_HELO_LOCAL'],
  },
  {
    title: 'a machine that calls itself Google, at another house’s address',
    message: by('mail-sor-f41.google.com (mail.hebergeur.example.net [192.0.2.7])'),
    expect: ['ROUTE_HELO_FORGED'],
  },
  {
    title: 'a machine that calls itself by the reader’s own domain',
    message: by('mx.exemple.fr (mail.hebergeur.example.net [192.0.2.7])'),
    context: { envelope: { mailFrom: 'anne@atelier-du-port.fr', recipient: 'camille@exemple.fr' } },
    expect: ['ROUTE_HELO_FORGED'],
  },
  {
    title: 'a list that writes to itself, through a provider',
    message: {
      to: 'nouvelles@atelier-du-port.fr',
      ...by('list.atelier-du-port.fr (srv7.hebergeur.example.net [192.0.2.7])'),
    },
    never: ['ROUTE_HELO_FORGED'],
  },
  {
    title: 'Google, at Google’s address',
    message: {
      from: 'Anne Le Goff <anne.legoff@gmail.com>',
      ...by('mail-sor-f41.google.com (mail-sor-f41.google.com [209.85.220.41])'),
    },
    never: quiet,
  },
  {
    title: 'a subscriber’s line',
    message: by('pc.atelier.fr (82-64-1-2.subs.dsl.example.net [82.64.1.2])'),
    expect: ['ROUTE_HOST_CUSTOMER_LINE'],
  },
  {
    title: 'a mail server at home whose name says so',
    message: by('mail.atelier-du-port.fr (mail.static-82-64-1-2.dsl.example.net [82.64.1.2])'),
    never: ['ROUTE_HOST_CUSTOMER_LINE'],
  },
  {
    title: 'an address of Gmail, from a host that is none of Google’s',
    message: {
      from: 'Anne Le Goff <anne.legoff@gmail.com>',
      ...by('vps.hebergeur.example.net (vps.hebergeur.example.net [192.0.2.7])'),
    },
    expect: ['ROUTE_HOST_FOREIGN'],
  },
  {
    title: 'an address of Gmail, through a discussion list',
    message: {
      from: 'Anne Le Goff <anne.legoff@gmail.com>',
      headers: { ...listHeaders, Received: received('lists.example.org (lists.example.org [192.0.2.7])') },
    },
    never: ['ROUTE_HOST_FOREIGN'],
  },
  {
    title: 'an address of Gmail, forwarded with its signature whole',
    message: {
      from: 'Anne Le Goff <anne.legoff@gmail.com>',
      ...by('relais.example.org (relais.example.org [192.0.2.7])'),
    },
    context: { authentication: vouchedFor('gmail.com') },
    never: ['ROUTE_HOST_FOREIGN'],
  },
  {
    title: 'a step dated two days after the next',
    message: {
      headers: {
        Received: [
          received('mail.atelier-du-port.fr (mail.atelier-du-port.fr [192.0.2.7])'),
          received('web (web [10.0.0.1])', 'Wed, 4 Mar 2026 12:00:00 +0100', 'mail.atelier-du-port.fr'),
        ],
      },
    },
    expect: ['ROUTE_DATES_DISORDERED'],
  },
  {
    title: 'a server whose clock is an hour fast',
    message: {
      headers: {
        Received: [
          received('mail.atelier-du-port.fr (mail.atelier-du-port.fr [192.0.2.7])'),
          received('web (web [10.0.0.1])', 'Mon, 2 Mar 2026 11:00:00 +0100', 'mail.atelier-du-port.fr'),
        ],
      },
    },
    never: ['ROUTE_DATES_DISORDERED'],
  },
  {
    title: 'a date of last year, told by the server that took it in',
    message: {
      headers: {
        Date: 'Mon, 3 Mar 2025 10:00:00 +0100',
        Received: received('mail.atelier-du-port.fr (mail.atelier-du-port.fr [192.0.2.7])'),
      },
    },
    expect: ['HEADER_DATE_FAR'],
  },
  {
    title: 'a program of a website',
    message: { headers: { 'X-PHP-Originating-Script': '1047:utNCI5kmwTv.php' } },
    expect: ['ROUTE_WEB_SCRIPT'],
  },
  {
    title: 'the shop’s own form, vouched for',
    message: { headers: { 'X-PHP-Originating-Script': '33:class-phpmailer.php' } },
    context: { authentication: vouchedFor('atelier-du-port.fr') },
    expect: ['ROUTE_WEB_SCRIPT'],
    class: 'desired',
  },
  {
    title: 'Outlook with an identifier that Outlook does not write',
    message: {
      headers: { 'X-Mailer': 'Microsoft Outlook 16.0', 'Message-ID': '<cuiydygetltd@example.net>' },
    },
    expect: ['ROUTE_MAILER_FORGED'],
  },
  {
    title: 'Outlook with an identifier made in another century',
    message: {
      headers: {
        'X-Mailer': 'Microsoft Outlook 16.0',
        'Message-ID': '<002a88e0cba3$3f9cf07d$303a5c3b$@atelier-du-port.fr>',
      },
    },
    expect: ['ROUTE_MAILER_FORGED'],
  },
  {
    title: 'Outlook as it is',
    message: {
      headers: {
        'X-Mailer': 'Microsoft Outlook 16.0',
        'Message-ID': '<179001dcaa21$8b17eaf0$a147c0d0$@atelier-du-port.fr>',
      },
    },
    never: ['ROUTE_MAILER_FORGED'],
  },
  {
    title: 'Outlook behind an Exchange that writes the identifier itself',
    message: {
      headers: {
        'X-Mailer': 'Microsoft Outlook 16.0',
        'Message-ID': '<DM6PR03MB3788A6E68F615BF33C687A8FE6BA0@DM6PR03MB3788.namprd03.prod.outlook.com>',
      },
    },
    never: ['ROUTE_MAILER_FORGED'],
  },
  {
    title: 'an iPhone as it is',
    message: {
      headers: {
        'X-Mailer': 'iPhone Mail (18D70)',
        'Message-ID': '<BC3FD243-13BA-4782-B6C4-2CE4920597E1@atelier-du-port.fr>',
      },
    },
    never: ['ROUTE_MAILER_FORGED'],
  },
  {
    title: 'a newsletter whose provider’s hosts bear other names',
    message: {
      headers: {
        ...bulkHeaders,
        Received: received('mta7.routeur.example.net (mta7.routeur.example.net [192.0.2.7])'),
      },
    },
    context: { receivedAt: NOW, authentication: vouchedFor('atelier-du-port.fr') },
    never: quiet,
    class: 'greybulk',
  },
];
