// Sender matching: from which domain of the workspace an address writes. Only the domain itself counts, no name below it: its DNS
// was proved, theirs was not. A domain in the sandbox needs no proof, since nothing of it leaves the machine.

import type { ISql } from 'postgres';
import { splitAddress } from '#message/address.ts';

export interface SenderDomain {
  id: string;
  name: string;
  mode: 'sandbox' | 'live';
  hasKeys: boolean;
}

export async function senderDomain(sql: ISql, workspaceId: string, address: string): Promise<SenderDomain | undefined> {
  const name = splitAddress(address).domain.toLowerCase();
  const [domain] = await sql<SenderDomain[]>`
    select d.id, d.name, d.mode, exists (select from dkim_keys k where k.workspace_id = d.workspace_id and k.domain_id = d.id and k.active) as "hasKeys"
    from domains d
    where d.workspace_id = ${workspaceId} and d.name = ${name} and (d.mode = 'sandbox' or d.verified_at is not null)`;
  return domain;
}
