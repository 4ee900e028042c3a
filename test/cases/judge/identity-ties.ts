// What the sender is to the owner, where answers and bounces go, and how the reader is addressed.

import { type JudgeCase, vouchedFor } from './case.ts';

export const identityTieCases: readonly JudgeCase[] = [
  {
    title: 'a stranger writes for the first time',
    message: {},
    context: { history: { received: 0, writtenTo: 0, reactions: 0, ignoredInARow: 0 } },
    expect: ['FROM_FIRST_CONTACT'],
    class: 'desired',
  },
  {
    title: 'someone whom the owner wrote to answers for the first time',
    message: {},
    context: { history: { received: 0, writtenTo: 1, reactions: 0, ignoredInARow: 0 } },
    expect: ['FROM_CORRESPONDENT'],
    never: ['FROM_FIRST_CONTACT'],
  },
  // Where answers go, and who sends in fact
  {
    title: 'answers go to a domain made to be taken for the sender’s',
    message: { headers: { 'Reply-To': 'anne@atelier-du-p0rt.fr' } },
    expect: ['REPLY_TO_LOOKALIKE', 'REPLY_TO_OTHER_DOMAIN'],
  },
  {
    title: 'answers go to a second name of the same house',
    message: { headers: { 'Reply-To': 'reponse@atelier-du-port-service.fr' } },
    never: ['REPLY_TO_LOOKALIKE'],
  },
  {
    title: 'a house that sends through somebody’s free mailbox',
    message: {},
    context: { envelope: { mailFrom: 'hopito22@gmail.com', recipient: 'camille@exemple.fr' } },
    expect: ['RETURN_PATH_FREEMAIL'],
  },
  {
    title: 'a house that sends through a service, and a person who forwards',
    message: { headers: { 'Return-Path': '<camille+caf_=x=exemple.fr@gmail.com>', Sender: 'news@mailer.example.net' } },
    never: ['RETURN_PATH_FREEMAIL', 'SENDER_FREEMAIL'],
  },
  {
    title: 'a free mailbox that says it sent in the name of a house',
    message: { headers: { Sender: 'Anne <anne.x@outlook.com>' } },
    expect: ['SENDER_FREEMAIL'],
  },
  {
    title: 'bounces go to a name that nobody chose',
    message: { headers: { 'Return-Path': '<emwosn@mtgwcswbyqnipesnitdqdmmu2fg7zr0bcuy.com>' } },
    expect: ['RETURN_PATH_ODD'],
  },
  {
    title: 'bounces go to the service that sends',
    message: { headers: { 'Return-Path': '<bounce-mc.us13_1.2-9a@mail98.atl231.mcsv.net>' } },
    never: ['RETURN_PATH_ODD', 'RETURN_PATH_FREEMAIL'],
  },
  {
    title: 'answers go to a name that nobody chose',
    message: { headers: { 'Reply-To': 'sitami@jvxalqtsry.tewusi.makeup' } },
    expect: ['REPLY_TO_ODD'],
  },
  {
    title: 'answers go to the same house under such an ending',
    message: { from: 'Anne <anne@voiles.shop>', headers: { 'Reply-To': 'bonjour@contact.voiles.shop' } },
    never: ['REPLY_TO_ODD'],
  },
  {
    title: 'a club that writes to itself and to its members in hidden copy',
    message: { from: 'Club de voile <club.voile@orange.fr>', to: 'club.voile@orange.fr' },
    context: {
      envelope: { mailFrom: 'club.voile@orange.fr', recipient: 'camille@exemple.fr' },
      authentication: vouchedFor('orange.fr'),
    },
    expect: ['TO_IS_SENDER'],
    never: ['FROM_IS_RECIPIENT', 'TO_MISSING'],
    class: 'desired',
  },
  {
    title: 'a note to oneself',
    message: { from: 'Camille <camille@exemple.fr>', to: 'camille@exemple.fr' },
    context: { envelope: { mailFrom: '', recipient: 'camille@exemple.fr' }, authentication: vouchedFor('exemple.fr') },
    never: ['TO_IS_SENDER'],
  },
  {
    title: 'the reader is called by his address',
    message: { text: 'Cher camille@exemple.fr, votre boîte est presque pleine, et nous allons la fermer demain.' },
    context: { envelope: { mailFrom: '', recipient: 'camille@exemple.fr' } },
    expect: ['TEXT_GREETS_ADDRESS'],
  },
  {
    title: 'the foot says to which address it was sent',
    message: {
      text: `Bonjour Camille,\n\n${'Voici des nouvelles du port. '.repeat(20)}\n\nEnvoyé à camille@exemple.fr`,
    },
    context: { envelope: { mailFrom: '', recipient: 'camille@exemple.fr' } },
    never: ['TEXT_GREETS_ADDRESS'],
    class: 'desired',
  },
];
