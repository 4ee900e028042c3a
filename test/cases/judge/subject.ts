import type { JudgeCase } from './case.ts';

const subject = (text: string) => ({ subject: `=?utf-8?B?${Buffer.from(text).toString('base64')}?=` });

export const subjectCases: readonly JudgeCase[] = [
  { title: 'no subject', message: { subject: null }, expect: ['SUBJECT_MISSING'] },
  { title: 'an empty subject', message: { subject: ' ' }, expect: ['SUBJECT_MISSING'] },
  {
    title: 'an ordinary French subject',
    message: subject('Votre facture d’électricité de février est disponible'),
    never: [
      'SUBJECT_CLICKBAIT',
      'SUBJECT_THREAT',
      'SUBJECT_ALL_CAPITALS',
      'SUBJECT_PUNCTUATION',
      'SUBJECT_MIXED_SCRIPT',
    ],
  },
  {
    title: 'subjects in other languages are ordinary too',
    message: subject('Приглашение на встречу в субботу'),
    never: ['SUBJECT_MIXED_SCRIPT', 'SUBJECT_INVISIBLE', 'SUBJECT_ALL_CAPITALS', 'SUBJECT_CLICKBAIT'],
    class: 'desired',
  },
  {
    title: 'Japanese subjects have no capitals',
    message: subject('土曜日のレガッタについてのお知らせです'),
    never: ['SUBJECT_ALL_CAPITALS', 'SUBJECT_MIXED_SCRIPT', 'SUBJECT_SPACED_LETTERS'],
    class: 'desired',
  },
  { title: 'a false reply', message: { subject: 'Re: your order' }, expect: ['SUBJECT_FAKE_REPLY'] },
  { title: 'a false reply in German', message: { subject: 'AW: Ihre Anfrage' }, expect: ['SUBJECT_FAKE_REPLY'] },
  {
    title: 'a true reply',
    message: { subject: 'Re: your order', headers: { 'In-Reply-To': '<1@exemple.fr>' } },
    never: ['SUBJECT_FAKE_REPLY'],
  },
  {
    title: 'a reply whose program forgot the thread but quotes',
    message: { subject: 'Re: samedi', text: 'Oui !\n\nLe 1 mars 2026 à 10:00, Camille a écrit :\n> Tu viens ?' },
    never: ['SUBJECT_FAKE_REPLY'],
  },
  {
    title: 'a word that begins with re',
    message: { subject: 'Rentrée: les inscriptions' },
    never: ['SUBJECT_FAKE_REPLY'],
  },
  { title: 'a false forward', message: { subject: 'TR: Facture impayee' }, expect: ['SUBJECT_FAKE_FORWARD'] },
  {
    title: 'a true forward',
    message: {
      subject: 'Fwd: photos',
      text: 'Pour toi.\n\n---------- Forwarded message ---------\nFrom: Jean <j@exemple.fr>\nDate: lundi\nSubject: photos\nTo: Anne',
    },
    never: ['SUBJECT_FAKE_FORWARD'],
  },
  { title: 'shouted', message: { subject: 'GAGNEZ UNE VOITURE NEUVE' }, expect: ['SUBJECT_ALL_CAPITALS'] },
  {
    title: 'initials and one word in capitals',
    message: { subject: 'URGENT : réunion SNCF à 9 h' },
    never: ['SUBJECT_ALL_CAPITALS'],
  },
  { title: 'marks in a row', message: { subject: 'Dernier jour !!!' }, expect: ['SUBJECT_PUNCTUATION'] },
  { title: 'one mark', message: { subject: 'Vous venez samedi ?' }, never: ['SUBJECT_PUNCTUATION'] },
  { title: 'many emoji', message: subject('🎁 Cadeau 🎉 pour vous 🥳'), expect: ['SUBJECT_MANY_EMOJI'] },
  {
    title: 'one emoji of several code points',
    message: subject('Notre famille 👨‍👩‍👧‍👦 s’agrandit'),
    never: ['SUBJECT_MANY_EMOJI', 'SUBJECT_INVISIBLE'],
  },
  { title: 'bait in French', message: subject('Vous n’allez pas en revenir'), expect: ['SUBJECT_CLICKBAIT'] },
  { title: 'bait in English', message: { subject: 'You have been selected' }, expect: ['SUBJECT_CLICKBAIT'] },
  {
    title: 'a free entrance is no bait',
    message: { subject: 'Entrée gratuite au musée dimanche' },
    never: ['SUBJECT_CLICKBAIT'],
  },
  { title: 'threat in French', message: { subject: 'Votre compte sera suspendu' }, expect: ['SUBJECT_THREAT'] },
  { title: 'threat in English', message: { subject: 'Final notice: verify your account' }, expect: ['SUBJECT_THREAT'] },
  {
    title: 'a bank statement is no threat',
    message: subject('Votre relevé de compte de février'),
    never: ['SUBJECT_THREAT'],
  },
  { title: 'very long', message: { subject: 'mot '.repeat(40).trim() }, expect: ['SUBJECT_TOO_LONG'] },
  { title: 'invisible characters', message: subject('Votre ban\u200bque'), expect: ['SUBJECT_INVISIBLE'] },
  { title: 'writing turned round', message: subject('Facture \u202efdp.exe'), expect: ['SUBJECT_INVISIBLE'] },
  { title: 'joiners where a script needs them', message: subject('می‌خواهم'), never: ['SUBJECT_INVISIBLE'] },
  {
    title: 'letters of two alphabets in one word',
    message: subject('Votre соmpte PayPal'),
    expect: ['SUBJECT_MIXED_SCRIPT'],
  },
  { title: 'units of measure', message: subject('Un filtre de 50 µm et 10 kΩ'), never: ['SUBJECT_MIXED_SCRIPT'] },
  {
    title: 'letters drawn with mathematical signs',
    message: subject('𝗡𝗼𝘂𝘃𝗲𝗮𝘂 catalogue'),
    expect: ['SUBJECT_STYLED_LETTERS'],
  },
  {
    title: 'letters set apart',
    message: { subject: 'Achetez du V I A G R A maintenant' },
    expect: ['SUBJECT_SPACED_LETTERS'],
  },
  { title: 'initials set apart', message: { subject: 'J. R. R. Tolkien au musée' }, never: ['SUBJECT_SPACED_LETTERS'] },
  {
    title: 'the reader’s address in the subject',
    message: { subject: 'camille@exemple.fr: message en attente' },
    expect: ['SUBJECT_HOLDS_ADDRESS'],
  },
  {
    title: 'a word wholly in letters of another alphabet',
    message: { subject: 'Your аррӏе account' },
    expect: ['SUBJECT_MIXED_SCRIPT'],
  },
  {
    title: 'a Russian word that happens to look Latin, beside a Latin one',
    message: { subject: 'роса Wi-Fi' },
    never: ['SUBJECT_MIXED_SCRIPT', 'SUBJECT_INVISIBLE'],
  },
  {
    title: 'marks of direction within a word, and between words of two directions',
    message: { subject: 'Your Ama\u200ezon account' },
    expect: ['SUBJECT_INVISIBLE'],
  },
  {
    title: 'a mark of direction after a word in Hebrew',
    message: { subject: 'שלום\u200f Camille' },
    never: ['SUBJECT_INVISIBLE'],
  },
];
