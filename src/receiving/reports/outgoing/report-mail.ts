// An aggregate report as a message (RFC 9990, section on e-mail): a sentence for people, and the file, packed while it is written. Pure but for
// the rows it is handed. A file that is too large is given up without being held.

import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { createGzip } from 'node:zlib';
import { formatDate, mailboxHeader, textHeader, tokenHeader } from '#message/headers.ts';
import { type AggregateFacts, aggregateXml, rangeOf } from './aggregate-xml.ts';
import type { ArrivalCount } from './arrival-counts.ts';

const LINE = 76;
const BASE64_LINE = /.{1,76}/g;

export interface ReportToMail extends AggregateFacts {
  to: string;
  /** Octets of the file as it travels. */
  sizeLimit: number;
  date: Date;
}

/** Undefined when the file exceeds what its destination takes. */
export async function reportMail(
  report: ReportToMail,
  counts: AsyncIterable<ArrivalCount>,
): Promise<Buffer | undefined> {
  const file = await packed(aggregateXml(report, counts), (report.sizeLimit * 3) / 4);
  if (!file || encodedSize(file) > report.sizeLimit) return undefined;
  const { email, to, day, date, published, reportId } = report;
  const submitter = email.slice(email.lastIndexOf('@') + 1);
  const { begin, end } = rangeOf(day);
  const name = `${submitter}!${published.domain}!${begin}!${end}.xml.gz`;
  const boundary = `=_report_${reportId.replaceAll(/\W/g, '_').slice(0, 50)}`;
  const head = [
    mailboxHeader('From', [{ name: report.organization, address: email }]),
    mailboxHeader('To', [{ name: '', address: to }]),
    textHeader('Subject', `Report Domain: ${published.domain} Submitter: ${submitter} Report-ID: <${reportId}>`),
    `Date: ${formatDate(date)}\r\n`,
    tokenHeader('Message-ID', [`<${date.getTime()}.${reportId}>`]),
    'Auto-Submitted: auto-generated\r\nMIME-Version: 1.0\r\n',
    `Content-Type: multipart/mixed;\r\n boundary="${boundary}"\r\n\r\n`,
    `--${boundary}\r\nContent-Type: text/plain; charset=us-ascii\r\n\r\n`,
    `This is a DMARC aggregate report for ${published.domain},\r\nof ${day} (UTC), from ${submitter}.\r\n\r\n`,
    `--${boundary}\r\nContent-Type: application/gzip;\r\n name="${name}"\r\n`,
    `Content-Disposition: attachment;\r\n filename="${name}"\r\nContent-Transfer-Encoding: base64\r\n\r\n`,
  ].join('');
  const body = (file.toString('base64').match(BASE64_LINE) ?? []).join('\r\n');
  return Buffer.from(`${head}${body}\r\n--${boundary}--\r\n`);
}

/** Base64 in lines. */
const encodedSize = (file: Buffer): number => {
  const plain = Math.ceil(file.length / 3) * 4;
  return plain + Math.ceil(plain / LINE) * 2;
};

async function packed(xml: AsyncIterable<string>, most: number): Promise<Buffer | undefined> {
  const chunks: Buffer[] = [];
  let length = 0;
  await pipeline(Readable.from(xml), createGzip(), async (packed: AsyncIterable<Buffer>) => {
    for await (const chunk of packed) {
      length += chunk.length;
      if (length <= most) chunks.push(chunk);
    }
  });
  return length <= most ? Buffer.concat(chunks) : undefined;
}
