// Which hosts pass themselves off as known ones, and which honest names must never be taken for that.

import assert from 'node:assert/strict';
import test from 'node:test';
import { brandImitatedBy } from './brand-names.ts';
import { imitationOf, indexKnownHosts, type Manner } from './imitation.ts';

const known = indexKnownHosts(
  ['atelier-du-port.fr', 'exemple.fr', 'dupont-expertise.fr', 'mairie-brest.fr'].map((domain) => ({
    shown: domain,
    label: domain.split('.')[0] ?? '',
    domains: [domain],
  })),
);

const imitations: readonly [host: string, manner: Manner][] = [
  ['atelier-du-p0rt.fr', 'look'],
  ['dup0nt-expertise.fr', 'look'],
  ['dupont-expertlse.fr', 'look'],
  ['atelierr-du-port.fr', 'look'],
  ['dupomt-expertise.fr', 'slip'],
  ['dupont-expertse.fr', 'slip'],
  ['dupont-epxertise.fr', 'slip'],
  ['dupont-expertise-facturation.com', 'word'],
  ['secure.compte-exemple.fr', 'word'],
  ['exemple.fr.connexion.net', 'front'],
  ['exemple-fr.connexion.net', 'front'],
];

test('imitationOf: a host made to be taken for a known one is seen, with the manner', () => {
  for (const [host, manner] of imitations) assert.equal(imitationOf(host, known)?.manner, manner, host);
});

test('imitationOf: the known host, its own names and strangers imitate nobody', () => {
  for (const host of [
    ...[
      'atelier-du-port.fr',
      'mail.atelier-du-port.fr',
      'atelierduport.fr',
      'exemple.com',
      'exemples.fr',
      'mairie-rennes.fr',
    ],
    ...['exemple.zendesk.com', 'atelier-du-pont.fr', 'dupond-expertise.fr', 'port.fr', '192.0.2.1', '', 'localhost'],
    ...['atelier.example.org', 'fr.exemple.fr', `${'a'.repeat(63)}.fr`],
  ]) {
    assert.equal(imitationOf(host, known), undefined, host);
  }
});

test('brandImitatedBy: brands under disguise, by slip or beside a word of service', () => {
  const found: readonly [host: string, brand: string][] = [
    ['paypa1.com', 'PayPal'],
    ['paypaI-secure.com'.toLowerCase(), 'PayPal'],
    ['rnicrosoft.com', 'Microsoft'],
    ['microsfot.com', 'Microsoft'],
    ['netfllix.com', 'Netflix'],
    ['xn--80ak6aa92e.com', 'Apple'],
    ['app1e.com', 'Apple'],
    ['email-ledger.net', 'Ledger'],
    ['apple-id-support.com', 'Apple'],
    ['orangemessagerie.com', 'Orange'],
    ['chronop0st.fr', 'Chronopost'],
    ['doctolb.fr', 'Doctolib'],
  ];
  for (const [host, brand] of found) assert.equal(brandImitatedBy(host)?.known.shown, brand, host);
});

test('brandImitatedBy: honest neighbours of brands are left alone', () => {
  for (const host of [
    ...[
      'paypal.com',
      'www.paypal.fr',
      'finance.com',
      'telecom.de',
      'fortune.com',
      'minted.com',
      'orangerie.fr',
      'engine.com',
    ],
    ...[
      'pineapple.com',
      'apples.com',
      'appel.nl',
      'amelia.com',
      'amazone.de',
      'grange.fr',
      'ledger-lab.org',
      'orange-immobilier.fr',
    ],
    ...[
      'visa-service.de',
      'disney.com',
      'carrefour-numerique.org',
      'norton-hotel.com',
      'chased.com',
      'abode.com',
      'spotless.com',
    ],
    ...[
      'shopify.com',
      'stratos.fr',
      'post.at',
      'poste.it',
      'laposte.fr',
      'la-poste.fr',
      'leclerc.com',
      'sparkasse-koeln.de',
    ],
  ]) {
    assert.equal(brandImitatedBy(host), undefined, host);
  }
});
