// Makes what a send needs, in a few statements whatever its size: a sending domain with keys, consenting contacts, and the
// send itself frozen into the ledger through the product's own functions.

import type { Sql } from 'postgres';
import { generateDkimKey } from '#authentication/dkim-keys.ts';
import type { DkimAlgorithm } from '#authentication/dkim-sign.ts';
import type { Platform } from '#platform/platform.ts';
import { freezeAudience } from '#sending/outbox/freeze.ts';
import type { SendContent } from '#sending/outbox/send.ts';
import { createSend } from '#sending/outbox/send-store.ts';

interface Place {
  platform: Platform;
  workspaceId: string;
}

export interface SendingDomain {
  id: string;
  name: string;
}

export async function makeDomain(
  { platform, workspaceId }: Place,
  {
    name = 'port.example',
    mode = 'sandbox',
    algorithms = ['rsa-sha256'],
  }: { name?: string; mode?: 'sandbox' | 'live'; algorithms?: DkimAlgorithm[] } = {},
): Promise<SendingDomain> {
  const { sql, vault, clock } = platform;
  const now = clock.now();
  const [row] = await sql<[{ id: string }]>`
    insert into domains (workspace_id, name, mode, ownership_token, verified_at, created_at, updated_at)
    values (${workspaceId}, ${name}, ${mode}, 'token', ${now}, ${now}, ${now}) returning id`;
  for (const algorithm of algorithms) {
    const { privateKey, publicKey } = await generateDkimKey(algorithm);
    await sql`
      insert into dkim_keys (workspace_id, domain_id, selector, algorithm, private_key_sealed, public_key, created_at)
      values (${workspaceId}, ${row.id}, ${algorithm.slice(0, 3)}, ${algorithm}, ${vault.seal(privateKey)}, ${publicKey}, ${now})`;
  }
  return { id: row.id, name };
}

export const purposeOfKind = async (
  sql: Sql,
  workspaceId: string,
  kind: 'marketing' | 'service' | 'tracking',
): Promise<string> => {
  const [row] = await sql<
    [{ id: string }]
  >`select id from purposes where workspace_id = ${workspaceId} and kind = ${kind}`;
  return row.id;
};

export interface ContactToMake {
  email: string;
  givenName?: string;
  familyName?: string;
  fields?: Record<string, unknown>;
}

const BATCH = 5_000;

/** Contacts who consent to `purposeId`; resolves with their ids in the order given. */
export async function makeContacts(
  { platform, workspaceId }: Place,
  contacts: readonly ContactToMake[],
  purposeId: string,
): Promise<string[]> {
  const ids: string[] = [];
  for (let at = 0; at < contacts.length; at += BATCH)
    ids.push(...(await makeBatch(platform, workspaceId, contacts.slice(at, at + BATCH), purposeId)));
  return ids;
}

async function makeBatch(
  { sql, vault, clock }: Platform,
  workspaceId: string,
  contacts: readonly ContactToMake[],
  purposeId: string,
): Promise<string[]> {
  const now = clock.now();
  const rows = await sql<{ id: string }[]>`
    with made as (
      insert into contacts (workspace_id, email, address_hash, given_name, family_name, fields, created_at, updated_at)
      select ${workspaceId}, c.email, decode(c.address_hash, 'hex'), c.given_name, c.family_name, c.fields, ${now}, ${now}
      from unnest(${contacts.map((c) => c.email)}::text[], ${contacts.map((c) => vault.mac('address', c.email).toString('hex'))}::text[],
                  ${contacts.map((c) => c.givenName ?? null)}::text[], ${contacts.map((c) => c.familyName ?? null)}::text[],
                  ${contacts.map((c) => JSON.stringify(c.fields ?? {}))}::text[]::jsonb[])
           with ordinality as c (email, address_hash, given_name, family_name, fields, rank)
      order by c.rank
      returning id
    ) select id from made order by id`;
  await sql`
    insert into consent_events (workspace_id, contact_id, purpose_id, action, at, recorded_at, source, basis)
    select ${workspaceId}, id, ${purposeId}, 'granted', ${now}, ${now}, 'import', 'consent'
    from unnest(${rows.map((row) => row.id)}::bigint[]) as id`;
  return rows.map((row) => row.id);
}

export async function recordConsent(
  { platform, workspaceId }: Place,
  contactId: string,
  purposeId: string,
  action: 'granted' | 'withdrawn' | 'objected',
): Promise<void> {
  const now = platform.clock.now();
  await platform.sql`
    insert into consent_events (workspace_id, contact_id, purpose_id, action, at, recorded_at, source)
    values (${workspaceId}, ${contactId}, ${purposeId}, ${action}, ${now}, ${now}, 'operator')`;
}

export async function suppress(
  { platform, workspaceId }: Place,
  email: string,
  purposeId: string | null = null,
): Promise<void> {
  await platform.sql`
    insert into suppressions (workspace_id, address_hash, purpose_id, reason, at)
    values (${workspaceId}, ${platform.vault.mac('address', email)}, ${purposeId}, 'operator', ${platform.clock.now()})`;
}

export interface SendToLaunch {
  domain: SendingDomain;
  purposeId: string;
  content: SendContent;
  /** Default: everybody in the workspace. */
  contactIds?: readonly string[];
}

/** Makes the send and freezes its audience, as a launch does. Resolves with its id. */
export async function launchSend(
  { platform, workspaceId }: Place,
  { domain, purposeId, content, contactIds }: SendToLaunch,
): Promise<string> {
  const { sql, clock } = platform;
  const now = clock.now();
  return sql.begin(async (tx) => {
    const [campaign] = await tx<[{ id: string }]>`
      insert into campaigns (workspace_id, name, purpose_id, domain_id, created_at, updated_at)
      values (${workspaceId}, 'Campagne', ${purposeId}, ${domain.id}, ${now}, ${now}) returning id`;
    const sendId = await createSend(tx, {
      workspaceId,
      campaignId: campaign.id,
      purposeId,
      domainId: domain.id,
      content,
      now,
    });
    await tx`update campaigns set state = 'sending', send_id = ${sendId} where workspace_id = ${workspaceId} and id = ${campaign.id}`;
    const chosen = contactIds ? tx`and id = any(${contactIds as string[]}::bigint[])` : tx``;
    await freezeAudience(
      tx,
      { workspaceId, sendId, now },
      tx`
      select id, email, address_hash from contacts where workspace_id = ${workspaceId} ${chosen}`,
    );
    return sendId;
  });
}
