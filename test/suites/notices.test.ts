// Machine mail of the corpora: reports of parsedmarc, stalwart, Mail::DMARC, bounces of sisimai. All of it is read or has a named
// defect; where a suite says what stands in it, agreement is counted. Mutations of the same files never make a reader throw.

import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { basename, join, relative } from 'node:path';
import { test } from 'node:test';
import fc from 'fast-check';
import { readDmarcFile } from '#message/notices/dmarc-report.ts';
import { readDeliveryStatus } from '#message/notices/dsn.ts';
import { readListHeaders } from '#message/notices/list-headers.ts';
import { readNotice } from '#message/notices/notice.ts';
import { readTlsFile } from '#message/notices/tls-report.ts';
import { readXarfFile } from '#message/notices/xarf.ts';
import { parse } from '#message/parse.ts';
import { corpus, withoutCorpora } from '#test/kit/corpora.ts';
import { assertAgreement, type Disagreement } from './agreement.ts';

function* filesIn(folder: string): Generator<string> {
  for (const entry of readdirSync(folder, { withFileTypes: true })) {
    const path = join(folder, entry.name);
    if (entry.isDirectory()) yield* filesIn(path);
    else yield path;
  }
}

/** By what they are. */
function readerOf(
  path: string,
): ((bytes: Buffer) => { kind: string; defects: readonly string[] } | undefined) | undefined {
  if (/LICENSE|README|dmarc-feedback\/\d+\.json|arf\/\d+\.json/.test(path)) return undefined;
  if (path.endsWith('.eml')) return (bytes) => readNotice(parse(bytes));
  if (path.includes('/xarf/')) return readXarfFile;
  if (path.endsWith('.json')) return readTlsFile;
  return readDmarcFile;
}

const reports = () => {
  const folder = corpus('reports') as string;
  return [...filesIn(folder)].flatMap((path) => {
    const read = readerOf(path);
    return read && !basename(path).startsWith('.')
      ? [{ name: relative(join(folder, 'reports'), path), path, read }]
      : [];
  });
};

const samples = 'parsedmarc/samples';
const defective: Record<string, string> = {
  [`${samples}/aggregate/!example.com!1538204542!1538463818.xml`]: 'field_missing',
  [`${samples}/aggregate/!large-example.com!1711897200!1711983600.xml`]: 'field_missing',
  [`${samples}/aggregate/invalid_utf_8.xml`]: 'field_missing',
  [`${samples}/aggregate/invalid_xml.xml`]: 'field_missing',
  [`${samples}/empty.xml`]: 'document_empty',
  [`${samples}/failure/exim_plain_text_only_no_arf_part.eml`]: 'report_missing',
};

test('readNotice: every report of the corpora is read, or says what is wrong with it', {
  skip: withoutCorpora(),
}, (context) => {
  const disagreeing: Disagreement[] = [];
  const all = reports();
  for (const { name, path, read } of all) {
    const notice = read(readFileSync(path));
    const found = notice === undefined ? 'nothing' : notice.defects.join(' ');
    if (found !== (defective[name] ?? '')) disagreeing.push({ name, found });
  }
  assert.ok(all.length >= 90, `only ${all.length}`);
  assertAgreement(context, 'reports', all.length, disagreeing);
});

interface StalwartDmarc {
  report_metadata: { org_name: string; report_id: string; date_range: { begin: number; end: number } };
  policy_published: { domain: string; p: string };
  record: {
    row: { source_ip: string; count: number; policy_evaluated: { disposition: string; dkim: string; spf: string } };
    identifiers: { header_from: string };
    auth_results: { dkim: { domain: string; result: string }[]; spf: { domain: string; result: string }[] };
  }[];
}

test('readDmarcReport agrees with stalwart on what stands in its reports', { skip: withoutCorpora() }, (context) => {
  const disagreeing: Disagreement[] = [];
  const folder = join(corpus('reports') as string, 'reports/stalwart/resources/dmarc-feedback');
  const files = readdirSync(folder).filter((file) => !file.endsWith('.json'));
  for (const file of files) {
    const theirs = JSON.parse(readFileSync(join(folder, file.replace(/\.\w+$/, '.json')), 'utf8')) as StalwartDmarc;
    const bytes = readFileSync(join(folder, file));
    const notice = file.endsWith('.eml') ? readNotice(parse(bytes)) : readDmarcFile(bytes);
    assert.equal(notice?.kind, 'dmarc_aggregate');
    const word = (text: string) => text.toLowerCase().replace('unspecified', '');
    const found = JSON.stringify({
      organization: notice.organization.replace(/"/g, ''),
      id: notice.reportId,
      begin: Number(notice.begin) / 1_000,
      end: Number(notice.end) / 1_000,
      policy: [notice.policy.domain, notice.policy.p],
      rows: notice.rows.map((row) => [
        row.sourceIp,
        row.count,
        row.disposition,
        row.dkim,
        row.spf,
        row.headerFrom,
        row.dkimResults.map(({ domain, result }) => `${domain} ${result}`),
        row.spfResults.map(({ domain, result }) => `${domain} ${result}`),
      ]),
    });
    const expected = JSON.stringify({
      organization: theirs.report_metadata.org_name.replace(/"/g, ''),
      id: theirs.report_metadata.report_id,
      begin: theirs.report_metadata.date_range.begin,
      end: theirs.report_metadata.date_range.end,
      policy: [theirs.policy_published.domain, word(theirs.policy_published.p)],
      rows: theirs.record.map(({ row, identifiers, auth_results: results }) => [
        row.source_ip,
        row.count,
        word(row.policy_evaluated.disposition),
        word(row.policy_evaluated.dkim),
        word(row.policy_evaluated.spf),
        identifiers.header_from,
        results.dkim.map(({ domain, result }) => `${domain} ${word(result)}`),
        results.spf.map(({ domain, result }) => `${domain} ${word(result)}`),
      ]),
    });
    if (found !== expected) disagreeing.push({ name: file, found: `${found}\nnot ${expected}` });
  }
  assertAgreement(context, 'DMARC reports (stalwart)', files.length, disagreeing);
});

const broken = 'the boundary in the header is not the one in the body (the corpus was anonymised)';
const absent = 'it says that it is a report and has no machine part';
const withoutRecipient: Record<string, string> = {
  'lhost-activehunter-01.eml': absent,
  'lhost-googleworkspace-01.eml': 'its machine part is empty',
  'lhost-exim-60.eml': 'its recipient is the path of a file',
  'rfc3464-06.eml': absent,
  'rfc3464-35.eml': broken,
  'rhost-franceptt-07.eml': broken,
  'rhost-cox-01.eml': 'two messages in one file: the second is text of the first',
};

test('readDeliveryStatus: recipients of the bounces of sisimai that are RFC 3464', {
  skip: withoutCorpora(),
}, (context) => {
  const folder = corpus('bounces/sisimai-dev') as string;
  const expected = JSON.parse(readFileSync(join(folder, 'expected.json'), 'utf8')) as Record<
    string,
    { deliverystatus: string }[]
  >;
  const disagreeing: Disagreement[] = [];
  let notices = 0;
  let statuses = 0;
  let agreeing = 0;
  for (const [name, wanted] of Object.entries(expected)) {
    const notice = readDeliveryStatus(parse(readFileSync(join(folder, name))));
    if (!notice) continue;
    notices++;
    const addressed = notice.recipients.filter((one) => (one.finalRecipient ?? one.originalRecipient)?.includes('@'));
    if (addressed.length !== wanted.length)
      disagreeing.push({ name, found: `${addressed.length} recipients, not ${wanted.length}` });
    for (const [index, { deliverystatus }] of wanted.entries()) {
      statuses++;
      if (notice.recipients[index]?.status === deliverystatus) agreeing++;
    }
  }
  // sisimai corrects the status by what the other server said; we give the status that was reported.
  context.diagnostic(`status as sisimai corrects it: ${agreeing} of ${statuses}`);
  assert.ok(agreeing / statuses > 0.8);
  assert.ok(notices > 150);
  assertAgreement(context, 'recipients (sisimai)', notices, disagreeing, withoutRecipient);
});

test('readNotice never throws, whatever becomes of a report on its way', { skip: withoutCorpora() }, () => {
  const all = reports()
    .map(({ path, read }) => ({ bytes: readFileSync(path), read }))
    .filter(({ bytes }) => bytes.length < 60_000);
  const change = fc.record({
    at: fc.double({ min: 0, max: 1, noNaN: true }),
    cut: fc.nat({ max: 200 }),
    put: fc.oneof(
      fc.uint8Array({ maxLength: 20 }).map((bytes) => Buffer.from(bytes)),
      fc
        .constantFrom(
          '<record>',
          '</row>',
          '<!DOCTYPE a [<!ENTITY b "c">]>',
          '&b;',
          '&#1114112;',
          '\r\n\r\n',
          '--',
          '{',
          ']',
          '\0',
          'Status: 5.1.1',
        )
        .map((text) => Buffer.from(text)),
    ),
  });
  fc.assert(
    fc.property(fc.nat({ max: all.length - 1 }), fc.array(change, { minLength: 1, maxLength: 6 }), (index, changes) => {
      const { bytes, read } = all[index] as (typeof all)[number];
      let mutated = bytes;
      for (const { at, cut, put } of changes) {
        const place = Math.floor(at * mutated.length);
        mutated = Buffer.concat([mutated.subarray(0, place), put, mutated.subarray(place + cut)]);
      }
      read(mutated);
      readListHeaders(parse(mutated));
    }),
    { numRuns: 1_500 },
  );
});
