// The body of a relayed message as MIME (RFC 2045, 2046, 2387): texts, pictures shown in them, files beside them. Pure: the same content and
// mark give the same bytes. No name of a file can add a header or end a part.

import { cleanText } from '#message/headers.ts';
import { encodedBound, withCrlf, writeBody } from '#message/transfer-encoding.ts';

export interface AttachedFile {
  filename: string;
  contentType: string;
  content: Buffer;
  contentId?: string | undefined;
}

/** Headers with their CRLF, and a body whose lines end in CRLF. */
interface Part {
  headers: string;
  body: Buffer;
}

export interface Content {
  text?: string | undefined;
  html?: string | undefined;
  files: readonly AttachedFile[];
}

/** `mark` is of letters and digits, and different for each message: boundaries are made of it. */
export function mimeBody({ text, html, files }: Content, mark: string): Part {
  const boundary = (level: string) => `=_${level}${mark}`;
  const inline = files.filter((file) => file.contentId !== undefined && html !== undefined);
  const beside = files.filter((file) => !inline.includes(file));
  let part: Part | undefined;
  if (html !== undefined) {
    part = textPart('html', html, boundary('t'));
    if (inline.length > 0) part = multipart('related', boundary('r'), [part, ...inline.map(filePart)]);
  }
  if (text !== undefined) {
    const plain = textPart('plain', text, boundary('t'));
    part = part ? multipart('alternative', boundary('a'), [plain, part]) : plain;
  }
  part ??= textPart('plain', '', boundary('t'));
  return beside.length > 0 ? multipart('mixed', boundary('m'), [part, ...beside.map(filePart)]) : part;
}

function textPart(subtype: 'plain' | 'html', content: string, avoid: string): Part {
  const bytes = Buffer.from(withCrlf(content.toWellFormed()), 'utf8');
  const into = Buffer.allocUnsafe(encodedBound(bytes.length));
  const { encoding, end } = writeBody(bytes, into, 0, avoid);
  const body = into.subarray(0, end);
  return {
    headers: `Content-Type: text/${subtype}; charset=utf-8\r\nContent-Transfer-Encoding: ${encoding}\r\n`,
    body: body.subarray(-2).toString('latin1') === '\r\n' ? body : Buffer.concat([body, CRLF]),
  };
}

const CRLF = Buffer.from('\r\n');

function filePart({ filename, contentType, content, contentId }: AttachedFile): Part {
  const name = cleanText(filename).replace(/[\\/]/g, '_');
  const disposition = contentId === undefined ? 'attachment' : 'inline';
  return {
    headers:
      `Content-Type: ${contentType};\r\n ${parameter('name', name)}\r\n` +
      `Content-Disposition: ${disposition};\r\n ${parameter('filename', name)}\r\n` +
      (contentId === undefined ? '' : `Content-ID: <${contentId}>\r\n`) +
      'Content-Transfer-Encoding: base64\r\n',
    body: Buffer.from(`${content.toString('base64').replace(/.{76}/g, '$&\r\n')}\r\n`, 'latin1'),
  };
}

/** Outside ASCII as RFC 2231 writes it; `encodeURIComponent` leaves a few letters that it must not. */
function parameter(key: string, value: string): string {
  if (/^[\u0020-\u007e]{1,60}$/.test(value)) return `${key}="${value.replace(/["\\]/g, '\\$&')}"`;
  const encoded = encodeURIComponent(value).replace(
    /['()*!]/g,
    (letter) => `%${letter.charCodeAt(0).toString(16).toUpperCase()}`,
  );
  const pieces = encoded.match(/(?:%..|[^%]){1,50}/g) ?? [''];
  if (pieces.length === 1) return `${key}*=UTF-8''${encoded}`;
  return pieces.map((piece, index) => `${key}*${index}*=${index === 0 ? "UTF-8''" : ''}${piece}`).join(';\r\n ');
}

function multipart(subtype: string, boundary: string, parts: readonly Part[]): Part {
  const pieces = parts.flatMap(({ headers, body }) => [Buffer.from(`--${boundary}\r\n${headers}\r\n`), body]);
  return {
    headers: `Content-Type: multipart/${subtype};\r\n boundary="${boundary}"\r\n`,
    body: Buffer.concat([...pieces, Buffer.from(`--${boundary}--\r\n`)]),
  };
}
