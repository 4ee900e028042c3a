// Brings together what the messages of one send are made of: its frozen content, the domain's keys, the types of contact fields.
// Throws MakerFault when no message can be made until somebody mends something; a database that is away throws its own error.

import type { SigningKey } from '#authentication/dkim-sign.ts';
import { isDatabaseAway } from '#platform/database/away.ts';
import type { Platform } from '#platform/platform.ts';
import { signingKeys } from '#sending/domains/signing-keys.ts';
import type { FieldType } from '#sending/audience/contacts/contact-field.ts';
import { prepareRelayMaker } from '../relay/relay-maker.ts';
import { type Maker, MakerFault, prepareMaker } from './maker.ts';
import { type OpenSend, readContent } from './send-store.ts';

export async function loadMaker(
  platform: Platform,
  { workspaceId, sendId, kind, domainId, domain }: OpenSend,
): Promise<Maker> {
  const { sql, vault, config } = platform;
  const keys = await keysOf(platform, workspaceId, domainId);
  if (kind === 'relay') return prepareRelayMaker({ workspaceId, sendId, domain, keys, vault });
  const content = await readContent(sql, workspaceId, sendId);
  const fields = await sql<{ key: string; type: FieldType }[]>`
    select key, type from contact_fields where workspace_id = ${workspaceId}`;
  const fieldTypes = Object.fromEntries(fields.map(({ key, type }) => [key, type]));
  return prepareMaker({ workspaceId, sendId, domain, content, fieldTypes, keys, vault, publicUrl: config.publicUrl });
}

async function keysOf(platform: Platform, workspaceId: string, domainId: string): Promise<SigningKey[]> {
  try {
    return await signingKeys(platform, workspaceId, domainId);
  } catch (cause) {
    if ((cause as Error).name === 'PostgresError' || isDatabaseAway(cause)) throw cause;
    throw new MakerFault('no_signing_key', { cause });
  }
}
