// What a mailing says of itself in its headers: how to leave it, and which list it is (RFC 2369, 2919, 8058). It reads and asks nobody:
// whether a link is signed, and what to do with it, is for the caller. Never throws.

import type { Message } from '../parse.ts';

export interface ListHeaders {
  /** Of the list, lower case, without brackets: `annonces.port.example`. */
  id?: string;
  /** The words before it. */
  name?: string;
  /** In the order of preference that the sender gave. */
  unsubscribe: string[];
  /** The address that one POST of `List-Unsubscribe=One-Click` leaves by, where the sender promises it (RFC 8058). */
  oneClick?: string;
  post: string[];
  help: string[];
  subscribe: string[];
  owner: string[];
  archive: string[];
}

const MAX_URIS = 20;
/** RFC 2919 allows 255 octets, and some words before. */
const LONGEST_ID = 1_000;

/** Undefined when the message has no such header. */
export function readListHeaders({ fields }: Pick<Message, 'fields'>): ListHeaders | undefined {
  if (!fields.some(({ key }) => key.startsWith('list-'))) return undefined;
  const rawOf = (name: string) => fields.find(({ key }) => key === name)?.raw ?? '';
  const uris = (name: string) => readUris(rawOf(name));
  const unsubscribe = uris('list-unsubscribe');
  const promises = /^\s*List-Unsubscribe\s*=\s*One-Click\s*$/i.test(rawOf('list-unsubscribe-post'));
  const oneClick = promises ? unsubscribe.find((uri) => /^https:\/\//i.test(uri)) : undefined;
  const idField = fields.find(({ key }) => key === 'list-id')?.value.slice(0, LONGEST_ID) ?? '';
  const id = (
    /<\s*([^<>\s]{1,255})\s*>\s*$/.exec(idField)?.[1] ?? /^\s*([^<>\s]{1,255})\s*$/.exec(idField)?.[1]
  )?.toLowerCase();
  const name = /^\s*"?([^<]*?)"?\s*</.exec(idField)?.[1];
  return {
    ...(id && { id }),
    ...(name && { name }),
    unsubscribe,
    ...(oneClick && { oneClick }),
    post: uris('list-post'),
    help: uris('list-help'),
    subscribe: uris('list-subscribe'),
    owner: uris('list-owner'),
    archive: uris('list-archive'),
  };
}

/** RFC 2369 section 2: URIs in brackets, with commas between; spaces within count for nothing, comments and bare words neither. */
function readUris(raw: string): string[] {
  return Array.from(raw.slice(0, 20_000).matchAll(/<([^<>]*)>/g), ([, uri = '']) => uri.replace(/\s/g, ''))
    .filter((uri) => /^[a-z][a-z0-9+.-]*:./i.test(uri))
    .slice(0, MAX_URIS);
}
