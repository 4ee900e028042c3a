// Whose domain the sender writes from, and in whose name the message speaks.

import { type JudgeCase, vouchedFor } from './case.ts';
import { known } from './known-owner.ts';

export const identityDomainCases: readonly JudgeCase[] = [
  {
    title: 'a letter that looks like another',
    message: { from: 'Service <info@paypa1.com>' },
    expect: ['FROM_DOMAIN_LOOKALIKE'],
    never: ['FROM_DOMAIN_BRAND'],
  },
  {
    title: 'names one letter from a brand that people chose honestly',
    message: { from: 'Amélie <contact@amelia-finance.com>' },
    never: ['FROM_DOMAIN_LOOKALIKE', 'FROM_DOMAIN_BRAND', 'FROM_DOMAIN_RANDOM'],
  },
  {
    title: 'a correspondent’s domain with a slip',
    message: { from: 'Anne Le Goff <anne@atelier-du-prot.fr>' },
    context: { ...known, authentication: vouchedFor('atelier-du-prot.fr') },
    expect: ['FROM_DOMAIN_LOOKALIKE_KNOWN', 'FROM_NAME_HOMONYM'],
    class: 'phish',
  },
  {
    title: 'a correspondent’s domain with a word beside it',
    message: { from: 'Comptabilité <compta@atelier-du-port-facturation.com>' },
    context: known,
    expect: ['FROM_DOMAIN_LOOKALIKE_KNOWN'],
  },
  {
    title: 'a correspondent’s name under another ending',
    message: { from: 'Atelier <contact@atelier-du-port.com>' },
    context: { ...known, authentication: vouchedFor('atelier-du-port.com') },
    expect: ['FROM_DOMAIN_OTHER_ENDING'],
    never: ['FROM_DOMAIN_LOOKALIKE_KNOWN'],
    class: 'desired',
  },
  {
    title: 'a domain wholly in letters of another alphabet',
    message: { from: 'Service <info@xn--80ak6aa92e.com>' },
    expect: ['FROM_DOMAIN_HOMOGRAPH'],
    never: ['FROM_DOMAIN_PUNYCODE', 'FROM_DOMAIN_RANDOM'],
    class: 'phish',
  },
  {
    title: 'a Russian domain under a Russian ending',
    message: { from: 'Роса <info@роса.рф>' },
    expect: ['FROM_DOMAIN_PUNYCODE'],
    never: ['FROM_DOMAIN_HOMOGRAPH', 'FROM_NAME_MIXED_SCRIPT', 'FROM_DOMAIN_IMPOSSIBLE'],
  },
  {
    title: 'a domain that no registry can hold',
    message: { from: 'Service <info@exemple.hyc>' },
    expect: ['FROM_DOMAIN_IMPOSSIBLE'],
    never: ['FROM_DOMAIN_MACHINE'],
  },
  {
    title: 'a domain that stands in every manual',
    message: { from: 'Atelier <info@atelier.example>' },
    never: ['FROM_DOMAIN_IMPOSSIBLE', 'FROM_DOMAIN_MACHINE'],
    class: 'desired',
  },
  {
    title: 'an account with a provider',
    message: { from: 'Wallet Team <support@jixjlvnv.zendesk.com>' },
    expect: ['FROM_DOMAIN_ACCOUNT', 'FROM_DOMAIN_RANDOM'],
  },
  {
    title: 'an ending that costs next to nothing',
    message: { from: 'Anne <anne@atelier-du-port.shop>' },
    expect: ['FROM_DOMAIN_CHEAP'],
    class: 'desired',
  },
  {
    title: 'a name that nobody chose',
    message: { from: 'Promo <news@vzygwjnn.com>' },
    expect: ['FROM_DOMAIN_RANDOM'],
    never: ['FROM_LOCAL_NUMBER'],
  },
  {
    title: 'speaks of a brand, leads elsewhere',
    message: { html: '<p>Votre abonnement Netflix a expiré.</p><a href="https://exemple.net/n">Renouveler</a>' },
    expect: ['BRAND_SPOKEN_OF'],
    never: ['BRAND_CLAIMED_OWNER'],
  },
  {
    title: 'the foot says who owns it',
    message: {
      html: '<p>Confirmez vos informations.</p><a href="https://exemple.net/n">Confirmer</a><p>© 2026 Coinbase, Inc.</p>',
    },
    expect: ['BRAND_CLAIMED_OWNER'],
    never: ['BRAND_SPOKEN_OF'],
  },
  {
    title: 'a magazine that writes about a brand and links to its own article',
    message: {
      html: '<p>Netflix augmente ses prix.</p><a href="https://www.atelier-du-port.fr/netflix">Lire</a><p>© 2026 Atelier du port</p>',
    },
    never: ['BRAND_SPOKEN_OF', 'BRAND_CLAIMED_OWNER'],
    class: 'desired',
  },
  {
    title: 'a friend who sends the brand’s own page',
    message: { text: 'As-tu vu ça sur Netflix ? https://www.netflix.com/title/80' },
    never: ['BRAND_SPOKEN_OF'],
    class: 'desired',
  },
  {
    title: 'a number for a name',
    message: { from: 'Notice <2019144932@eleves.exemple.edu>' },
    expect: ['FROM_LOCAL_NUMBER'],
  },
  {
    title: 'a number at a provider of mailboxes, and a year in a name',
    message: { from: 'Lin <384719204@gmail.com>' },
    never: ['FROM_LOCAL_NUMBER'],
  },
  {
    title: 'a provider that could not deliver',
    message: { from: 'Postmaster <postmaster@aol.com>' },
    never: ['FROM_NAME_OFFICE_FREEMAIL'],
  },
  {
    title: 'a branch of a bank under a domain of its own',
    message: { from: 'Crédit Agricole Normandie <contact@ca-normandie.fr>' },
    never: ['FROM_NAME_BRAND', 'FROM_NAME_BRAND_VOUCHED', 'FROM_DOMAIN_BRAND'],
    class: 'desired',
  },
  {
    title: 'a savings bank of a town',
    message: { from: 'Sparkasse KölnBonn <info@sparkasse-koelnbonn.de>' },
    never: ['FROM_NAME_BRAND', 'FROM_NAME_BRAND_VOUCHED', 'FROM_DOMAIN_BRAND', 'FROM_DOMAIN_LOOKALIKE'],
    class: 'desired',
  },
  {
    title: 'what only looks like a branch of a bank',
    message: { from: 'Sparkasse Sicherheit <info@sparkasse-sicherheit.de>' },
    expect: ['FROM_NAME_BRAND', 'FROM_DOMAIN_BRAND'],
  },
];
