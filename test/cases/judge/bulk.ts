import { bulkHeaders, type JudgeCase, listHeaders, vouchedFor } from './case.ts';

const newsletter = '<p>Voici nos nouvelles de la semaine, avec toutes les régates à venir et le menu du samedi.</p>';
const leave = '<a href="https://atelier-du-port.fr/u/abc">Se désinscrire</a>';

export const bulkCases: readonly JudgeCase[] = [
  {
    title: 'an honest newsletter',
    message: { headers: bulkHeaders, html: newsletter + leave, text: 'Voici nos nouvelles de la semaine.' },
    context: { authentication: vouchedFor('atelier-du-port.fr') },
    expect: ['BULK_ONE_CLICK', 'BULK_LIST_ID', 'BULK_FEEDBACK_ID', 'BULK_UNSUBSCRIBE_LINK'],
    never: [
      'BULK_UNSUBSCRIBE_ABSENT',
      'BULK_UNSUBSCRIBE_HEADER',
      'BULK_DISCUSSION_LIST',
      'BULK_UNSUBSCRIBE_LINK_ABSENT',
    ],
    class: 'greybulk',
  },
  {
    title: 'a way to leave, but not in one click, and no link',
    message: { headers: { 'List-Unsubscribe': '<mailto:leave@atelier-du-port.fr>' }, html: newsletter },
    expect: ['BULK_UNSUBSCRIBE_HEADER', 'BULK_UNSUBSCRIBE_LINK_ABSENT'],
    never: ['BULK_ONE_CLICK', 'BULK_UNSUBSCRIBE_ABSENT'],
  },
  {
    title: 'one click without https',
    message: {
      headers: {
        'List-Unsubscribe': '<http://atelier-du-port.fr/u/1>',
        'List-Unsubscribe-Post': 'List-Unsubscribe=One-Click',
      },
    },
    expect: ['BULK_ONE_CLICK_INSECURE'],
    never: ['BULK_ONE_CLICK'],
  },
  {
    title: 'a way to leave that cannot be used',
    message: { headers: { 'List-Unsubscribe': 'atelier-du-port.fr/leave' } },
    expect: ['BULK_UNSUBSCRIBE_INVALID'],
    never: ['BULK_UNSUBSCRIBE_HEADER'],
  },
  {
    title: 'sent in number, with no way to leave',
    message: { headers: { Precedence: 'bulk' }, html: newsletter },
    expect: ['BULK_UNSUBSCRIBE_ABSENT', 'BULK_PRECEDENCE'],
  },
  {
    title: 'no header but a link to leave, in English',
    message: { html: `${newsletter}<a href="https://exemple.com/x">Manage your email preferences</a>` },
    expect: ['BULK_UNSUBSCRIBE_LINK'],
    never: ['BULK_UNSUBSCRIBE_ABSENT', 'BULK_UNSUBSCRIBE_LINK_ABSENT'],
  },
  {
    title: 'a list name that is none',
    message: { headers: { ...bulkHeaders, 'List-Id': 'nouvelles' } },
    expect: ['BULK_LIST_ID_INVALID'],
    never: ['BULK_LIST_ID'],
  },
  {
    title: 'people who write to people through a list',
    message: { headers: listHeaders, text: 'On 2 March Anne wrote:\n> hello\nI agree.' },
    expect: ['BULK_DISCUSSION_LIST'],
    never: ['BULK_UNSUBSCRIBE_ABSENT', 'BULK_LIST_ID', 'BULK_UNSUBSCRIBE_HEADER'],
    class: 'desired',
  },
  {
    title: 'a letter to one person is not asked how to leave',
    message: {},
    never: ['BULK_UNSUBSCRIBE_ABSENT', 'BULK_UNSUBSCRIBE_LINK_ABSENT', 'BULK_LIST_ID'],
  },
  {
    title: 'places that were never filled, in the notations of several programs',
    message: { subject: 'Bonjour {{ contact.first_name }}', text: 'Une offre pour vous.' },
    expect: ['BULK_FIELD_UNFILLED'],
  },
  {
    title: 'a page with a bare field',
    message: { html: '<p>Cher *|FNAME|*, votre offre vous attend au port de Brest.</p>', text: 'Cher %FNAME%' },
    expect: ['BULK_FIELD_UNFILLED'],
  },
  {
    title: 'people who speak of templates, in a letter and on a list',
    message: {
      subject: 'Le champ du prénom',
      text: 'Dans le gabarit, écris {{ first_name }} ou *|FNAME|*, et {Hello|Hi} pour essayer.',
    },
    never: ['BULK_FIELD_UNFILLED', 'BULK_VARIANT_UNCHOSEN'],
    class: 'desired',
  },
  {
    title: 'templates on a discussion list',
    message: { subject: '[jinja] {{ user.name }} is empty', headers: listHeaders, text: 'It prints {{ user.name }}.' },
    never: ['BULK_FIELD_UNFILLED'],
    class: 'desired',
  },
  {
    title: 'braces, percents and brackets of everyday mail',
    message: {
      html: '<p>[Nom du projet] 100%, 20% de moins %, {1|2}, x[i], #name, [1], "a | b", [email protected]</p>',
      text: 'x',
    },
    never: ['BULK_FIELD_UNFILLED'],
  },
  {
    title: 'wordings to choose from',
    message: { html: '<p>{Bonjour|Salut|Bonsoir} Camille, voici une offre pour vous au port.</p>' },
    expect: ['BULK_VARIANT_UNCHOSEN'],
  },
  {
    title: 'a code far behind the subject',
    message: { subject: 'Une offre pour vous              xkqzt' },
    expect: ['BULK_SUBJECT_RANDOM'],
  },
  { title: 'a drawn code', message: { subject: 'Une offre pour vous a7f3k9q2' }, expect: ['BULK_SUBJECT_RANDOM'] },
  {
    title: 'letters of both sizes that make no word',
    message: { subject: 'Une offre pour vous qWrUAngJaLJzBndSE' },
    expect: ['BULK_SUBJECT_RANDOM'],
  },
  { title: 'a bare number', message: { subject: 'Une offre pour vous 83920174' }, expect: ['BULK_SUBJECT_RANDOM'] },
  ...[
    'Votre commande 403-1234567-1234567 est partie',
    'Facture n° 20260312',
    'Votre code de connexion est 482913',
    'Suivi de votre colis 6A12345678901',
    'Bulletin du 2 mars 2026',
    'Nouveautés de TypeScript et de LibreOfficeWriter',
    '[JIRA] (PROJ-12345) Correction de l’affichage',
    'Dossier 2026-000123456',
    'Re: [Bug 1234567] la page ne s’ouvre pas',
    'Windows 10 22H2 : fin de la prise en charge',
  ].map(
    (subject): JudgeCase => ({
      title: `a subject with a number that its reader knows: ${subject}`,
      message: { subject },
      never: ['BULK_SUBJECT_RANDOM'],
    }),
  ),
  {
    title: 'a way out that cannot be seen',
    message: {
      html: '<p>Une offre pour vous, rien que pour vous, au port de Brest.</p><a href="https://exemple.net/x" style="font-size:0">Se désabonner</a>',
      headers: { Precedence: 'bulk' },
    },
    expect: ['BULK_UNSUBSCRIBE_HIDDEN'],
  },
  {
    title: 'a way out that phones see twice',
    message: {
      html: '<p>Les nouvelles</p><a href="https://atelier-du-port.fr/u/1">Se désabonner</a><div style="display:none"><a href="https://atelier-du-port.fr/u/1">Se désabonner</a></div>',
      headers: bulkHeaders,
    },
    never: ['BULK_UNSUBSCRIBE_HIDDEN', 'BULK_HEADERS_MISSING'],
  },
  {
    title: 'a mailing without the headers of one',
    message: { html: '<p>Une offre</p><a href="https://atelier-du-port.fr/u/1">Se désabonner</a>' },
    expect: ['BULK_HEADERS_MISSING'],
  },
  {
    title: 'a way out by answering only',
    message: { text: 'Une offre pour vous. Pour ne plus rien recevoir, répondre à ce message avec "STOP".' },
    expect: ['BULK_LEAVE_BY_ANSWER'],
  },
  {
    title: 'a friend who asks for an answer',
    message: { text: 'Peux-tu répondre avant ce soir ? Et on ne s’arrête pas là.' },
    never: ['BULK_LEAVE_BY_ANSWER'],
  },
  {
    title: 'a picture and two links into a house that nobody knows',
    message: {
      html: '<a href="https://kq7.example.net/c/9f8e"><img src="https://kq7.example.net/i.jpg" width="600" height="700"></a><a href="https://kq7.example.net/u/9f8e">Unsubscribe</a>',
    },
    expect: ['BULK_SNOWSHOE'],
  },
  {
    title: 'a service message with a logo, through the counter of a sending service',
    message: {
      html: '<img src="https://atelier-du-port.fr/logo.png" alt="Atelier" width="120" height="40"><p>Bonjour Camille, confirmez votre adresse.</p><a href="https://u1.ct.sendgrid.net/ls/click?upn=a">Confirmer</a><a href="https://u1.ct.sendgrid.net/ls/click?upn=b">Aide</a>',
    },
    never: ['BULK_SNOWSHOE', 'BULK_HEADERS_MISSING'],
  },
  {
    title: 'an honest mailing, all together',
    message: {
      html: '<p>Les nouvelles du port.</p><p><a href="https://atelier-du-port.fr/u/1">Se désabonner</a></p><p>Atelier du Port, 3 quai des Brumes, 29200 Brest</p>',
      text: 'Les nouvelles du port. Se désabonner : https://atelier-du-port.fr/u/1 Atelier du Port, 3 quai des Brumes, 29200 Brest',
      headers: bulkHeaders,
    },
    context: { authentication: vouchedFor('atelier-du-port.fr') },
    expect: ['BULK_WELL_KEPT', 'BULK_POSTAL_ADDRESS'],
    class: 'greybulk',
  },
  {
    title: 'the same from an address that nobody answers',
    message: {
      from: 'Atelier <noreply@atelier-du-port.fr>',
      html: '<p>Les nouvelles du port.</p><a href="https://atelier-du-port.fr/u/1">Se désabonner</a>',
      headers: bulkHeaders,
    },
    context: { authentication: vouchedFor('atelier-du-port.fr') },
    never: ['BULK_WELL_KEPT', 'BULK_POSTAL_ADDRESS'],
  },
];
