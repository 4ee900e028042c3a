// Words for the headers that every message must carry (RFC 5322 section 3.6).

import type { WordsOfGroup } from './symbol-words.ts';

export const headerSentences: WordsOfGroup<'headers'> = {
  HEADER_DATE_MISSING: {
    sentence: { fr: 'Le message ne porte pas de date.', en: 'The message carries no date.' },
    advice: { fr: "Ajoutez l'en-tête Date (RFC 5322).", en: 'Add the Date header (RFC 5322).' },
    mend: 'settings',
  },
  HEADER_DATE_INVALID: {
    sentence: {
      fr: 'La date du message est illisible (« {value} »).',
      en: 'The date of the message cannot be read ("{value}").',
    },
    advice: {
      fr: "Écrivez l'en-tête Date comme la RFC 5322 le demande.",
      en: 'Write the Date header as RFC 5322 asks.',
    },
    mend: 'settings',
  },
  HEADER_DATE_FAR: {
    sentence: {
      fr: 'La date du message est éloignée de celle de son arrivée (écart : {hours} h).',
      en: 'The date of the message is far from that of its arrival ({hours} h apart).',
    },
    advice: {
      fr: "Mettez l'horloge du serveur à l'heure et datez chaque message au moment de l'envoi.",
      en: 'Set the clock of the server and date each message when it is sent.',
    },
    mend: 'settings',
  },
  HEADER_MESSAGE_ID_MISSING: {
    sentence: {
      fr: "Le message n'a pas d'identifiant (Message-ID), que tout logiciel sérieux ajoute.",
      en: 'The message has no identifier (Message-ID), which every serious program adds.',
    },
    advice: {
      fr: 'Ajoutez un Message-ID propre à chaque message : Gmail refuse les messages sans identifiant.',
      en: 'Add a Message-ID that is unique to each message: Gmail refuses messages without one.',
    },
    mend: 'settings',
  },
  HEADER_MESSAGE_ID_INVALID: {
    sentence: {
      fr: "L'identifiant du message est mal formé (« {value} »).",
      en: 'The identifier of the message is malformed ("{value}").',
    },
    advice: {
      fr: 'Écrivez le Message-ID sous la forme <quelque-chose@votre-domaine>.',
      en: 'Write the Message-ID in the form <something@your-domain>.',
    },
    mend: 'settings',
  },
  HEADER_REPEATED: {
    sentence: {
      fr: "L'en-tête {header} figure {count} fois, alors qu'il doit être unique : chaque logiciel peut en lire un autre.",
      en: 'The {header} header stands {count} times although it must be single: each program may read another one.',
    },
    advice: { fr: "N'écrivez qu'un seul en-tête {header}.", en: 'Write a single {header} header.' },
    mend: 'settings',
  },
  HEADER_RAW_BYTES: {
    sentence: {
      fr: 'Des en-têtes contiennent des caractères non codés, contre les règles du courrier.',
      en: 'Headers hold characters that are not encoded, against the rules of mail.',
    },
    advice: {
      fr: 'Codez les accents des en-têtes selon la RFC 2047.',
      en: 'Encode non-ASCII characters of headers as RFC 2047 asks.',
    },
    mend: 'settings',
  },
  THREAD_ANSWER: {
    sentence: {
      fr: 'Il répond à un message dont il cite le texte.',
      en: 'It answers a message whose text it quotes.',
    },
  },
  THREAD_REFERENCES: {
    sentence: {
      fr: 'Ses en-têtes disent qu’il répond à un autre message.',
      en: 'Its headers say that it answers another message.',
    },
  },
  THREAD_STARTS_ON_LIST: {
    sentence: {
      fr: 'Il ouvre un nouveau sujet sur la liste, sans répondre à personne.',
      en: 'It opens a new subject on the list and answers nobody.',
    },
  },
};
