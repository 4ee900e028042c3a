// Calls an address that others chose. The name is resolved here, every address is held against `isAllowed`, and the connection goes to the very address
// that was allowed: a name that changes its mind in between leads nowhere else. TLS only, no redirects, little of the answer is read, and all of it has
// an end. It never throws: what went wrong is a value.

import { request } from 'node:https';
import { isIP } from 'node:net';
import { isPublicAddress } from './public-address.ts';
import type { Resolver } from './resolver.ts';

export interface OutsideCall {
  method: 'GET' | 'POST';
  url: string;
  headers?: Record<string, string>;
  body?: string;
}

export interface OutsideSettings {
  resolver: Resolver;
  isAllowed?: (address: string) => boolean;
  timeoutMs?: number;
  /** PEM, beside the usual authorities. */
  ca?: string;
}

export interface Answered {
  kind: 'answered';
  status: number;
  /** Content-Type, as it was given. */
  type: string;
  body: Buffer;
  /** There was more of the body than is read. */
  isCut: boolean;
}

export type OutsideEnd = Answered | { kind: 'failed'; reason: string };

const TIMEOUT_MS = 15_000;
const MOST_READ = 64 * 1024;

export async function callOutside(call: OutsideCall, settings: OutsideSettings): Promise<OutsideEnd> {
  if (!URL.canParse(call.url)) return failed('the address is not readable');
  const url = new URL(call.url);
  if (url.protocol !== 'https:' || url.username !== '' || url.password !== '') return failed('only https is called');
  const { isAllowed = isPublicAddress } = settings;
  const found = await addressesOf(bareHost(url), settings.resolver);
  const [address] = found;
  if (!address) return failed('the name has no address');
  // One closed address among open ones is a trick or a mistake: neither is followed.
  if (!found.every(isAllowed)) return failed('the address does not lie in the public internet');
  return send(call, url, address, settings);
}

/** An IPv6 address without its brackets. */
const bareHost = ({ hostname }: URL): string => hostname.replace(/^\[|\]$/g, '');

async function addressesOf(host: string, resolver: Resolver): Promise<string[]> {
  if (isIP(host) !== 0) return [host];
  const answers = await Promise.all(['A', 'AAAA'].map((type) => resolver(host, type).catch(() => [])));
  return answers.flat().map(String);
}

function send(
  { method, headers = {}, body = '' }: OutsideCall,
  url: URL,
  address: string,
  { timeoutMs = TIMEOUT_MS, ca }: OutsideSettings,
): Promise<OutsideEnd> {
  return new Promise((resolve) => {
    const signal = AbortSignal.timeout(timeoutMs);
    const call = request(
      {
        // The name is for TLS and for the server's eyes; the connection goes to the address.
        host: address,
        port: url.port || 443,
        path: url.pathname + url.search,
        servername: isIP(bareHost(url)) === 0 ? url.hostname : '',
        method,
        headers: {
          ...headers,
          host: url.host,
          ...(method === 'POST' && { 'content-length': Buffer.byteLength(body) }),
        },
        signal,
        agent: false,
        ...(ca !== undefined && { ca }),
      },
      (answer) => {
        const chunks: Buffer[] = [];
        let length = 0;
        let isEnded = false;
        answer.on('data', (chunk: Buffer) => {
          length += chunk.length;
          if (length > MOST_READ) call.destroy();
          else chunks.push(chunk);
        });
        const end = () => {
          const { statusCode: status = 0, headers: told } = answer;
          const type = told['content-type'] ?? '';
          resolve({ kind: 'answered', status, type, body: Buffer.concat(chunks), isCut: !isEnded });
        };
        answer.on('end', () => {
          isEnded = true;
          end();
        });
        answer.on('error', end).on('close', end);
      },
    );
    call.on('error', (fault: NodeJS.ErrnoException) =>
      resolve(failed(signal.aborted ? 'no answer in time' : (fault.code ?? fault.message))),
    );
    call.end(body);
  });
}

const failed = (reason: string): OutsideEnd => ({ kind: 'failed', reason });
