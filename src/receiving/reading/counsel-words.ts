// What to do about each kind of fraud, in plain words: short, sure, and in the order in which it is done.

import type { EvidenceSymbol } from '#judge/data/weights.ts';
import type { Words } from '#judge/verdict.ts';

export type FraudKind = 'extortion' | 'favour' | 'payment' | 'advance' | 'call' | 'file' | 'login';

/** Which evidence makes which kind; `login` is all the rest. */
export const fraudKinds: readonly { kind: FraudKind; symbols: readonly EvidenceSymbol[] }[] = [
  { kind: 'extortion', symbols: ['EXTORTION', 'EXTORTION_WALLET', 'EXTORTION_TELLS_CONTACTS', 'FALSE_SUMMONS'] },
  { kind: 'favour', symbols: ['GIFT_CARDS_REQUESTED', 'BOSS_HOOK', 'BOSS_SECOND_STEP'] },
  {
    kind: 'payment',
    symbols: ['BOSS_TRANSFER', 'BOSS_TRANSFER_SECRET', 'BANK_DETAILS_CHANGED', 'PAYROLL_DIVERTED', 'INVOICE_CLAIM'],
  },
  {
    kind: 'advance',
    symbols: ['ADVANCE_FEE', 'PROPOSAL_TEASER', 'LOAN_OFFER', 'LOTTERY_PRIZE', 'ROMANCE', 'EASY_JOB', 'CRYPTO_PROFIT'],
  },
  { kind: 'call', symbols: ['CALLBACK_CLAIM'] },
  {
    kind: 'file',
    symbols: [
      'ATTACHMENT_PROGRAM',
      'ATTACHMENT_SCRIPT',
      'ATTACHMENT_SHORTCUT',
      'ATTACHMENT_DISK_IMAGE',
      'ATTACHMENT_DOUBLE_EXTENSION',
      'ATTACHMENT_MACRO',
      'ATTACHMENT_HTML_SMUGGLING',
      'ATTACHMENT_ARCHIVED_PROGRAM',
    ],
  },
];

/** Evidence among that on persuasion which says why not to believe, rather than what is asked. */
export const unmasking: ReadonlySet<EvidenceSymbol> = new Set<EvidenceSymbol>([
  'EXTORTION_PASSWORD_SHOWN',
  'EXTORTION_NO_PROOF',
  'EXTORTION_FROM_YOURSELF',
  'EXTORTION_TO_LABEL',
  'EXTORTION_UNSIGNED',
  'EXTORTION_FOREIGN_HOST',
  'BOSS_STRANGER',
  'PERSUASION_UNVOUCHED',
  'PERSUASION_FREEMAIL',
  'PERSUASION_REPLY_ELSEWHERE',
  'PERSUASION_OTHER_NAME',
  'PERSUASION_OWN_DOMAIN',
]);

const doNotClick: Words = {
  fr: 'Ne cliquez pas. Pour vérifier, ouvrez le site vous-même, par son adresse habituelle ou son application.',
  en: 'Do not click. To check, open the site yourself, by its usual address or its app.',
};
const doNotAnswer: Words = {
  fr: 'Ne répondez pas : une réponse confirme que quelqu’un lit.',
  en: 'Do not answer: an answer confirms that somebody reads.',
};
const report: Words = {
  fr: 'Signalez-le (signal-spam.fr, ou votre service informatique), puis supprimez-le.',
  en: 'Report it (to your mail provider, or your IT desk), then delete it.',
};

export const steps: Record<FraudKind, readonly Words[]> = {
  extortion: [
    {
      fr: 'Ne payez pas et ne paniquez pas : ces messages partent par milliers, sans rien derrière.',
      en: 'Do not pay, do not panic: such messages leave by the thousand, with nothing behind them.',
    },
    doNotAnswer,
    {
      fr: 'Si un mot de passe cité est le vôtre, changez-le partout où il sert : il vient d’une vieille fuite de données.',
      en: 'If a password it quotes is yours, change it wherever it is used: it comes from an old data leak.',
    },
    report,
  ],
  favour: [
    {
      fr: 'Appelez la personne au numéro que vous connaissez, pas à celui du message.',
      en: 'Call the person at the number you know, not at one from the message.',
    },
    {
      fr: 'N’achetez aucune carte et ne donnez aucun code, si pressante que soit la demande.',
      en: 'Buy no card and give no code, however urgent the request.',
    },
    report,
  ],
  payment: [
    {
      fr: 'Ne payez pas et ne changez aucune coordonnée bancaire sur la foi d’un message.',
      en: 'Do not pay, and change no bank details on the strength of a message.',
    },
    {
      fr: 'Appelez votre interlocuteur habituel, au numéro d’une facture plus ancienne.',
      en: 'Call the person you usually deal with, at the number on an older invoice.',
    },
    report,
  ],
  advance: [
    doNotAnswer,
    {
      fr: 'N’avancez pas d’argent et n’envoyez ni pièce d’identité ni coordonnées bancaires.',
      en: 'Send no money ahead, no identity papers and no bank details.',
    },
    report,
  ],
  call: [
    {
      fr: 'N’appelez pas le numéro indiqué : celui qui répond demandera à prendre la main sur votre ordinateur.',
      en: 'Do not call the number it gives: whoever answers will ask to take over your computer.',
    },
    {
      fr: 'Vérifiez sur votre relevé bancaire qu’aucun paiement n’a eu lieu.',
      en: 'Look at your bank statement: no such payment was made.',
    },
    report,
  ],
  file: [
    {
      fr: 'N’ouvrez pas la pièce jointe, même pour voir.',
      en: 'Do not open the attachment, not even to have a look.',
    },
    {
      fr: 'Si elle est déjà ouverte, prévenez votre service informatique sans attendre.',
      en: 'If it has been opened, tell your IT desk at once.',
    },
    report,
  ],
  login: [
    doNotClick,
    {
      fr: 'Si vous avez déjà saisi un mot de passe ou une carte, changez l’un et faites opposition à l’autre.',
      en: 'If you already typed a password or a card number, change the one and block the other.',
    },
    report,
  ],
};
