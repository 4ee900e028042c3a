import assert from 'node:assert/strict';
import { test } from 'node:test';
import { gzipSync } from 'node:zlib';
import { parse } from '../parse.ts';
import { readDmarcFile } from './dmarc-report.ts';
import { readDeliveryStatus } from './dsn.ts';
import { readListHeaders } from './list-headers.ts';
import { readNotice } from './notice.ts';
import { readTlsFile } from './tls-report.ts';

const read = (text: string) => parse(Buffer.from(text.replace(/\n/g, '\r\n')));
const report = (type: string, ...parts: string[]) =>
  read(
    `Content-Type: multipart/report; report-type=${type}; boundary=b\n\n--b\n\nprose\n--b\n${parts.join('\n--b\n')}\n--b--\n`,
  );

const returned = 'Content-Type: message/rfc822\n\nMessage-ID: <sent@port.example>\nSubject: Bonjour\n\ntext';

test('readNotice reads a bounce: whom, why, and which message', () => {
  const notice = readNotice(
    report(
      'delivery-status',
      `Content-Type: message/delivery-status

Reporting-MTA: dns; mx.boite.example
Original-Envelope-Id: env-1
Arrival-Date: Wed, 25 Nov 2026 10:00:00 +0100

Original-Recipient: rfc822;Zoe@Boite.example
Final-Recipient: rfc822; <zoe@boite.example>
Action: failed
Status: 5.1.1 (no such user)
Remote-MTA: dns; mx2.boite.example
Diagnostic-Code: smtp; 550 5.1.1 unknown;
 really
Last-Attempt-Date: Wed, 25 Nov 2026 10:05:00 +0100

Final-Recipient: utf-8; l\\x{E9}a@boite.example
Action: delayed
Status: 4.2.2`,
      returned,
    ),
  );
  assert.equal(notice?.kind, 'delivery_status');
  const { original, ...rest } = notice;
  assert.deepEqual(rest, {
    kind: 'delivery_status',
    reportingMta: 'mx.boite.example',
    envelopeId: 'env-1',
    arrivedAt: new Date('2026-11-25T09:00:00Z'),
    recipients: [
      {
        finalRecipient: 'zoe@boite.example',
        originalRecipient: 'Zoe@Boite.example',
        action: 'failed',
        status: '5.1.1',
        diagnostic: '550 5.1.1 unknown; really',
        remoteMta: 'mx2.boite.example',
        lastAttempt: new Date('2026-11-25T09:05:00Z'),
      },
      { finalRecipient: 'léa@boite.example', action: 'delayed', status: '4.2.2' },
    ],
    defects: [],
  });
  assert.equal(original?.messageId, 'sent@port.example');
  assert.equal(original?.subject, 'Bonjour');
});

const status = 'Final-Recipient: rfc822; a@b.example\nAction: failed\nStatus: 5.0.0';
const variants: [string, ReturnType<typeof read>, number, string[]][] = [
  [
    'encoded',
    report(
      'delivery-status',
      `Content-Type: message/delivery-status\nContent-Transfer-Encoding: base64\n\n${Buffer.from(`Reporting-MTA: dns; x\n\n${status}\n`).toString('base64')}`,
      returned,
    ),
    1,
    [],
  ],
  [
    'with headers alone',
    report(
      'delivery-status',
      `Content-Type: message/delivery-status\n\nReporting-MTA: dns; x\n\n${status}`,
      'Content-Type: text/rfc822-headers\n\nMessage-ID: <a@b>',
    ),
    1,
    [],
  ],
  [
    'without the fields of the message',
    report('delivery-status', `Content-Type: message/delivery-status\n\n${status}`, returned),
    1,
    [],
  ],
  [
    'with more empty lines',
    report(
      'delivery-status',
      `Content-Type: message/delivery-status\n\n\n\nReporting-MTA: dns; x\n\n\n\n${status}\n\n\n${status}\n\n`,
      returned,
    ),
    2,
    [],
  ],
  [
    'in a plain multipart',
    read(`Content-Type: multipart/mixed; boundary=b\n\n--b\nContent-Type: message/delivery-status\n\n${status}\n--b--`),
    1,
    ['original_missing'],
  ],
  ['without its machine part', report('delivery-status', returned), 0, ['report_missing']],
  [
    'with an action that is none',
    report(
      'delivery-status',
      `Content-Type: message/delivery-status\n\nFinal-Recipient: rfc822; a@b.example\nAction: exploded\nStatus: no`,
      returned,
    ),
    1,
    ['field_invalid'],
  ],
];
for (const [what, message, recipients, defects] of variants)
  test(`readDeliveryStatus reads a bounce ${what}`, () => {
    const notice = readDeliveryStatus(message);
    assert.equal(notice?.recipients.length, recipients);
    assert.deepEqual(notice?.defects, defects);
  });

test('readNotice takes nothing from within a returned message', () => {
  const inner = `Content-Type: multipart/report; report-type=delivery-status; boundary=c\n\n--c\nContent-Type: message/delivery-status\n\n${status}\n--c--`;
  assert.equal(readNotice(read(`Content-Type: message/rfc822\n\n${inner}`)), undefined);
  const notice = readNotice(
    report(
      'feedback-report',
      'Content-Type: message/feedback-report\n\nFeedback-Type: abuse\nUser-Agent: x\nVersion: 1',
      `Content-Type: message/rfc822\n\n${inner}`,
    ),
  );
  assert.equal(notice?.kind, 'feedback');
});

test('readNotice reads a failure report of DMARC', () => {
  const notice = readNotice(
    report(
      'feedback-report',
      `Content-Type: message/feedback-report

Feedback-Type: auth-failure
Version: 1
User-Agent: Filter/1
Auth-Failure: dmarc
Identity-Alignment: dkim, spf
Delivery-Result: reject
DKIM-Domain: Port.example
Original-Rcpt-To: <a@b.example>
Original-Rcpt-To: <c@b.example>
Reported-Domain: Port.example
Source-IP: 192.0.2.1
Incidents: 3`,
      returned,
    ),
  );
  assert.equal(notice?.kind, 'feedback');
  const { original, ...rest } = notice;
  assert.equal(original?.messageId, 'sent@port.example');
  assert.deepEqual(rest, {
    kind: 'feedback',
    feedbackType: 'auth-failure',
    incidents: 3,
    originalRecipients: ['a@b.example', 'c@b.example'],
    reportedDomains: ['port.example'],
    reportedUris: [],
    authenticationResults: [],
    userAgent: 'Filter/1',
    sourceIp: '192.0.2.1',
    failure: { type: 'dmarc', deliveryResult: 'reject', identityAlignment: 'dkim,spf', dkimDomain: 'port.example' },
    defects: [],
  });
});

test('readNotice finds nothing in ordinary mail, and something in every multipart/report', () => {
  assert.equal(readNotice(read('Subject: x\n\ntext')), undefined);
  assert.deepEqual(
    readNotice(report('disposition-notification', 'Content-Type: message/disposition-notification\n\nx: y')),
    {
      kind: 'other_report',
      reportType: 'disposition-notification',
      defects: [],
    },
  );
  const attached = read('Content-Type: application/zip; name=photos.zip\n\nPK');
  assert.equal(readNotice(attached), undefined);
});

const row = '<record><row><source_ip>192.0.2.1</source_ip><count>2</count></row></record>';
const feedback = (inner: string) => Buffer.from(`<?xml version="1.0"?><feedback>${inner}</feedback>`);
const documents: [string, Buffer, string[], number][] = [
  ['that brings entities', Buffer.from('<!DOCTYPE a [<!ENTITY b "c">]><feedback/>'), ['document_type_refused'], 0],
  ['that is no XML', Buffer.from('hello'), ['document_invalid'], 0],
  ['that is other XML', Buffer.from('<html></html>'), ['document_invalid'], 0],
  ['that never ends', Buffer.from(`<feedback>${'<a>'.repeat(5_000)}`), ['document_invalid'], 0],
  [
    'with a row that counts nothing',
    feedback(`<record><row><source_ip>192.0.2.1</source_ip><count>many</count></row></record>${row}`),
    ['field_missing', 'field_invalid'],
    1,
  ],
  [
    'with names from the prototype',
    feedback(`<__proto__><a/></__proto__><constructor>x</constructor>${row}`),
    ['document_invalid'],
    0,
  ],
];
for (const [what, bytes, defects, rows] of documents)
  test(`readDmarcFile: a document ${what}`, () => {
    const found = readDmarcFile(bytes);
    assert.deepEqual(new Set(found.defects), new Set(defects));
    assert.equal(found.rows.length, rows);
  });

test('readDmarcFile undoes the entities of XML and no others', () => {
  const found = readDmarcFile(
    feedback('<report_metadata><org_name>A &amp;amp; B &#233; &b; &#0;</org_name></report_metadata>'),
  );
  assert.equal(found.organization, 'A &amp; B é &b; &#0;');
});

test('readTlsFile: what is no report has a defect', () => {
  for (const text of ['', '{', '[]', '"x"', 'null', '{"policies":{"policy":3}}'])
    assert.notDeepEqual(readTlsFile(Buffer.from(text)).defects, [], text);
  assert.deepEqual(readTlsFile(gzipSync('{"policies":[null,7]}')).defects, ['field_missing']);
});

test('readListHeaders reads how to leave a list', () => {
  const found = readListHeaders(
    read(`List-Id: "Les annonces" <Annonces.Port.example>
List-Unsubscribe: (par la poste) <mailto:u@port.example?subject=x>,
 <https://port.example/u/
 abc>, nowhere, <x>
List-Unsubscribe-Post: List-Unsubscribe=One-Click
List-Help: <https://port.example/aide>

text`),
  );
  assert.deepEqual(found, {
    id: 'annonces.port.example',
    name: 'Les annonces',
    unsubscribe: ['mailto:u@port.example?subject=x', 'https://port.example/u/abc'],
    oneClick: 'https://port.example/u/abc',
    post: [],
    help: ['https://port.example/aide'],
    subscribe: [],
    owner: [],
    archive: [],
  });
});

const promises: [string, string, string | undefined][] = [
  [
    'a promise without https',
    'List-Unsubscribe: <http://a.example/u>\nList-Unsubscribe-Post: List-Unsubscribe=One-Click',
    undefined,
  ],
  ['a link without a promise', 'List-Unsubscribe: <https://a.example/u>', undefined],
  ['another promise', 'List-Unsubscribe: <https://a.example/u>\nList-Unsubscribe-Post: yes', undefined],
  [
    'the promise in small letters',
    'List-Unsubscribe: <https://a.example/u>\nList-Unsubscribe-Post: list-unsubscribe=one-click',
    'https://a.example/u',
  ],
];
for (const [what, headers, oneClick] of promises)
  test(`readListHeaders: one click, with ${what}`, () =>
    assert.equal(readListHeaders(read(`${headers}\n\n`))?.oneClick, oneClick));

test('readListHeaders: no list, no answer; a hostile one, a quick answer', () => {
  assert.equal(readListHeaders(read('Subject: x\n\n')), undefined);
  for (const unit of [' ', '"', '<', '< ', '<a:b', ','])
    readListHeaders(read(`List-Id: ${unit.repeat(80_000)}\nList-Unsubscribe: ${unit.repeat(80_000)}\n\n`));
});

const xarf = {
  xarf_version: '4.2.0',
  report_id: 'r1',
  timestamp: '2026-01-11T10:59:45Z',
  reporter: { org: 'Abuse desk', contact: 'desk@a.example' },
  source_identifier: '192.0.2.1',
  source_port: 25,
  category: 'messaging',
  type: 'spam',
  smtp_from: 'x@b.example',
  evidence: [
    {
      content_type: 'message/rfc822',
      payload: Buffer.from('Subject: Prize\nMessage-ID: <1@b>\n\nx').toString('base64'),
    },
  ],
  tags: ['spam:commercial'],
};
const xarf3 = {
  Version: '3.0.0',
  ReporterInfo: { ReporterOrg: 'Abuse desk', ReporterOrgEmail: 'desk@a.example' },
  Report: {
    ReportClass: 'Messaging',
    ReportType: 'spam',
    Date: xarf.timestamp,
    Source: { IP: '192.0.2.1', Port: 25, Type: 'ip' },
    Attachment: [{ ContentType: 'message/rfc822', Data: xarf.evidence[0]?.payload }],
    AdditionalInfo: { SMTPFrom: 'x@b.example' },
  },
};
const xarfMail = (report: unknown) =>
  read(
    `Content-Type: multipart/mixed; boundary=b\n\n--b\n\nSee the report.\n--b\nContent-Type: application/json; name="xarf.json"\n\n${JSON.stringify(report)}\n--b--\n`,
  );

for (const [name, report] of [
  ['4', xarf],
  ['3', xarf3],
] as const) {
  test(`readNotice reads a XARF report of version ${name}`, () => {
    const notice = readNotice(xarfMail(report));
    assert.ok(notice?.kind === 'xarf');
    const { version, organization, category, type, source, sourcePort, mailFrom, original, at, defects } = notice;
    assert.deepEqual(
      [version, organization, category, type, source, sourcePort, mailFrom, at?.toISOString()],
      [Number(name), 'Abuse desk', 'messaging', 'spam', '192.0.2.1', 25, 'x@b.example', '2026-01-11T10:59:45.000Z'],
    );
    assert.deepEqual([original?.subject, original?.messageId], ['Prize', '1@b']);
    assert.deepEqual(defects, []);
  });
}

test('readNotice: a XARF report that says too little has a defect, and one that is no JSON', () => {
  const defects = (report: unknown) => readNotice(xarfMail(report))?.defects;
  assert.deepEqual(defects({ ...xarf, source_identifier: 7 }), ['field_missing']);
  assert.deepEqual(defects([1]), ['document_invalid']);
});
