// Sending domains over HTTP: create, look at, check against the DNS, switch between sandbox and live, delete.
// A domain goes live only on the strength of a check made in the same request.

import { randomBytes } from 'node:crypto';
import { z } from 'zod';
import { audit } from '#accounts/audit.ts';
import { dkimRecord } from '#authentication/dkim-keys.ts';
import { freemailDomains } from '#judge/data/freemail.ts';
import { asciiDomain, unicodeDomain } from '#message/domain.ts';
import type { Language } from '#platform/http/problem.ts';
import { idSchema, route } from '#platform/http/route.ts';
import type { Platform } from '#platform/platform.ts';
import { blockingRecords, dkimName, IMPORTANCE, wantedRecords } from './domain.ts';
import { findingWords } from './domain-findings.ts';
import { lookAgain } from './domain-look.ts';
import { domainProblem } from './domain-problems.ts';
import { deleteDomain, type Domain, insertDomain, listDomains, readDomain, setMode } from './domain-store.ts';
import { type DomainKey, isDueForChange, isRemovable, removableFrom, selectorStem } from './key-rotation.ts';
import { listKeys } from './key-store.ts';
import { makeKeys } from './signing-keys.ts';

const params = z.object({ domainId: idSchema });

export const domainRoutes = (platform: Platform) => {
  const { sql, clock, live } = platform;
  const { mailHost } = platform.config;

  const find = async (workspaceId: string, id: string): Promise<Domain> => {
    const domain = await readDomain(sql, workspaceId, id);
    if (!domain) throw domainProblem.domain_not_found();
    return domain;
  };
  const check = async (workspaceId: string, id: string): Promise<Domain> => {
    await lookAgain(platform, await find(workspaceId, id), workspaceId);
    return find(workspaceId, id);
  };
  const details = async (domain: Domain, workspaceId: string, language: Language) => ({
    ...detailsOf(domain, mailHost, language),
    ...keysOf(domain.name, await listKeys(sql, workspaceId, domain.id), clock.now()),
  });
  const changed = async (workspaceId: string, id: string) => live.publish(workspaceId, 'domains', id);

  return {
    'GET /api/domains': route({
      may: 'domains:read',
      summary: 'The sending domains of the workspace',
      run: async ({ workspaceId }) => ({ domains: (await listDomains(sql, workspaceId)).map(summaryOf) }),
    }),

    'POST /api/domains': route({
      may: 'domains:write',
      summary: 'Add a sending domain, in sandbox mode, with its keys',
      body: z.object({ name: z.string().max(300) }),
      run: async ({ workspaceId, operatorId, body, ip }) => {
        const name = asciiDomain(body.name.trim());
        if (!name?.includes('.')) throw domainProblem.domain_not_valid({ name: body.name });
        if (freemailDomains.has(name)) throw domainProblem.domain_not_yours({ name });
        const keys = await makeKeys(platform, selectorStem(clock.now(), []));
        const ownershipToken = randomBytes(18).toString('base64url');
        const id = await insertDomain(sql, { workspaceId, name, ownershipToken, keys, now: clock.now() });
        if (!id) throw domainProblem.domain_exists({ name });
        await audit(platform, { workspaceId, operatorId, action: 'domains.create', subject: name, subjectId: id, ip });
        await changed(workspaceId, id);
        return { id };
      },
    }),

    'GET /api/domains/:domainId': route({
      may: 'domains:read',
      summary: 'One sending domain, its records and what the last check found',
      params,
      run: async ({ workspaceId, params, language }) =>
        details(await find(workspaceId, params.domainId), workspaceId, language),
    }),

    'POST /api/domains/:domainId/check': route({
      may: 'domains:read',
      summary: 'Look at what the domain publishes now',
      params,
      run: async ({ workspaceId, params, language }) => {
        const domain = await check(workspaceId, params.domainId);
        await changed(workspaceId, domain.id);
        return details(domain, workspaceId, language);
      },
    }),

    'POST /api/domains/:domainId/mode': route({
      may: 'domains:write',
      summary: 'Switch a domain between sandbox and live',
      params,
      body: z.object({ mode: z.enum(['sandbox', 'live']) }),
      run: async ({ workspaceId, operatorId, params, body, ip }) => {
        const domain =
          body.mode === 'live' ? await check(workspaceId, params.domainId) : await find(workspaceId, params.domainId);
        const { id, name } = domain;
        if (body.mode === 'live') {
          const blocking = blockingRecords(domain.checked ?? []);
          if (!domain.verifiedAt || blocking.length > 0) {
            throw domainProblem.domain_not_ready({
              name,
              records: blocking.map((kind) => RECORD_NAMES[kind]).join(', '),
            });
          }
        }
        if (!(await setMode(sql, workspaceId, id, body.mode, clock.now())))
          throw domainProblem.domain_live_elsewhere({ name });
        await audit(platform, {
          workspaceId,
          operatorId,
          action: `domains.${body.mode}`,
          subject: name,
          subjectId: id,
          ip,
        });
        await changed(workspaceId, id);
        return { mode: body.mode };
      },
    }),

    'DELETE /api/domains/:domainId': route({
      may: 'domains:write',
      summary: 'Delete a domain that has never sent',
      params,
      run: async ({ workspaceId, operatorId, params, ip }) => {
        const { id, name } = await find(workspaceId, params.domainId);
        if (!(await deleteDomain(sql, workspaceId, id))) throw domainProblem.domain_in_use({ name });
        await audit(platform, { workspaceId, operatorId, action: 'domains.delete', subject: name, subjectId: id, ip });
        await changed(workspaceId, id);
      },
    }),
  };
};

/** The names of records are the same in every language. */
const RECORD_NAMES = {
  spf: 'SPF',
  dkim_rsa: 'DKIM RSA',
  dkim_ed25519: 'DKIM Ed25519',
  dmarc: 'DMARC',
  mta_sts: 'MTA-STS',
  tls_rpt: 'TLS-RPT',
  bimi: 'BIMI',
  ownership: 'TXT',
} as const;

const summaryOf = (domain: Domain) => ({
  id: domain.id,
  name: domain.name,
  displayName: unicodeDomain(domain.name),
  mode: domain.mode,
  verifiedAt: domain.verifiedAt,
  checkedAt: domain.checkedAt,
  blocking: domain.checked ? blockingRecords(domain.checked) : null,
});

function detailsOf(domain: Domain, mailHost: string, language: Language) {
  const checked = new Map(domain.checked?.map((record) => [record.kind, record]));
  const wanted = wantedRecords({
    domain: domain.name,
    mailHost,
    keys: domain.keys,
    ownershipToken: domain.ownershipToken,
    createdAt: domain.createdAt,
    foundSpf: checked.get('spf')?.found[0],
  });
  return {
    ...summaryOf(domain),
    mailHost,
    canGoLive: domain.verifiedAt !== null && domain.checked !== null && blockingRecords(domain.checked).length === 0,
    records: wanted.map((record) => {
      const seen = checked.get(record.kind);
      return {
        ...record,
        title: RECORD_NAMES[record.kind],
        type: 'TXT' as const,
        importance: IMPORTANCE[record.kind],
        state: seen ? stateOf(seen.findings.map(({ severity }) => severity)) : ('unchecked' as const),
        found: seen?.found ?? [],
        findings: (seen?.findings ?? []).map((one) => ({
          code: one.code,
          severity: one.severity,
          ...findingWords(one, language),
        })),
      };
    }),
  };
}

const keysOf = (domain: string, keys: readonly DomainKey[], now: Date) => ({
  keysAreOld: isDueForChange(keys, now),
  keys: keys.map((key) => ({
    selector: key.selector,
    title: RECORD_NAMES[key.algorithm === 'rsa-sha256' ? 'dkim_rsa' : 'dkim_ed25519'],
    state: key.state,
    createdAt: key.createdAt,
    retiredAt: key.retiredAt,
    name: dkimName(key.selector, domain),
    value: dkimRecord(key.algorithm, key.publicKey),
    removableFrom: removableFrom(key),
    isRemovable: isRemovable(key, now),
  })),
});

function stateOf(severities: readonly string[]): 'right' | 'improvable' | 'wrong' {
  if (severities.includes('error')) return 'wrong';
  return severities.includes('warning') ? 'improvable' : 'right';
}
