// A campaign that has left and arrived, as rows: for tests of what comes back from it. It goes past campaigns and outbox on
// purpose: those have tests of their own.

import type { Platform } from '#platform/platform.ts';
import { makeContacts, makeDomain, purposeOfKind, recordConsent } from './send.ts';

export interface SentCampaign {
  campaignId: string;
  sendId: string;
  /** Purposes by kind, those that every workspace starts with. */
  purposes: Record<'marketing' | 'service' | 'tracking', string>;
  readers: { contactId: string; email: string }[];
}

export interface SentOptions {
  /** Local parts; each becomes a contact who consents to the newsletter and was sent the message. */
  readers?: string[];
  /** Of these, who also consents to individual tracking. */
  tracked?: string[];
  links?: string[];
  language?: 'fr' | 'en';
  acceptedAt?: Date;
}

export async function sentCampaign(
  platform: Platform,
  workspaceId: string,
  {
    readers: names = ['marie'],
    tracked = [],
    links = ['https://boutique.example/'],
    language = 'fr',
    acceptedAt,
  }: SentOptions = {},
): Promise<SentCampaign> {
  const { sql, clock, vault } = platform;
  const place = { platform, workspaceId };
  const now = clock.now();
  const purposes = {
    marketing: await purposeOfKind(sql, workspaceId, 'marketing'),
    service: await purposeOfKind(sql, workspaceId, 'service'),
    tracking: await purposeOfKind(sql, workspaceId, 'tracking'),
  };
  const domain = await makeDomain(place, { algorithms: [] });
  const emails = names.map((name) => `${name}@lecteurs.example`);
  const ids = await makeContacts(
    place,
    emails.map((email) => ({ email })),
    purposes.marketing,
  );
  const readers = ids.map((contactId, index) => ({ contactId, email: emails[index] as string }));
  for (const [index, { contactId }] of readers.entries()) {
    if (tracked.includes(names[index] as string)) await recordConsent(place, contactId, purposes.tracking, 'granted');
  }
  const [campaign] = await sql<[{ id: string }]>`
    insert into campaigns (workspace_id, name, purpose_id, domain_id, language, created_at, updated_at)
    values (${workspaceId}, 'Lettre', ${purposes.marketing}, ${domain.id}, ${language}, ${now}, ${now}) returning id`;
  const [send] = await sql<[{ id: string }]>`
    insert into sends (workspace_id, kind, campaign_id, purpose_id, domain_id, content, created_at)
    values (${workspaceId}, 'campaign', ${campaign.id}, ${purposes.marketing}, ${domain.id}, ${sql.json({ language })}, ${now})
    returning id`;
  await sql`
    update campaigns set state = 'sending', send_id = ${send.id}, launched_at = ${now}
    where workspace_id = ${workspaceId} and id = ${campaign.id}`;
  for (const { contactId, email } of readers) {
    await sql`
      insert into recipients (workspace_id, send_id, contact_id, email, address_hash, domain, message_id, state, reason,
        next_attempt_at, updated_at)
      values (${workspaceId}, ${send.id}, ${contactId}, ${email}, ${vault.mac('address', email)}, 'lecteurs.example',
        ${`${contactId}.${send.id}@port.example`}, 'accepted', 'accepted', ${now}, ${acceptedAt ?? now})`;
  }
  for (const [position, url] of links.entries()) {
    await sql`insert into links (workspace_id, send_id, position, url) values (${workspaceId}, ${send.id}, ${position}, ${url})`;
  }
  return { campaignId: campaign.id, sendId: send.id, purposes, readers };
}
