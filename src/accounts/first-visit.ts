// The first visit: when nobody exists yet, one person may make the first account and the first workspace. Once, whoever races.
// Anyone who can reach the console could otherwise take it: a stranger needs the key printed at start; a browser on the machine
// itself, reaching it directly, does not.

import { timingSafeEqual } from 'node:crypto';
import type { ISql } from 'postgres';
import type { Platform } from '#platform/platform.ts';

/** The same for every process of the installation, since it is drawn from the vault's key. */
function setupToken({ vault }: Pick<Platform, 'vault'>): string {
  return vault.mac('first-visit', 'setup').subarray(0, 18).toString('base64url');
}

export function isSetupToken(platform: Pick<Platform, 'vault'>, given: string): boolean {
  const expected = Buffer.from(setupToken(platform));
  const bytes = Buffer.from(given);
  return bytes.length === expected.length && timingSafeEqual(bytes, expected);
}

/** Where the first visit begins, for the address printed at start; undefined once someone exists. */
export async function firstVisitPath(platform: Pick<Platform, 'sql' | 'vault'>): Promise<string | undefined> {
  return (await isEmpty(platform.sql)) ? `/first-visit?key=${setupToken(platform)}` : undefined;
}

export async function isEmpty(sql: ISql): Promise<boolean> {
  const [row] = await sql<{ empty: boolean }[]>`select not exists (select from operators) as empty`;
  return row!.empty;
}

/** Inside the transaction of the first visit: makes whoever comes second wait, and then find somebody. */
export async function lockFirstVisit(sql: ISql): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtext('dauphin first visit'))`;
}

const LOOPBACK_HOSTS = new Set(['localhost', '127.0.0.1', '[::1]']);
const FORWARDING = ['forwarded', 'x-forwarded-for', 'x-real-ip', 'via'];

/**
 * Whether the caller sits at this machine. The address alone does not tell: a reverse proxy on the same machine has it too, and a
 * foreign page can point its own name at 127.0.0.1. So the installation must not be published, nothing may be forwarded,
 * and the name asked for must be this machine's.
 */
export function isAtThisMachine({ config }: Pick<Platform, 'config'>, request: Request, ip: string): boolean {
  const isLoopback = ip === '::1' || ip.startsWith('127.');
  const isForwarded = FORWARDING.some((header) => request.headers.has(header));
  const asked = request.headers.get('host') ?? new URL(request.url).host;
  return isLoopback && !isForwarded && isLocal(`http://${asked}`) && isLocal(config.publicUrl);
}

function isLocal(url: string): boolean {
  return URL.canParse(url) && LOOPBACK_HOSTS.has(new URL(url).hostname);
}
