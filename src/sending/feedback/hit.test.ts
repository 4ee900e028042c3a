import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { corpus, withoutCorpora } from '#test/kit/corpora.ts';
import { classifyHit, type HitFacts, networkOf } from './hit.ts';
import { machineAgents, proxyAgents } from './data/machine-agents.ts';

const browser =
  'Mozilla/5.0 (iPhone; CPU iPhone OS 18_1 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/18.1 Mobile/15E148 Safari/604.1';
const calm: HitFacts = {
  method: 'GET',
  userAgent: browser,
  hasAcceptLanguage: true,
  secondsAfterAcceptance: 3600,
  linksInBurst: 1,
  linksInMessage: 6,
  peopleFromSource: 1,
  network: '192.0.2.0/24',
  cameBackLater: false,
  answered: false,
};

const table: [string, Partial<HitFacts>, ReturnType<typeof classifyHit>][] = [
  ['a reader, an hour later', {}, { score: 0, class: 'human', reasons: [] }],
  ['a reader of an anonymous link', { secondsAfterAcceptance: undefined }, { score: 0, class: 'human', reasons: [] }],
  ['a quick reader', { secondsAfterAcceptance: 20 }, { score: 1, class: 'human', reasons: ['WITHIN_30_SECONDS'] }],
  [
    'too quick to be sure',
    { secondsAfterAcceptance: 4 },
    { score: 2, class: 'unknown', reasons: ['WITHIN_10_SECONDS'] },
  ],
  [
    'before the answer 250',
    { secondsAfterAcceptance: -1 },
    { score: 4, class: 'scanner', reasons: ['BEFORE_ACCEPTANCE'] },
  ],
  [
    'no answer 250 at all',
    { secondsAfterAcceptance: 'never' },
    { score: 4, class: 'scanner', reasons: ['BEFORE_ACCEPTANCE'] },
  ],
  ['HEAD, whatever the rest', { method: 'HEAD' }, { score: 3, class: 'unknown', reasons: ['HEAD_REQUEST'] }],
  [
    'HEAD counts the missing language once',
    { method: 'HEAD', hasAcceptLanguage: false },
    { score: 3, class: 'unknown', reasons: ['HEAD_REQUEST'] },
  ],
  [
    'HEAD at delivery',
    { method: 'HEAD', secondsAfterAcceptance: 2 },
    { score: 5, class: 'scanner', reasons: ['WITHIN_10_SECONDS', 'HEAD_REQUEST'] },
  ],
  ['no language', { hasAcceptLanguage: false }, { score: 3, class: 'unknown', reasons: ['NO_ACCEPT_LANGUAGE'] }],
  [
    'a library',
    { userAgent: 'python-requests/2.32', hasAcceptLanguage: false },
    { score: 6, class: 'scanner', reasons: ['NO_ACCEPT_LANGUAGE', 'MACHINE_AGENT'] },
  ],
  [
    'no name',
    { userAgent: ' ', hasAcceptLanguage: false },
    { score: 6, class: 'scanner', reasons: ['NO_ACCEPT_LANGUAGE', 'EMPTY_AGENT'] },
  ],
  [
    'every link in five seconds, as a browser',
    { linksInBurst: 6, secondsAfterAcceptance: 8 },
    { score: 5, class: 'scanner', reasons: ['WITHIN_10_SECONDS', 'LINKS_IN_BURST'] },
  ],
  [
    'both links of two',
    { linksInBurst: 2, linksInMessage: 2 },
    { score: 3, class: 'unknown', reasons: ['LINKS_IN_BURST'] },
  ],
  ['two links of six', { linksInBurst: 2 }, { score: 0, class: 'human', reasons: [] }],
  ['the only link', { linksInMessage: 1 }, { score: 0, class: 'human', reasons: [] }],
  [
    'one machine for five people',
    { peopleFromSource: 5, secondsAfterAcceptance: 9 },
    { score: 4, class: 'scanner', reasons: ['WITHIN_10_SECONDS', 'ONE_SOURCE_MANY_PEOPLE'] },
  ],
  [
    'from a security service, soon',
    { network: '64.235.150.0/24', secondsAfterAcceptance: 9 },
    { score: 4, class: 'scanner', reasons: ['WITHIN_10_SECONDS', 'SECURITY_NETWORK'] },
  ],
  ['from IPv6', { network: '2001:db8:0::/48' }, { score: 0, class: 'human', reasons: [] }],
  [
    'somebody who comes back after an hour, without a language',
    { hasAcceptLanguage: false, cameBackLater: true },
    { score: 1, class: 'human', reasons: ['NO_ACCEPT_LANGUAGE', 'CAME_BACK_LATER'] },
  ],
  [
    'a security service that comes back',
    { network: '67.231.152.0/24', cameBackLater: true },
    { score: 2, class: 'unknown', reasons: ['SECURITY_NETWORK'] },
  ],
  [
    'somebody who answered, behind a gateway that looked first',
    { secondsAfterAcceptance: 3, linksInBurst: 4, answered: true },
    { score: 1, class: 'human', reasons: ['WITHIN_10_SECONDS', 'LINKS_IN_BURST', 'ANSWERED'] },
  ],
  [
    'Gmail’s proxy',
    { userAgent: 'Mozilla/5.0 (Windows NT 5.1; rv:11.0) Gecko Firefox/11.0 (via ggpht.com GoogleImageProxy)' },
    { score: 0, class: 'proxy', reasons: ['PROXY_AGENT'] },
  ],
];

test('classifyHit tells people from machines, with its reasons', () => {
  for (const [name, facts, expected] of table) assert.deepEqual(classifyHit({ ...calm, ...facts }), expected, name);
});

test('machineAgents never matches a browser or a mail program', () => {
  const people = [
    browser,
    'Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/142.0.0.0 Safari/537.36',
    'Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/142.0.0.0 Safari/537.36 Edg/142.0.0.0',
    'Mozilla/5.0 (X11; Linux x86_64; rv:145.0) Gecko/20100101 Firefox/145.0',
    'Mozilla/5.0 (Linux; Android 15; Pixel 9) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/142.0.0.0 Mobile Safari/537.36',
    'Mozilla/5.0 (Linux; Android 14; SM-S918B; wv) AppleWebKit/537.36 (KHTML, like Gecko) Version/4.0 Chrome/130.0.0.0 Mobile Safari/537.36',
    'Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/18.1 Safari/605.1.15',
    'Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/141.0.0.0 Safari/537.36 OPR/125.0.0.0',
    'Mozilla/5.0 (Linux; Android 13; CUBOT X90) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/142.0.0.0 Mobile Safari/537.36',
    'Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Thunderbird/140.5.0',
    'Mozilla/5.0 (iPhone; CPU iPhone OS 18_1 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) GSA/340.0 Mobile/15E148 Safari/604.1',
    'Mozilla/5.0 (Linux; Android 14; SAMSUNG SM-A546B) AppleWebKit/537.36 (KHTML, like Gecko) SamsungBrowser/27.0 Chrome/125.0.0.0 Mobile Safari/537.36',
  ];
  for (const agent of people) assert.ok(!machineAgents.test(agent) && !proxyAgents.test(agent), agent);
});

test('machineAgents knows what robots, previewers and gateways call themselves', () => {
  const machines = [
    'Mozilla/5.0 (compatible; Googlebot/2.1; +http://www.google.com/bot.html)',
    'Mozilla/5.0 (Windows NT 6.1; WOW64) AppleWebKit/534+ (KHTML, like Gecko) BingPreview/1.0b',
    'Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko) HeadlessChrome/120.0.0.0 Safari/537.36',
    'curl/8.5.0',
    'Go-http-client/2.0',
    'Mozilla/4.0 (compatible; ms-office; MSOffice 16)',
    'Microsoft Office Existence Discovery',
    'Slackbot-LinkExpanding 1.0 (+https://api.slack.com/robots)',
    'facebookexternalhit/1.1',
    'WhatsApp/2.23.20.0',
    'BarracudaCentral/1.0',
    'Apache-HttpClient/4.5.13 (Java/11.0.16)',
  ];
  for (const agent of machines) assert.ok(machineAgents.test(agent), agent);
});

test('networkOf keeps /24 and /48 only', () => {
  const addresses: [string, string][] = [
    ['192.0.2.77', '192.0.2.0/24'],
    ['::ffff:192.0.2.77', '192.0.2.0/24'],
    ['2001:db8:12:3456::9', '2001:db8:12::/48'],
    ['2001:0db8:0000:0001::9', '2001:db8:0::/48'],
    ['::1', '0:0:0::/48'],
    ['fe80::1%eth0', 'fe80:0:0::/48'],
    ['unix', ''],
  ];
  for (const [address, network] of addresses) assert.equal(networkOf(address), network, address);
});

test('machineAgents knows at least 95 % of the robots of a public list', { skip: withoutCorpora() }, () => {
  const file = readFileSync(corpus('reference/reference/bots/crawler-user-agents/crawler-user-agents.json')!, 'utf8');
  const robots = JSON.parse(file) as { instances: string[] }[];
  const agents = robots.flatMap(({ instances }) => instances);
  const known = agents.filter((agent) => machineAgents.test(agent) || proxyAgents.test(agent));
  assert.ok(agents.length > 2_000, `${agents.length} agents`);
  assert.ok(known.length / agents.length >= 0.95, `${known.length} of ${agents.length}`);
});
