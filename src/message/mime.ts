// The parts of a message (RFC 2045, 2046), whatever state they are in: the tree, each part's headers and its encoded body as a view
// of the message's bytes. It never throws and copies no body but that of an encoded message within; depth, number of parts and what
// is decoded are limited.

import { type Parameterised, readParameterised } from './content-type.ts';
import type { DefectKind } from './defect.ts';
import { type Field, readFields } from './fields.ts';
import { decodeTransfer } from './transfer-decoding.ts';

export interface Part {
  fields: readonly Field[];
  /** Lower case: `text/html`. */
  type: string;
  parameters: ReadonlyMap<string, string>;
  /** `inline`, `attachment`, or '' when not said. */
  disposition: string;
  /** '' when it has none. */
  filename: string;
  /** Without brackets; '' when it has none. */
  contentId: string;
  /** Lower case Content-Transfer-Encoding. */
  encoding: string;
  /** Still encoded. Empty for a part that has children. */
  body: Buffer;
  /** The parts of a multipart, or the one message within a message/rfc822. */
  children: readonly Part[];
}

const MAX_DEPTH = 30;
const MAX_PARTS = 1_000;
const LONGEST_BOUNDARY = 998;
/** Of encoded messages within, together: each may hold another. */
const MAX_DECODED_OCTETS = 50_000_000;
const LF = 10;
const CR = 13;
const DASH = 45;
const TYPE = /^[!#$%&'*+.^_`{|}~0-9a-z-]+\/[!#$%&'*+.^_`{|}~0-9a-z-]+$/;

interface Walk {
  parts: number;
  decodedOctets: number;
  note(kind: DefectKind): void;
}

export function readParts(bytes: Buffer, note: (kind: DefectKind) => void): Part {
  return readEntity(bytes, 0, bytes.length, 'text/plain', 0, { parts: 0, decodedOctets: 0, note });
}

function readEntity(bytes: Buffer, start: number, end: number, unnamedType: string, depth: number, walk: Walk): Part {
  walk.parts++;
  const { fields, end: bodyStart } = readFields(bytes, start, end, walk.note);
  const contentType = contentTypeOf(fields, unnamedType, walk);
  const disposition = readParameterised(rawOf(fields, 'content-disposition'));
  const part = {
    fields,
    type: contentType.value,
    parameters: contentType.parameters,
    disposition: disposition.value,
    filename: disposition.parameters.get('filename') ?? contentType.parameters.get('name') ?? '',
    contentId: rawOf(fields, 'content-id').replace(/^\s*<|>\s*$/g, ''),
    encoding: rawOf(fields, 'content-transfer-encoding')
      .replace(/[\s;].*$/s, '')
      .replace(/^"|"$/g, '')
      .toLowerCase(),
    body: bytes.subarray(bodyStart, end),
    children: [] as readonly Part[],
  };
  const children = childrenOf(part, bytes, bodyStart, end, depth, walk);
  return children ? { ...part, children, body: Buffer.alloc(0) } : part;
}

function contentTypeOf(fields: readonly Field[], unnamedType: string, { note }: Walk): Parameterised {
  const raw = rawOf(fields, 'content-type');
  const read = readParameterised(raw);
  if (raw === '') return { ...read, value: unnamedType };
  if (TYPE.test(read.value)) return read;
  note('content_type_invalid');
  // RFC 2045 section 5.2; a bare `text` or `html` is what old software meant by it.
  return { ...read, value: /^(?:text\/)?html/.test(read.value) ? 'text/html' : 'text/plain' };
}

const rawOf = (fields: readonly Field[], key: string) => fields.find((field) => field.key === key)?.raw ?? '';

type OpenPart = Omit<Part, 'children'>;

function childrenOf(
  part: OpenPart,
  bytes: Buffer,
  start: number,
  end: number,
  depth: number,
  walk: Walk,
): Part[] | undefined {
  const isMultipart = part.type.startsWith('multipart/');
  const isMessage = part.type === 'message/rfc822' || part.type === 'message/global';
  if (!isMultipart && !isMessage) return undefined;
  if (depth >= MAX_DEPTH) {
    walk.note('parts_too_deep');
    return undefined;
  }
  if (isMessage) {
    const inner = messageWithin(part, walk);
    return inner && [readEntity(inner, 0, inner.length, 'text/plain', depth + 1, walk)];
  }
  const boundary = part.parameters.get('boundary')?.trimEnd() ?? '';
  if (boundary === '' || boundary.length > LONGEST_BOUNDARY) {
    walk.note('boundary_missing');
    return undefined;
  }
  const sections = split(bytes, start, end, boundary, walk);
  if (sections.length === 0) return undefined;
  const type = part.type === 'multipart/digest' ? 'message/rfc822' : 'text/plain';
  return sections.flatMap((section) => {
    if (walk.parts >= MAX_PARTS) {
      walk.note('parts_too_many');
      return [];
    }
    return [readEntity(bytes, section.start, section.end, type, depth + 1, walk)];
  });
}

/** RFC 2046 section 5.2.1 wants a message within unencoded; Exchange and others encode it all the same. */
function messageWithin({ body, encoding }: OpenPart, walk: Walk): Buffer | undefined {
  if (/^(?:|7bit|8bit|binary)$/.test(encoding)) return body;
  walk.decodedOctets += body.length;
  if (walk.decodedOctets <= MAX_DECODED_OCTETS) return decodeTransfer(body, encoding, walk.note);
  walk.note('content_too_big');
  return undefined;
}

interface Section {
  start: number;
  end: number;
}

/** What stands between the delimiter lines. The line end before a delimiter belongs to the delimiter. */
function split(bytes: Buffer, start: number, end: number, boundary: string, { note }: Walk): Section[] {
  const delimiter = Buffer.from(`--${boundary}`, 'utf8');
  const sections: Section[] = [];
  let open: number | undefined;
  // Not beyond this part: parts that never close would each be searched to the end of the message.
  const scope = bytes.subarray(0, end);
  for (let at = scope.indexOf(delimiter, start); at >= 0; at = scope.indexOf(delimiter, at + 1)) {
    const line = delimiterLine(bytes, at, at + delimiter.length, start, end);
    if (!line) continue;
    if (open !== undefined) sections.push({ start: open, end: Math.max(open, beforeLineEnd(bytes, at, open)) });
    if (line.isLast) return sections;
    open = line.next;
    if (sections.length > MAX_PARTS) break;
  }
  note(open === undefined ? 'boundary_missing' : 'boundary_unclosed');
  if (open !== undefined && open < end) sections.push({ start: open, end });
  return sections;
}

function delimiterLine(
  bytes: Buffer,
  at: number,
  after: number,
  start: number,
  end: number,
): { isLast: boolean; next: number } | undefined {
  const before = bytes[at - 1];
  if (at !== start && before !== LF && before !== CR) return undefined;
  const isLast = bytes[after] === DASH && bytes[after + 1] === DASH;
  let next = isLast ? after + 2 : after;
  while (next < end && (bytes[next] === 32 || bytes[next] === 9)) next++;
  if (next >= end) return { isLast, next: end };
  if (bytes[next] === CR) return { isLast, next: bytes[next + 1] === LF ? next + 2 : next + 1 };
  // Text right behind a closing delimiter is met in the wild; behind another it means a longer boundary.
  return bytes[next] === LF ? { isLast, next: next + 1 } : isLast ? { isLast, next } : undefined;
}

function beforeLineEnd(bytes: Buffer, at: number, floor: number): number {
  let end = at;
  if (end > floor && bytes[end - 1] === LF) end--;
  if (end > floor && bytes[end - 1] === CR) end--;
  return end;
}
