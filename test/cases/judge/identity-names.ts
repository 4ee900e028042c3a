// Whose name the sender bears: people and houses that the owner knows, offices, what programs leave.

import { forged, type JudgeCase, listHeaders, vouchedFor } from './case.ts';
import { known } from './known-owner.ts';

export const identityNameCases: readonly JudgeCase[] = [
  {
    title: 'the boss, from a free mailbox',
    message: {
      from: 'Claire Kerbrat <claire.kerbrat.direction@gmail.com>',
      text: 'Êtes-vous disponible ? Je suis en réunion.',
    },
    context: { ...known, authentication: vouchedFor('gmail.com') },
    expect: ['FROM_NAME_KNOWN_FREEMAIL'],
    never: ['FROM_NAME_KNOWN_ELSEWHERE', 'FROM_NAME_HOMONYM'],
  },
  {
    title: 'the boss, name and first name the other way round and in capitals, from another house',
    message: { from: '"KERBRAT, Claire (Mme)" <direction@bureau-exec.com>' },
    context: { ...known, authentication: vouchedFor('bureau-exec.com') },
    expect: ['FROM_NAME_KNOWN_ELSEWHERE'],
    never: ['FROM_NAME_KNOWN_FREEMAIL'],
  },
  {
    title: 'the boss in letters of another alphabet',
    message: { from: '=?utf-8?q?Cl=D0=B0ire_K=D0=B5rbr=D0=B0t?= <direction@bureau-exec.com>' },
    context: known,
    expect: ['FROM_NAME_KNOWN_ELSEWHERE', 'FROM_NAME_MIXED_SCRIPT'],
  },
  {
    title: 'the boss from her own private mailbox, with a favour to ask',
    message: {
      from: 'Claire Kerbrat <claire.kerbrat@orange.fr>',
      text: 'Camille, peux-tu passer à la poste pour moi ?',
    },
    context: { ...known, authentication: vouchedFor('orange.fr') },
    never: ['FROM_NAME_KNOWN_FREEMAIL', 'FROM_NAME_KNOWN_ELSEWHERE'],
    class: 'desired',
  },
  {
    title: 'the boss from the house',
    message: { from: 'Claire Kerbrat <direction@exemple.fr>' },
    context: { ...known, authentication: vouchedFor('exemple.fr') },
    expect: ['FROM_COLLEAGUE'],
    never: ['FROM_NAME_KNOWN_ELSEWHERE', 'FROM_OWN_DOMAIN_FORGED', 'FROM_FIRST_CONTACT'],
    class: 'desired',
  },
  {
    title: 'the boss from the house, forged',
    message: { from: 'Claire Kerbrat <direction@exemple.fr>' },
    context: { ...known, authentication: forged('exemple.fr') },
    expect: ['FROM_OWN_DOMAIN_FORGED'],
    never: ['FROM_COLLEAGUE', 'FROM_IS_RECIPIENT'],
    class: 'phish',
  },
  {
    title: 'a copier of the house',
    message: { from: 'Copieur <copieur@exemple.fr>', text: 'Voici votre numérisation.' },
    context: {
      ...known,
      envelope: { mailFrom: 'copieur@exemple.fr', recipient: 'camille@exemple.fr', clientAddress: '10.0.4.17' },
      authentication: { spf: { result: 'none', domain: 'exemple.fr', isAligned: true }, dkim: [] },
    },
    never: ['FROM_OWN_DOMAIN_FORGED'],
  },
  {
    title: 'the house through a discussion list that breaks signatures',
    message: { from: 'Claire Kerbrat <direction@exemple.fr>', headers: listHeaders },
    context: { ...known, authentication: { dmarc: { result: 'fail', domain: 'exemple.fr' }, dkim: [] } },
    never: ['FROM_OWN_DOMAIN_FORGED', 'FROM_COLLEAGUE'],
    class: 'desired',
  },
  {
    title: 'a namesake of a correspondent',
    message: { from: 'Anne Le Goff <anne.legoff@mairie-vannes.bzh>' },
    context: { ...known, authentication: vouchedFor('mairie-vannes.bzh') },
    expect: ['FROM_NAME_HOMONYM'],
    class: 'desired',
  },
  {
    title: 'a correspondent from her usual address',
    message: {},
    context: known,
    never: ['FROM_NAME_HOMONYM', 'FROM_DOMAIN_LOOKALIKE_KNOWN', 'FROM_DOMAIN_OTHER_ENDING'],
  },
  {
    title: 'a first name that many share',
    message: { from: 'Anne <anne@exemple.com>' },
    context: known,
    never: ['FROM_NAME_HOMONYM', 'FROM_NAME_KNOWN_ELSEWHERE'],
  },
  {
    title: 'the owner’s own house, from elsewhere',
    message: { from: '"exemple.fr Webmail" <admin@serveur-notice.com>' },
    context: { envelope: { mailFrom: '', recipient: 'camille@exemple.fr' } },
    expect: ['FROM_NAME_OWN_HOUSE'],
    never: ['FROM_NAME_OTHER_DOMAIN'],
  },
  {
    title: 'a provider of mailboxes is nobody’s house',
    message: { from: '"Anne (anne@orange.fr)" <anne@orange.fr>' },
    context: { envelope: { mailFrom: '', recipient: 'camille@orange.fr' } },
    never: ['FROM_NAME_OWN_HOUSE'],
  },
  {
    title: 'the house’s own brand, from elsewhere',
    message: { from: 'Biscuits Kerbrat Livraison <suivi@colis-info.net>' },
    context: known,
    expect: ['FROM_NAME_PROTECTED'],
  },
  {
    title: 'the house’s own brand, from its shop',
    message: { from: 'Biscuits Kerbrat <bonjour@news.biscuits-kerbrat.fr>' },
    context: known,
    never: ['FROM_NAME_PROTECTED', 'FROM_DOMAIN_LOOKALIKE_KNOWN'],
  },
  {
    title: 'an office on a free mailbox',
    message: { from: 'Mail Administrator <webmaster.mail22@gmail.com>' },
    expect: ['FROM_NAME_OFFICE_FREEMAIL'],
  },
  {
    title: 'a town hall and a club on free mailboxes',
    message: { from: 'Mairie de Plougonvelin - Service des sports <mairie.plougonvelin@wanadoo.fr>' },
    never: ['FROM_NAME_OFFICE_FREEMAIL', 'FROM_NAME_CODE', 'FROM_NAME_DEBRIS', 'FROM_DOMAIN_ACCOUNT'],
    class: 'desired',
  },
  {
    title: 'a name with a case number',
    message: { from: '"Comunicado: 59439491563" <avisos@exemple.com>' },
    expect: ['FROM_NAME_CODE'],
  },
  {
    title: 'years, postcodes and models in names',
    message: { from: 'Fête de la mer 2026 - Brest 29200 <contact@exemple.com>' },
    expect: ['FROM_NAME_CODE'],
    class: 'desired',
  },
  {
    title: 'what a program left of a name',
    message: { from: '"Rossmann Service," <service@exemple.com>' },
    expect: ['FROM_NAME_DEBRIS'],
  },
  {
    title: 'names with dots, brackets and trademarks',
    message: { from: '"Atelier & Cie. (Brest) ®" <contact@exemple.com>' },
    never: ['FROM_NAME_DEBRIS', 'FROM_NAME_CODE'],
  },
  {
    title: 'a brand wholly in letters of another alphabet',
    message: { from: '"аррӏе Support" <info@exemple.com>' },
    expect: ['FROM_NAME_MIXED_SCRIPT', 'FROM_NAME_BRAND'],
    class: 'phish',
  },
  {
    title: 'a capital that stands for a small letter',
    message: { from: 'Iedger Support <info@exemple.com>' },
    expect: ['FROM_NAME_BRAND_DISGUISED'],
    class: 'phish',
  },
  {
    title: 'a brand and a word in one',
    message: { from: 'CoinbaseWallet <info@exemple.com>' },
    expect: ['FROM_NAME_BRAND'],
    never: ['FROM_NAME_BRAND_DISGUISED'],
  },
  {
    title: 'names that are nearly those of brands',
    message: { from: 'Amélie Orangier, Stelar Voyages <contact@stelar-voyages.fr>' },
    never: ['FROM_NAME_BRAND_DISGUISED', 'FROM_NAME_BRAND'],
  },
  {
    title: 'an offer for a name',
    message: { from: '=?utf-8?q?=F0=9F=8E=B0_Gagnez_maintenant!?= <jeu@exemple.com>', text: 'https://exemple.net/jeu' },
    expect: ['FROM_NAME_PITCH'],
  },
  {
    title: 'trademarks, figures and dashes in a name',
    message: { from: 'Atelier n° 3 ® - Brest <contact@exemple.com>' },
    never: ['FROM_NAME_PITCH'],
  },
];
