// What no message shows but decides whether a mailing arrives, or is lawful: proof of consent, the size of a first mailing, the
// way out really working, and towards real mailboxes the DNS: records of the domain, our own name, the reply address.
// Asks the database, the resolver and our own public address; a question without answer is a remark, never an error.

import { normaliseAddress } from '#message/address.ts';
import type { Platform } from '#platform/platform.ts';
import { audienceQuery } from '#sending/audience/audience-query.ts';
import type { Conditions } from '#sending/audience/conditions.ts';
import { IMPORTANCE, type CheckedRecord } from '#sending/domains/domain.ts';
import { checkDomain } from '#sending/domains/domain-check.ts';
import { findingWords } from '#sending/domains/domain-findings.ts';
import { readDomain } from '#sending/domains/domain-store.ts';
import { tryUnsubscribe } from '#sending/feedback/unsubscribe-trial.ts';
import type { Campaign } from './campaign.ts';
import { standingRemarks } from './standing-remarks.ts';
import type { SampleWorld } from './preflight.ts';
import { type Remark, remark, type Severity } from './remark.ts';

export async function surroundingRemarks(
  platform: Platform,
  campaign: Campaign,
  world: SampleWorld,
  people: number,
): Promise<Remark[]> {
  const everywhere = [
    await consentRemarks(platform, campaign, world),
    await standingRemarks(platform.sql, world, people, platform.clock.now()),
    await firstMailingRemarks(platform, campaign, world, people),
    await wayOutRemarks(platform, world),
  ].flat();
  if (world.mode === 'sandbox') return [...everywhere, ...sandboxRemarks(platform, world)];
  return [
    ...everywhere,
    ...(await recordRemarks(platform, world)),
    ...(await reverseDnsRemarks(platform)),
    ...(await replyRemarks(platform, campaign, world)),
  ];
}

/** What in the sandbox is judged as if it were done, and will have to be. */
function sandboxRemarks({ config }: Platform, { domain, publicUrl }: SampleWorld): Remark[] {
  const pretended = remark('domain_sandbox', { domain });
  if (publicUrl === config.publicUrl) return [pretended];
  return [pretended, remark('public_url_pretended', { url: config.publicUrl, pretended: publicUrl })];
}

/** A consent can be demonstrated when its event names the text people saw, or says how it was given. */
async function consentRemarks({ sql }: Platform, campaign: Campaign, { workspaceId }: SampleWorld): Promise<Remark[]> {
  const { purposeId, conditions } = campaign as Campaign & { purposeId: string; conditions: Conditions };
  const [row] = await sql<[{ people: number }]>`
    select count(*)::float8 as people
    from (${audienceQuery(sql, { workspaceId, purposeId, conditions })}) a
    join consents g on g.workspace_id = ${workspaceId} and g.purpose_id = ${purposeId} and g.contact_id = a.id and g.channel = 'email'
    join consent_events e on e.workspace_id = g.workspace_id and e.contact_id = g.contact_id and e.id = g.event_id
    where e.wording_id is null and coalesce(e.note, '') = ''`;
  return row.people > 0 ? [remark('consent_unproven', { people: row.people })] : [];
}

/** Probe sending: an unproven audience gets max(200, 5 %) first. */
const PROBE_LEAST = 200;
const PROBE_SHARE = 0.05;

async function firstMailingRemarks(
  { sql }: Platform,
  { purposeId }: Campaign,
  { workspaceId }: SampleWorld,
  people: number,
): Promise<Remark[]> {
  const probe = Math.max(PROBE_LEAST, Math.ceil(people * PROBE_SHARE));
  if (people < 2 * probe) return [];
  const [sent] = await sql`
    select from sends where workspace_id = ${workspaceId} and purpose_id = ${purposeId} and state = 'finished' limit 1`;
  return sent ? [] : [remark('audience_unproven', { people, probe })];
}

async function wayOutRemarks({ vault, config }: Platform, { mode }: SampleWorld): Promise<Remark[]> {
  const trial = await tryUnsubscribe(vault, config.publicUrl);
  if (trial.ok) return [];
  return [
    remark(
      'unsubscribe_unreachable',
      { url: trial.url, reason: trial.reason },
      mode === 'live' ? 'blocker' : 'warning',
    ),
  ];
}

async function recordRemarks(
  { sql, resolver, config }: Platform,
  { workspaceId, domainId }: SampleWorld,
): Promise<Remark[]> {
  const domain = await readDomain(sql, workspaceId, domainId);
  if (!domain) return [];
  const checked = await checkDomain(resolver, { ...domain, mailHost: config.mailHost });
  return checked.flatMap((record) => recordFindings(domain.name, record));
}

function recordFindings(domain: string, { kind, findings }: CheckedRecord): Remark[] {
  const name = kind.replace('_', ' ').toUpperCase();
  return findings
    .filter(({ severity }) => severity !== 'hint' && IMPORTANCE[kind] !== 'optional')
    .map((finding) => {
      const severity: Severity =
        finding.severity === 'error' && IMPORTANCE[kind] === 'required' ? 'blocker' : 'warning';
      const say = (language: 'fr' | 'en') => {
        const { says, mend } = findingWords(finding, language);
        return `${domain}, ${name} : ${says} ${mend}`;
      };
      return remark('domain_record', { fr: say('fr'), en: say('en').replace(' : ', ': ') }, severity);
    });
}

/** Forward-confirmed reverse DNS of the name by which we introduce ourselves (asked for by every large provider). */
async function reverseDnsRemarks({ resolver, config: { mailHost } }: Platform): Promise<Remark[]> {
  try {
    const addresses: string[] = await resolver(mailHost, 'A');
    for (const address of addresses) {
      const names: string[] = await resolver(`${address.split('.').reverse().join('.')}.in-addr.arpa`, 'PTR');
      if (names.some((name) => name.toLowerCase().replace(/\.$/, '') === mailHost.toLowerCase())) return [];
    }
  } catch {
    // No address or no name: exactly what is to be said.
  }
  return [remark('reverse_dns', { host: mailHost })];
}

/** Where replies would go must take mail: an MX, or at least an address (RFC 5321 section 5.1), and no null MX (RFC 7505). */
async function replyRemarks({ resolver }: Platform, { replyTo }: Campaign, world: SampleWorld): Promise<Remark[]> {
  const reply = normaliseAddress(replyTo);
  const domain = reply.ok ? reply.address.slice(reply.address.lastIndexOf('@') + 1) : world.domain;
  const ask = async (type: string): Promise<unknown[] | 'silent'> => {
    try {
      return await resolver(domain, type);
    } catch (error) {
      return ['ENOTFOUND', 'ENODATA'].includes((error as { code?: string }).code ?? '') ? [] : 'silent';
    }
  };
  const exchanges = await ask('MX');
  if (exchanges === 'silent') return [remark('reply_to_unchecked', { domain })];
  const isNull = exchanges.some((one) => ((one as { exchange?: string }).exchange ?? '') === '');
  if (exchanges.length > 0) return isNull ? [remark('reply_to_unreachable', { domain })] : [];
  const addresses = [await ask('A'), await ask('AAAA')];
  if (addresses.includes('silent')) return [remark('reply_to_unchecked', { domain })];
  return addresses.flat().length > 0 ? [] : [remark('reply_to_unreachable', { domain })];
}
