// Words for the marks of sending in number: how one leaves the list, and who runs it (RFC 2369, 2919, 8058).

import type { WordsOfGroup } from './symbol-words.ts';

export const bulkSentences: WordsOfGroup<'bulk'> = {
  BULK_ONE_CLICK: {
    sentence: {
      fr: "L'expéditeur permet de se désabonner en un clic depuis la messagerie.",
      en: 'The sender lets you unsubscribe with one click from your mail program.',
    },
  },
  BULK_UNSUBSCRIBE_HEADER: {
    sentence: {
      fr: "L'expéditeur donne un moyen de se désabonner, mais pas en un clic.",
      en: 'The sender gives a way to unsubscribe, though not in one click.',
    },
    advice: {
      fr: 'Ajoutez List-Unsubscribe-Post avec une adresse https : Gmail et Yahoo exigent le désabonnement en un clic (RFC 8058).',
      en: 'Add List-Unsubscribe-Post with an https address: Gmail and Yahoo require one-click unsubscribing (RFC 8058).',
    },
    mend: 'settings',
  },
  BULK_UNSUBSCRIBE_INVALID: {
    sentence: {
      fr: 'Le moyen de se désabonner est mal écrit (« {value} ») : la messagerie ne peut pas le proposer.',
      en: 'The way to unsubscribe is badly written ("{value}"): a mail program cannot offer it.',
    },
    advice: {
      fr: 'Écrivez List-Unsubscribe avec des adresses https ou mailto entre chevrons, séparées par des virgules (RFC 2369).',
      en: 'Write List-Unsubscribe with https or mailto addresses in angle brackets, separated by commas (RFC 2369).',
    },
    mend: 'settings',
  },
  BULK_ONE_CLICK_INSECURE: {
    sentence: {
      fr: 'Le désabonnement en un clic est annoncé sans adresse https : il ne peut pas fonctionner.',
      en: 'One-click unsubscribing is announced without an https address: it cannot work.',
    },
    advice: {
      fr: 'Mettez une adresse https dans List-Unsubscribe (RFC 8058).',
      en: 'Put an https address in List-Unsubscribe (RFC 8058).',
    },
    mend: 'settings',
  },
  BULK_UNSUBSCRIBE_ABSENT: {
    sentence: {
      fr: 'Ce message est envoyé en nombre, sans aucun moyen de se désabonner.',
      en: 'This message is sent in number, with no way to unsubscribe.',
    },
    advice: {
      fr: 'Ajoutez List-Unsubscribe et List-Unsubscribe-Post, et un lien de désabonnement visible.',
      en: 'Add List-Unsubscribe and List-Unsubscribe-Post, and a visible unsubscribe link.',
    },
    mend: 'settings',
  },
  BULK_UNSUBSCRIBE_LINK: {
    sentence: {
      fr: 'Un lien de désabonnement figure dans le message.',
      en: 'An unsubscribe link stands in the message.',
    },
  },
  BULK_UNSUBSCRIBE_LINK_ABSENT: {
    sentence: {
      fr: "Ce message est envoyé en nombre, et aucun lien de désabonnement n'y est visible.",
      en: 'This message is sent in number, and shows no unsubscribe link.',
    },
    advice: {
      fr: 'Placez dans le modèle un lien de désabonnement visible : {{ unsubscribe_url }}.',
      en: 'Put a visible unsubscribe link into the template: {{ unsubscribe_url }}.',
    },
    mend: 'template',
  },
  BULK_LIST_ID: {
    sentence: {
      fr: "L'envoi porte le nom de sa liste ({list}), ce qui permet de le trier.",
      en: 'The mailing carries the name of its list ({list}), so that it can be sorted.',
    },
  },
  BULK_LIST_ID_INVALID: {
    sentence: {
      fr: 'Le nom de la liste est mal écrit (« {value} »).',
      en: 'The name of the list is badly written ("{value}").',
    },
    advice: {
      fr: 'Écrivez List-Id sous la forme "Nom" <liste.votre-domaine> (RFC 2919).',
      en: 'Write List-Id in the form "Name" <list.your-domain> (RFC 2919).',
    },
    mend: 'settings',
  },
  BULK_FEEDBACK_ID: {
    sentence: {
      fr: "L'envoi est identifié auprès des messageries (Feedback-ID) : l'expéditeur accepte d'être mesuré.",
      en: 'The mailing identifies itself to mailbox providers (Feedback-ID): the sender accepts being measured.',
    },
  },
  BULK_PRECEDENCE: {
    sentence: {
      fr: 'Le message se déclare lui-même envoyé en nombre.',
      en: 'The message itself says that it is sent in number.',
    },
  },
  BULK_DISCUSSION_LIST: {
    sentence: {
      fr: 'Ce message vient de la liste de discussion {list}.',
      en: 'This message comes from the discussion list {list}.',
    },
  },
};
