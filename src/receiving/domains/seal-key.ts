// The key with which a protected domain seals and signs what it delivers: made when sealing is first wanted, kept sealed by the vault, and
// named by its selector in the DNS. It stays when sealing is switched off: what was delivered can still be verified.

import type { Sql } from 'postgres';
import { dkimRecord, generateDkimKey } from '#authentication/dkim-keys.ts';
import { checkDkim } from '#authentication/dns-records.ts';
import type { Platform } from '#platform/platform.ts';
import type { ProtectedDomain } from './protected-domain.ts';

export interface SealKey {
  selector: string;
  sealed: Buffer;
  publicKey: string;
}

export async function readSealKey(sql: Sql, workspaceId: string, domainId: string): Promise<SealKey | undefined> {
  const [row] = await sql<SealKey[]>`
    select seal_selector as selector, seal_key_sealed as sealed, seal_public_key as "publicKey"
    from protected_domains where workspace_id = ${workspaceId} and id = ${domainId} and seal_selector is not null`;
  return row;
}

/** Makes one where there is none; of two that are made at once one stays. */
export async function ensureSealKey(
  { sql, vault, clock }: Pick<Platform, 'sql' | 'vault' | 'clock'>,
  workspaceId: string,
  domainId: string,
): Promise<void> {
  if (await readSealKey(sql, workspaceId, domainId)) return;
  const { privateKey, publicKey } = await generateDkimKey('rsa-sha256');
  const selector = `dauphin-in-${clock.now().toISOString().slice(0, 10).replaceAll('-', '')}`;
  await sql`
    update protected_domains
    set seal_selector = ${selector}, seal_key_sealed = ${vault.seal(privateKey)}, seal_public_key = ${publicKey}
    where workspace_id = ${workspaceId} and id = ${domainId} and seal_selector is null`;
}

export interface SealRecord {
  name: string;
  value: string;
  isPublished: boolean;
}

/** What must be published for the seal to be believed, and whether it is. */
export async function checkSealRecord(
  { sql, resolver }: Pick<Platform, 'sql' | 'resolver'>,
  { workspaceId, id, name }: ProtectedDomain,
): Promise<SealRecord | undefined> {
  const key = await readSealKey(sql, workspaceId, id);
  if (!key) return undefined;
  const record = `${key.selector}._domainkey.${name}`;
  const { found, findings } = await checkDkim(resolver, record, { algorithm: 'rsa-sha256', publicKey: key.publicKey });
  return {
    name: record,
    value: dkimRecord('rsa-sha256', key.publicKey),
    isPublished: found.length > 0 && findings.length === 0,
  };
}
