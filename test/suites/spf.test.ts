// The SPF suite of openspf.org (release 2014.04, for RFC 7208) through our checker; the DNS is the suite's own zones.

import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { parseAllDocuments } from 'yaml';
import { authenticate } from '#authentication/authenticate.ts';
import { corpus, withoutCorpora } from '#test/kit/corpora.ts';
import { assertAgreement, type Disagreement } from './agreement.ts';
import { type SuiteZone, suiteResolver } from './suite-zone.ts';

interface Scenario {
  tests: Record<string, { helo: string; host: string; mailfrom: string; result: string | string[] }>;
  zonedata: SuiteZone;
}

const now = new Date('2026-11-25T10:00:00Z');

test('authenticate: SPF as the RFC 7208 suite wants it', { skip: withoutCorpora() }, async (context) => {
  const text = readFileSync(corpus('conformance/spf/pyspf/test/rfc7208-tests.yml') as string, 'utf8');
  const disagreeing: Disagreement[] = [];
  let total = 0;
  for (const document of parseAllDocuments(text)) {
    const { tests, zonedata } = document.toJS() as Scenario;
    for (const [name, { helo, host, mailfrom, result }] of Object.entries(tests)) {
      total++;
      const { spf } = await authenticate(Buffer.from('\r\n'), {
        ip: host,
        helo: String(helo),
        mailFrom: mailfrom,
        resolver: suiteResolver(zonedata),
        now,
      });
      const found = spf?.result ?? 'absent';
      if (![result].flat().includes(found)) disagreeing.push({ name, found: `${found}, not ${result}` });
    }
  }
  assertAgreement(context, 'SPF (RFC 7208 suite)', total, disagreeing);
});
