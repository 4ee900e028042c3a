import { type JudgeCase, listHeaders, NOW } from './case.ts';

export const headerCases: readonly JudgeCase[] = [
  {
    title: 'all that a message needs',
    message: {},
    context: { receivedAt: NOW },
    never: [
      'HEADER_DATE_MISSING',
      'HEADER_DATE_FAR',
      'HEADER_MESSAGE_ID_MISSING',
      'HEADER_REPEATED',
      'HEADER_RAW_BYTES',
    ],
  },
  {
    title: 'no date',
    message: { headers: { Date: null } },
    expect: ['HEADER_DATE_MISSING'],
    never: ['HEADER_DATE_INVALID'],
  },
  {
    title: 'a text out of an archive, which never travelled',
    message: { to: null, headers: { Date: null, 'Message-ID': null } },
    never: ['HEADER_DATE_MISSING', 'HEADER_MESSAGE_ID_MISSING', 'TO_MISSING'],
    class: 'desired',
  },
  {
    title: 'the same, handed over by SMTP',
    message: { to: null, headers: { Date: null, 'Message-ID': null } },
    context: { envelope: { mailFrom: 'anne@atelier-du-port.fr', recipient: 'camille@exemple.fr' } },
    expect: ['HEADER_DATE_MISSING', 'HEADER_MESSAGE_ID_MISSING', 'TO_MISSING'],
  },
  { title: 'a date of its own making', message: { headers: { Date: '11-04-2023' } }, expect: ['HEADER_DATE_INVALID'] },
  {
    title: 'a date of last year',
    message: { headers: { Date: 'Mon, 3 Mar 2025 10:00:00 +0100' } },
    context: { receivedAt: NOW },
    expect: ['HEADER_DATE_FAR'],
  },
  {
    title: 'a date of next week',
    message: { headers: { Date: 'Mon, 9 Mar 2026 10:00:00 +0100' } },
    context: { receivedAt: NOW },
    expect: ['HEADER_DATE_FAR'],
  },
  {
    title: 'three days in a queue, and a clock that is an hour fast',
    message: { headers: { Date: 'Fri, 27 Feb 2026 10:00:00 +0100' } },
    context: { receivedAt: NOW },
    never: ['HEADER_DATE_FAR'],
  },
  { title: 'no identifier', message: { headers: { 'Message-ID': null } }, expect: ['HEADER_MESSAGE_ID_MISSING'] },
  {
    title: 'an identifier without brackets',
    message: { headers: { 'Message-ID': 'abc123' } },
    expect: ['HEADER_MESSAGE_ID_INVALID'],
  },
  { title: 'two subjects', message: { headers: { Subject: ['Bonjour', 'Gagné'] } }, expect: ['HEADER_REPEATED'] },
  {
    title: 'several Received lines are normal',
    message: { headers: { Received: ['from a by b', 'from b by c'] } },
    never: ['HEADER_REPEATED'],
  },
  { title: 'accents that are not encoded', message: { headers: { 'X-Note': 'été' } }, expect: ['HEADER_RAW_BYTES'] },
  {
    title: 'an answer with the words of the other below',
    message: {
      subject: 'Re: samedi',
      headers: { 'In-Reply-To': '<77@exemple.fr>' },
      text: 'Oui, avec plaisir.\r\n\r\nLe 1 mars 2026, Camille a écrit :\r\n> Tu viens samedi ?',
    },
    expect: ['THREAD_ANSWER'],
    never: ['THREAD_REFERENCES', 'THREAD_STARTS_ON_LIST'],
    class: 'desired',
  },
  {
    title: 'references without a word of the other',
    message: { headers: { References: '<77@exemple.fr>' }, text: 'Oui, avec plaisir.' },
    expect: ['THREAD_REFERENCES'],
    never: ['THREAD_ANSWER'],
  },
  {
    title: 'a first question on a list',
    message: { headers: listHeaders, text: 'Hello, does the B210 work with the new firmware?' },
    expect: ['THREAD_STARTS_ON_LIST'],
    never: ['THREAD_ANSWER'],
    class: 'desired',
  },
  { title: 'a first letter between people', message: {}, never: ['THREAD_STARTS_ON_LIST'] },
];
