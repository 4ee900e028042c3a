// The shape of a case for the judge: a small message, the symbols it must bring out and those it must not, and how it is written.
// Every rule has its innocent look-alike among the cases.

import type { AuthenticationResults } from '#authentication/results.ts';
import type { JudgeContext } from '#judge/context.ts';
import type { EvidenceSymbol } from '#judge/data/weights.ts';
import type { MessageClass } from '#judge/verdict.ts';

export interface JudgeCase {
  /** What this message is. */
  title: string;
  message: CaseMessage;
  context?: JudgeContext;
  expect?: readonly EvidenceSymbol[];
  never?: readonly EvidenceSymbol[];
  /** Only where the class is certain from this alone. */
  class?: MessageClass;
}

export interface CaseMessage {
  from?: string | null;
  to?: string | null;
  subject?: string | null;
  /** Further headers, or others in place of those above (null: none). */
  headers?: Readonly<Record<string, string | readonly string[] | null>>;
  text?: string;
  html?: string;
  files?: readonly CaseFile[];
  /** The body as it travels, for headers that say how it is written. */
  raw?: string;
}

export interface CaseFile {
  name: string;
  /** `application/octet-stream` when not said. */
  type?: string;
  content: Buffer | string;
}

/** When all cases take place. */
export const NOW = new Date('2026-03-02T09:00:00Z');

/** The message as bytes: what is not said is what any honest message has. */
export function writeCase({ from, to, subject, headers = {}, text, html, files = [], raw }: CaseMessage): Buffer {
  const usual: Record<string, string | readonly string[] | null | undefined> = {
    From: from === undefined ? 'Anne Le Goff <anne@atelier-du-port.fr>' : from,
    To: to === undefined ? 'camille@exemple.fr' : to,
    Subject: subject === undefined ? 'Des nouvelles du port' : subject,
    Date: 'Mon, 2 Mar 2026 09:59:00 +0100',
    'Message-ID': '<1234.5678@atelier-du-port.fr>',
    'MIME-Version': '1.0',
    ...headers,
  };
  const lines = Object.entries(usual).flatMap(([name, value]) =>
    value === null || value === undefined ? [] : [value].flat().map((one) => `${name}: ${one}\r\n`),
  );
  if (raw !== undefined) return Buffer.from(`${lines.join('')}\r\n${raw}`);
  const body = writeBody(text, html);
  return Buffer.from(lines.join('') + (files.length === 0 ? body : writeMixed(body, files)));
}

function writeBody(text: string | undefined, html: string | undefined): string {
  const head = (type: string) => `Content-Type: text/${type}; charset=utf-8\r\nContent-Transfer-Encoding: 8bit\r\n\r\n`;
  if (text !== undefined && html !== undefined) {
    return `Content-Type: multipart/alternative; boundary="=_case"\r\n\r\n--=_case\r\n${head('plain')}${text}\r\n--=_case\r\n${head('html')}${html}\r\n--=_case--\r\n`;
  }
  return html === undefined ? head('plain') + (text ?? 'Bonjour Camille, à samedi.') : head('html') + html;
}

function writeMixed(body: string, files: readonly CaseFile[]): string {
  const parts = files.map(
    ({ name, type = 'application/octet-stream', content }) =>
      `Content-Type: ${type}\r\nContent-Disposition: attachment; filename*=utf-8''${encodeURIComponent(name)}\r\nContent-Transfer-Encoding: base64\r\n\r\n${Buffer.from(content).toString('base64')}`,
  );
  return `Content-Type: multipart/mixed; boundary="=_files"\r\n\r\n${[body, ...parts].map((part) => `--=_files\r\n${part}\r\n`).join('')}--=_files--\r\n`;
}

/** Results of a sender who did everything right for this domain. */
export const vouchedFor = (domain: string): AuthenticationResults => ({
  spf: { result: 'pass', domain, isAligned: true },
  dkim: [{ result: 'pass', domain, selector: 's1', isAligned: true }],
  dmarc: { result: 'pass', domain, policy: 'reject' },
});

/** Results of someone who uses a name that is not his. */
export const forged = (domain: string): AuthenticationResults => ({
  spf: { result: 'pass', domain: 'mailer.example.net', isAligned: false },
  dkim: [],
  dmarc: { result: 'fail', domain, policy: 'reject' },
});

export const bulkHeaders = {
  'List-Unsubscribe': '<https://atelier-du-port.fr/u/abc>, <mailto:leave@atelier-du-port.fr>',
  'List-Unsubscribe-Post': 'List-Unsubscribe=One-Click',
  'List-Id': 'Nouvelles <nouvelles.atelier-du-port.fr>',
  'Feedback-ID': 'c1:w1:news:dauphin',
};

export const listHeaders = {
  'List-Id': 'USRP users <usrp-users.lists.example.org>',
  'List-Post': '<mailto:usrp-users@lists.example.org>',
  'List-Unsubscribe': '<mailto:usrp-users-leave@lists.example.org>',
};
