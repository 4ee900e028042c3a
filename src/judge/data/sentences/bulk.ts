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
  BULK_FIELD_UNFILLED: {
    sentence: {
      fr: "Un champ n'a pas été rempli (« {quote} ») : le message est sorti d'un envoi en nombre mal préparé.",
      en: 'A field was left unfilled ("{quote}"): the message comes out of a mailing that was badly prepared.',
    },
    advice: {
      fr: 'Donnez une valeur par défaut au champ « {quote} ».',
      en: 'Give the field "{quote}" a default value.',
    },
    mend: 'template',
  },
  BULK_VARIANT_UNCHOSEN: {
    sentence: {
      fr: 'Le message montre plusieurs tournures au choix (« {quote} ») : un programme devait varier le texte de chaque copie.',
      en: 'The message shows several wordings to choose from ("{quote}"): a program was to vary the text of each copy.',
    },
    advice: { fr: 'Choisissez une seule tournure (« {quote} »).', en: 'Choose a single wording ("{quote}").' },
    mend: 'template',
  },
  BULK_SUBJECT_RANDOM: {
    sentence: {
      fr: "L'objet porte un code sans rapport (« {code} »), qui rend chaque copie différente.",
      en: 'The subject bears an unrelated code ("{code}") that makes each copy a different one.',
    },
    advice: {
      fr: "Retirez de l'objet ce que le lecteur ne comprend pas (« {code} »).",
      en: 'Remove from the subject what the reader does not understand ("{code}").',
    },
    mend: 'subject',
  },
  BULK_UNSUBSCRIBE_HIDDEN: {
    sentence: {
      fr: 'Le lien de désabonnement est caché : vous ne pouvez pas le voir.',
      en: 'The unsubscribe link is hidden: you cannot see it.',
    },
    advice: {
      fr: 'Montrez le lien de désabonnement : le cacher est interdit et coûte plus de plaintes.',
      en: 'Show the unsubscribe link: hiding it is forbidden and costs more complaints.',
    },
    mend: 'template',
  },
  BULK_HEADERS_MISSING: {
    sentence: {
      fr: "Le message propose de se désabonner, mais ne porte aucun des en-têtes d'un envoi en nombre en règle.",
      en: 'The message offers to unsubscribe, but bears none of the headers of a proper mailing.',
    },
    advice: {
      fr: 'Ajoutez List-Unsubscribe et List-Unsubscribe-Post : Gmail et Yahoo les exigent.',
      en: 'Add List-Unsubscribe and List-Unsubscribe-Post: Gmail and Yahoo require them.',
    },
    mend: 'settings',
  },
  BULK_LEAVE_BY_ANSWER: {
    sentence: {
      fr: 'Pour ne plus rien recevoir, le message demande de répondre, ce qui confirme seulement votre adresse.',
      en: 'To receive nothing more, the message asks for an answer, which merely confirms your address.',
    },
    advice: {
      fr: "Proposez un lien de désabonnement plutôt qu'une réponse.",
      en: 'Offer an unsubscribe link rather than an answer.',
    },
    mend: 'template',
  },
  BULK_SNOWSHOE: {
    sentence: {
      fr: "Presque pas de texte, une image, et tous les liens mènent à {host} : l'allure des envois dispersés entre mille petits expéditeurs.",
      en: 'Hardly any text, an image, and all links lead to {host}: the look of mailings scattered over a thousand small senders.',
    },
    advice: {
      fr: 'Dites en texte qui écrit et pourquoi, et liez vers votre propre domaine.',
      en: 'Say in text who writes and why, and link to your own domain.',
    },
    mend: 'template',
  },
  BULK_POSTAL_ADDRESS: {
    sentence: {
      fr: "L'expéditeur donne son adresse postale (« {address} »).",
      en: 'The sender gives a postal address ("{address}").',
    },
  },
  BULK_WELL_KEPT: {
    sentence: {
      fr: "L'envoi est tenu dans les règles : signé par son domaine, désabonnement en un clic, réponse possible.",
      en: 'The mailing is kept by the rules: signed by its domain, unsubscribe in one click, open to answers.',
    },
  },
};
