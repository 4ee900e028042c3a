// Words for what the subject line does: promise, deceive, shout or hide.

import type { WordsOfGroup } from './symbol-words.ts';

export const subjectSentences: WordsOfGroup<'subject'> = {
  SUBJECT_MISSING: {
    sentence: { fr: "Le message n'a pas d'objet.", en: 'The message has no subject.' },
    advice: { fr: 'Donnez un objet à votre message.', en: 'Give your message a subject.' },
    mend: 'subject',
  },
  SUBJECT_FAKE_REPLY: {
    sentence: {
      fr: "L'objet commence par « {prefix} » comme une réponse, mais ce message ne répond à rien.",
      en: 'The subject begins with "{prefix}" like a reply, but this message answers nothing.',
    },
    advice: {
      fr: "Retirez « {prefix} » de l'objet : une fausse réponse trompe le lecteur, et la loi l'interdit en publicité.",
      en: 'Drop "{prefix}" from the subject: a false reply deceives its reader, and advertising law forbids it.',
    },
    mend: 'subject',
  },
  SUBJECT_FAKE_FORWARD: {
    sentence: {
      fr: "L'objet commence par « {prefix} » comme un transfert, mais rien n'est transféré.",
      en: 'The subject begins with "{prefix}" like a forward, but nothing is forwarded.',
    },
    advice: {
      fr: "Retirez « {prefix} » de l'objet : un faux transfert trompe le lecteur.",
      en: 'Drop "{prefix}" from the subject: a false forward deceives its reader.',
    },
    mend: 'subject',
  },
  SUBJECT_ALL_CAPITALS: {
    sentence: { fr: "L'objet est écrit tout en majuscules.", en: 'The subject is written all in capitals.' },
    advice: {
      fr: "Écrivez l'objet en minuscules, comme une phrase.",
      en: 'Write the subject in lower case, like a sentence.',
    },
    mend: 'subject',
  },
  SUBJECT_PUNCTUATION: {
    sentence: {
      fr: "L'objet force la voix (« {quote} »).",
      en: 'The subject raises its voice ("{quote}").',
    },
    advice: {
      fr: 'Un seul signe suffit : ôtez les points et les symboles répétés.',
      en: 'One mark is enough: drop the repeated marks and symbols.',
    },
    mend: 'subject',
  },
  SUBJECT_MANY_EMOJI: {
    sentence: { fr: "L'objet contient {count} pictogrammes.", en: 'The subject holds {count} emoji.' },
    advice: { fr: 'Gardez un ou deux pictogrammes au plus.', en: 'Keep one or two emoji at most.' },
    mend: 'subject',
  },
  SUBJECT_CLICKBAIT: {
    sentence: {
      fr: "L'objet appâte le lecteur (« {quote} »).",
      en: 'The subject baits its reader ("{quote}").',
    },
    advice: {
      fr: "Dites dans l'objet ce que le message contient, et tenez cette promesse.",
      en: 'Say in the subject what the message holds, and keep that promise.',
    },
    mend: 'subject',
  },
  SUBJECT_THREAT: {
    sentence: {
      fr: "L'objet menace ou presse le lecteur (« {quote} ») : c'est ainsi que commencent beaucoup de fraudes.",
      en: 'The subject threatens or hurries its reader ("{quote}"): many frauds begin that way.',
    },
    advice: {
      fr: "N'inquiétez pas le lecteur dans l'objet ; s'il y a urgence, dites de quoi il s'agit.",
      en: 'Do not alarm the reader in the subject; if it is urgent, say what it is about.',
    },
    mend: 'subject',
  },
  SUBJECT_TOO_LONG: {
    sentence: {
      fr: "L'objet est très long ({count} caractères) : la fin ne se voit pas.",
      en: 'The subject is very long ({count} characters): its end is not seen.',
    },
    advice: {
      fr: "Un téléphone n'en montre que le début : mettez l'essentiel en tête et restez sous {limit} caractères.",
      en: 'A phone shows only its start: put what matters first and stay below {limit} characters.',
    },
    mend: 'subject',
  },
  SUBJECT_INVISIBLE: {
    sentence: {
      fr: "L'objet contient des caractères invisibles, qui servent à tromper les filtres.",
      en: 'The subject holds invisible characters, which serve to deceive filters.',
    },
    advice: {
      fr: "Retapez l'objet sans le copier d'une autre page.",
      en: 'Type the subject again without pasting it from elsewhere.',
    },
    mend: 'subject',
  },
  SUBJECT_MIXED_SCRIPT: {
    sentence: {
      fr: "Un mot de l'objet mêle des lettres de plusieurs alphabets qui se ressemblent (« {quote} »).",
      en: 'A word of the subject mixes look-alike letters of several alphabets ("{quote}").',
    },
    advice: { fr: 'Retapez ce mot avec un seul alphabet.', en: 'Type that word again in a single alphabet.' },
    mend: 'subject',
  },
  SUBJECT_STYLED_LETTERS: {
    sentence: {
      fr: "L'objet est dessiné avec des signes mathématiques en guise de lettres, que filtres et lecteurs d'écran ne lisent pas.",
      en: 'The subject is drawn with mathematical signs in place of letters, which filters and screen readers do not read.',
    },
    advice: { fr: "Écrivez l'objet avec de vraies lettres.", en: 'Write the subject with real letters.' },
    mend: 'subject',
  },
  SUBJECT_SPACED_LETTERS: {
    sentence: {
      fr: "Les lettres d'un mot de l'objet sont séparées pour échapper aux filtres (« {quote} »).",
      en: 'The letters of a word of the subject are set apart to escape filters ("{quote}").',
    },
    advice: { fr: 'Écrivez les mots normalement.', en: 'Write words the normal way.' },
    mend: 'subject',
  },
  SUBJECT_HOLDS_ADDRESS: {
    sentence: {
      fr: "L'objet contient votre adresse ({address}) : c'est le signe d'un message fabriqué à la chaîne.",
      en: 'The subject holds your address ({address}): the sign of a message made on a production line.',
    },
    advice: {
      fr: "N'écrivez pas l'adresse du destinataire dans l'objet.",
      en: "Do not write the recipient's address in the subject.",
    },
    mend: 'subject',
  },
};
