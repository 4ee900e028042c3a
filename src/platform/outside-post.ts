// Posts to an address that others chose. The name is resolved here, every address is held against `isAllowed`, and the connection goes to the very address
// that was allowed: a name that changes its mind in between leads nowhere else. TLS only, no redirects, little of the answer is read, and all of it has
// an end. It never throws: what went wrong is a value.

import { request } from 'node:https';
import { isIP } from 'node:net';
import { isPublicAddress } from './public-address.ts';
import type { Resolver } from './resolver.ts';

export interface OutsidePost {
  url: string;
  headers: Record<string, string>;
  body: string;
}

export interface OutsideSettings {
  resolver: Resolver;
  isAllowed?: (address: string) => boolean;
  timeoutMs?: number;
  /** PEM, beside the usual authorities. */
  ca?: string;
}

export type PostEnd = { kind: 'answered'; status: number } | { kind: 'failed'; reason: string };

const TIMEOUT_MS = 15_000;
/** Of the answer: nothing in it is used. */
const MOST_READ = 64 * 1024;

export async function postOutside(post: OutsidePost, settings: OutsideSettings): Promise<PostEnd> {
  if (!URL.canParse(post.url)) return failed('the address is not readable');
  const url = new URL(post.url);
  if (url.protocol !== 'https:' || url.username !== '' || url.password !== '') return failed('only https is posted to');
  const { isAllowed = isPublicAddress } = settings;
  const found = await addressesOf(bareHost(url), settings.resolver);
  const [address] = found;
  if (!address) return failed('the name has no address');
  // One closed address among open ones is a trick or a mistake: neither is followed.
  if (!found.every(isAllowed)) return failed('the address does not lie in the public internet');
  return send(post, url, address, settings);
}

/** An IPv6 address without its brackets. */
const bareHost = ({ hostname }: URL): string => hostname.replace(/^\[|\]$/g, '');

async function addressesOf(host: string, resolver: Resolver): Promise<string[]> {
  if (isIP(host) !== 0) return [host];
  const answers = await Promise.all(['A', 'AAAA'].map((type) => resolver(host, type).catch(() => [])));
  return answers.flat().map(String);
}

function send(
  { headers, body }: OutsidePost,
  url: URL,
  address: string,
  { timeoutMs = TIMEOUT_MS, ca }: OutsideSettings,
): Promise<PostEnd> {
  return new Promise((resolve) => {
    const signal = AbortSignal.timeout(timeoutMs);
    const call = request(
      {
        // The name is for TLS and for the server's eyes; the connection goes to the address.
        host: address,
        port: url.port || 443,
        path: url.pathname + url.search,
        servername: isIP(bareHost(url)) === 0 ? url.hostname : '',
        method: 'POST',
        headers: { ...headers, host: url.host, 'content-length': Buffer.byteLength(body) },
        signal,
        agent: false,
        ...(ca !== undefined && { ca }),
      },
      (answer) => {
        let read = 0;
        answer.on('data', (chunk: Buffer) => {
          read += chunk.length;
          if (read > MOST_READ) call.destroy();
        });
        const end = () => resolve({ kind: 'answered', status: answer.statusCode ?? 0 });
        answer.on('end', end).on('error', end).on('close', end);
      },
    );
    call.on('error', (fault: NodeJS.ErrnoException) =>
      resolve(failed(signal.aborted ? 'no answer in time' : (fault.code ?? fault.message))),
    );
    call.end(body);
  });
}

const failed = (reason: string): PostEnd => ({ kind: 'failed', reason });
