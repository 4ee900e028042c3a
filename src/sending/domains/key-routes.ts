// Changing the DKIM keys of a domain over HTTP: prepare a new pair, put it in the place of the old one, forget what is no longer needed.
// A live domain's new keys sign only on the strength of a look at the DNS made in the same request.

import { z } from 'zod';
import { audit } from '#accounts/audit.ts';
import type { AuditAction } from '#accounts/audit-action.ts';
import { checkDkim } from '#authentication/dns-records.ts';
import type { Language } from '#platform/http/problem.ts';
import { idSchema, route } from '#platform/http/route.ts';
import type { Platform } from '#platform/platform.ts';
import { dkimName } from './domain.ts';
import { findingWords } from './domain-findings.ts';
import { lookAgain } from './domain-look.ts';
import { domainProblem } from './domain-problems.ts';
import { type Domain, readDomain } from './domain-store.ts';
import { type DomainKey, isRemovable, removableFrom, selectorStem } from './key-rotation.ts';
import { deleteKeys, listKeys, prepareKeys, switchKeys } from './key-store.ts';
import { makeKeys } from './signing-keys.ts';

const params = z.object({ domainId: idSchema });

export const keyRoutes = (platform: Platform) => {
  const { sql, clock, live, resolver } = platform;

  const find = async (workspaceId: string, id: string): Promise<{ domain: Domain; keys: DomainKey[] }> => {
    const domain = await readDomain(sql, workspaceId, id);
    if (!domain) throw domainProblem.domain_not_found();
    return { domain, keys: await listKeys(sql, workspaceId, id) };
  };
  const note = async (
    who: { workspaceId: string; operatorId: string; ip: string },
    { id, name }: Domain,
    action: AuditAction,
    selectors: readonly string[],
  ) => {
    await audit(platform, {
      ...who,
      action,
      subject: name,
      subjectId: id,
      details: { selectors: selectors.join(', ') },
    });
    await live.publish(who.workspaceId, 'domains', id);
  };

  /** What receivers would miss, were these keys to sign now. */
  const missing = async (domain: Domain, keys: readonly DomainKey[], language: Language): Promise<string[]> => {
    const checks = keys.map(async (key) => {
      const { findings } = await checkDkim(resolver, dkimName(key.selector, domain.name), key);
      return findings.filter(({ severity, code }) => severity === 'error' || code === 'dns_unreachable');
    });
    return (await Promise.all(checks)).flat().map((finding) => findingWords(finding, language).says);
  };

  return {
    'POST /api/domains/:domainId/keys': route({
      may: 'domains:write',
      summary: 'Prepare a new pair of DKIM keys beside the one that signs',
      params,
      run: async ({ workspaceId, operatorId, params, ip }) => {
        const { domain, keys } = await find(workspaceId, params.domainId);
        const stem = selectorStem(
          clock.now(),
          keys.map(({ selector }) => selector),
        );
        const made = await makeKeys(platform, stem);
        const place = { workspaceId, domainId: domain.id, now: clock.now() };
        if (!(await prepareKeys(sql, place, made))) throw domainProblem.keys_prepared_already();
        const selectors = made.map(({ selector }) => selector);
        await note({ workspaceId, operatorId, ip }, domain, 'domains.key_new', selectors);
        return { selectors };
      },
    }),

    'POST /api/domains/:domainId/keys/switch': route({
      may: 'domains:write',
      summary: 'Sign with the prepared keys; the old ones are retired',
      params,
      run: async ({ workspaceId, operatorId, params, ip, language }) => {
        const { domain, keys } = await find(workspaceId, params.domainId);
        const prepared = keys.filter(({ state }) => state === 'prepared');
        const reasons = domain.mode === 'live' ? await missing(domain, prepared, language) : [];
        if (reasons.length > 0) throw domainProblem.keys_not_published({ reasons: reasons.join(' ') });
        const selectors = prepared.map(({ selector }) => selector);
        const place = { workspaceId, domainId: domain.id, now: clock.now() };
        if (!(await switchKeys(sql, place, selectors))) throw domainProblem.keys_not_prepared();
        // What was seen before was said of the keys that went.
        await lookAgain(platform, (await find(workspaceId, domain.id)).domain, workspaceId);
        await note({ workspaceId, operatorId, ip }, domain, 'domains.key_switch', selectors);
        return { selectors };
      },
    }),

    'DELETE /api/domains/:domainId/keys/:selector': route({
      may: 'domains:write',
      summary: 'Forget a key that does not sign: a prepared one, or a retired one whose mail has arrived',
      params: params.extend({ selector: z.string().max(63) }),
      run: async ({ workspaceId, operatorId, params, ip, language }) => {
        const { domain, keys } = await find(workspaceId, params.domainId);
        const key = keys.find(({ selector }) => selector === params.selector);
        if (!key) throw domainProblem.key_not_found();
        if (key.state === 'signing') throw domainProblem.key_signs({ selector: key.selector });
        if (key.state === 'retired' && !isRemovable(key, clock.now())) {
          const from = removableFrom(key) as Date;
          throw domainProblem.key_still_needed({ selector: key.selector, date: dateIn(from, language) });
        }
        // A prepared pair goes as it came: half of it would be of no use.
        const going = key.state === 'prepared' ? keys.filter(({ state }) => state === 'prepared') : [key];
        const selectors = going.map(({ selector }) => selector);
        if ((await deleteKeys(sql, { workspaceId, domainId: domain.id }, selectors)) === 0)
          throw domainProblem.key_signs({ selector: key.selector });
        await note({ workspaceId, operatorId, ip }, domain, 'domains.key_remove', selectors);
      },
    }),
  };
};

const dateIn = (date: Date, language: Language) =>
  new Intl.DateTimeFormat(language === 'fr' ? 'fr-FR' : 'en-GB', { dateStyle: 'long', timeZone: 'UTC' }).format(date);
