// Signs a message for the domain that sends it (RFC 6376, 8301, 8463): relaxed/relaxed, RSA-2048 and Ed25519 side by side.
// Signing happens in the thread pool. It fails (rejects) only when a key is unusable. It must never write `l=`, which
// would let anybody append to a signed message, and never sign SHA-1.

import { hash, type KeyObject, sign as signBytes } from 'node:crypto';
import { type HeaderField, relaxBody, relaxHeader, splitMessage } from './relaxed.ts';

export type DkimAlgorithm = 'rsa-sha256' | 'ed25519-sha256';

export interface SigningKey {
  selector: string;
  algorithm: DkimAlgorithm;
  privateKey: KeyObject;
}

/** Gives the message, whose lines end in CRLF, preceded by one DKIM-Signature per key. `at` is the time of signing. */
export type Sign = (message: Buffer, at: Date) => Promise<Buffer>;

/** What a signature covers when it is there. From is listed once more than it occurs, so that none can be added. */
const COVERED = [
  'from',
  'to',
  'subject',
  'date',
  'message-id',
  'reply-to',
  'mime-version',
  'content-type',
  'list-id',
  'list-unsubscribe',
  'list-unsubscribe-post',
  'feedback-id',
  'cfbl-address',
  'cfbl-feedback-id',
];
const LINE = 72;

/**
 * `domain` in ASCII; `alsoCovered`: names of more fields, in lower case, beside what is always covered. The first key's signature
 * stands on top: the one every verifier understands should be first.
 */
export function prepareSigner(domain: string, keys: SigningKey[], alsoCovered: readonly string[] = []): Sign {
  const names = [...COVERED, ...alsoCovered];
  return async (message, at) => {
    const { fields, body } = splitMessage(message);
    const bodyHash = hash('sha256', relaxBody(body), 'base64');
    const covered = coveredFields(fields, names);
    const signed = `t=${Math.floor(at.getTime() / 1000)};\r\n h=${foldNames(covered.names)};\r\n bh=${bodyHash};\r\n b=`;
    const signatures = await Promise.all(
      keys.map(async (key) => {
        const value = ` v=1; a=${key.algorithm}; c=relaxed/relaxed; d=${domain};\r\n s=${key.selector}; ${signed}`;
        const input = Buffer.from(`${covered.text}${relaxHeader('DKIM-Signature', value)}`, 'latin1');
        return `DKIM-Signature:${value}${foldBase64(await signature(key, input))}\r\n`;
      }),
    );
    return Buffer.concat([Buffer.from(signatures.join(''), 'latin1'), message]);
  };
}

/** Every occurrence of a covered field, from the bottom up (section 5.4.2), each line with its CRLF. */
function coveredFields(fields: HeaderField[], wanted: readonly string[]): { names: string[]; text: string } {
  const found = new Map<string, string[]>(wanted.map((name) => [name, []]));
  for (const { name, value } of fields) found.get(name.trimEnd().toLowerCase())?.unshift(relaxHeader(name, value));
  const names: string[] = [];
  let text = '';
  for (const [name, lines] of found) {
    for (const line of lines) {
      names.push(name);
      text += `${line}\r\n`;
    }
  }
  names.push('from');
  return { names, text };
}

function foldNames(names: string[]): string {
  let result = '';
  let column = 3;
  for (const name of names) {
    const breaks = column + name.length > LINE;
    result += (result === '' ? '' : ':') + (breaks ? '\r\n ' : '') + name;
    column = (breaks ? 1 : column + 1) + name.length;
  }
  return result;
}

const foldBase64 = (signature: Buffer) => signature.toString('base64').replace(/.{72}(?=.)/g, '$&\r\n ');

/** RFC 8463 section 3: Ed25519 signs the SHA-256 hash of what RSA would sign. */
function signature(key: SigningKey, input: Buffer): Promise<Buffer> {
  const ed25519 = key.algorithm === 'ed25519-sha256';
  const data = ed25519 ? hash('sha256', input, 'buffer') : input;
  return new Promise((resolve, reject) => {
    signBytes(ed25519 ? null : 'sha256', data, key.privateKey, (fault, result) =>
      fault ? reject(fault) : resolve(result),
    );
  });
}
