// Words for who the message says it comes from, and to whom an answer would go.

import type { WordsOfGroup } from './symbol-words.ts';

export const identitySentences: WordsOfGroup<'identity'> = {
  FROM_MISSING: {
    sentence: { fr: "Le message n'a pas d'expéditeur.", en: 'The message has no sender.' },
    advice: {
      fr: 'Ajoutez un en-tête From avec une seule adresse de votre domaine.',
      en: 'Add a From header with one address of your domain.',
    },
    mend: 'sender',
  },
  FROM_SEVERAL: {
    sentence: {
      fr: 'Le message a {count} expéditeurs à la fois.',
      en: 'The message has {count} senders at once.',
    },
    advice: { fr: "N'indiquez qu'une seule adresse d'expéditeur.", en: 'Give a single sender address.' },
    mend: 'sender',
  },
  FROM_INVALID: {
    sentence: {
      fr: "L'adresse de l'expéditeur n'en est pas une (« {value} »).",
      en: 'The sender\'s address is not one ("{value}").',
    },
    advice: { fr: "Corrigez l'adresse de l'expéditeur.", en: "Mend the sender's address." },
    mend: 'sender',
  },
  FROM_NAME_MISSING: {
    sentence: {
      fr: "L'expéditeur ne donne pas de nom, seulement une adresse ({address}).",
      en: 'The sender gives no name, only an address ({address}).',
    },
    advice: {
      fr: "Donnez à l'expéditeur un nom que vos destinataires reconnaissent.",
      en: 'Give the sender a name that your recipients recognise.',
    },
    mend: 'sender',
  },
  FROM_NAME_OTHER_ADDRESS: {
    sentence: {
      fr: "Le nom affiché est une autre adresse ({shown}) que celle de l'expéditeur ({address}).",
      en: 'The name shown is another address ({shown}) than that of the sender ({address}).',
    },
    advice: {
      fr: "Mettez un nom, et non une adresse, dans le nom de l'expéditeur.",
      en: 'Put a name, not an address, into the name of the sender.',
    },
    mend: 'sender',
  },
  FROM_NAME_OTHER_DOMAIN: {
    sentence: {
      fr: "Le nom affiché annonce {shown}, mais l'adresse est chez {domain}.",
      en: 'The name shown announces {shown}, but the address is at {domain}.',
    },
    advice: {
      fr: "Ne nommez pas un autre site dans le nom de l'expéditeur.",
      en: 'Do not name another site in the name of the sender.',
    },
    mend: 'sender',
  },
  FROM_NAME_BRAND: {
    sentence: {
      fr: 'Le message se présente comme {brand}, mais son adresse est chez {domain}, qui ne lui appartient pas.',
      en: 'The message presents itself as {brand}, but its address is at {domain}, which does not belong to it.',
    },
    advice: {
      fr: "N'utilisez pas le nom de {brand} ; s'il s'agit de vous, envoyez depuis votre propre domaine.",
      en: 'Do not use the name of {brand}; if that is you, send from your own domain.',
    },
    mend: 'sender',
  },
  FROM_NAME_BRAND_VOUCHED: {
    sentence: {
      fr: "Le nom affiché évoque {brand} ; le domaine {domain}, qui l'envoie et s'en porte garant, n'est pas connu pour lui appartenir.",
      en: 'The name shown brings {brand} to mind; the domain {domain}, which sends and vouches for it, is not known to belong to it.',
    },
  },
  FROM_NAME_INVISIBLE: {
    sentence: {
      fr: "Le nom de l'expéditeur contient des caractères invisibles ou qui inversent l'écriture.",
      en: 'The name of the sender holds characters that are invisible or turn the writing round.',
    },
    advice: { fr: "Retapez le nom de l'expéditeur.", en: 'Type the name of the sender again.' },
    mend: 'sender',
  },
  FROM_NAME_MIXED_SCRIPT: {
    sentence: {
      fr: "Le nom de l'expéditeur mêle des lettres de plusieurs alphabets qui se ressemblent (« {quote} »).",
      en: 'The name of the sender mixes look-alike letters of several alphabets ("{quote}").',
    },
    advice: {
      fr: "Retapez le nom de l'expéditeur avec un seul alphabet.",
      en: 'Type the name of the sender again in a single alphabet.',
    },
    mend: 'sender',
  },
  FROM_DOMAIN_BRAND: {
    sentence: {
      fr: "L'adresse de l'expéditeur ({domain}) porte le nom de {brand} mais ne lui appartient pas.",
      en: 'The address of the sender ({domain}) carries the name of {brand} but does not belong to it.',
    },
    advice: {
      fr: "Envoyez depuis un domaine qui n'imite pas {brand}.",
      en: 'Send from a domain that does not imitate {brand}.',
    },
    mend: 'sender',
  },
  FROM_DOMAIN_PUNYCODE: {
    sentence: {
      fr: "Le domaine de l'expéditeur ({domain}) utilise d'autres lettres que celles de l'alphabet latin simple : vérifiez-le.",
      en: 'The domain of the sender ({domain}) uses letters beyond the plain Latin alphabet: check it.',
    },
  },
  FROM_DOMAIN_MACHINE: {
    sentence: {
      fr: "L'adresse de l'expéditeur est celle d'une machine ({domain}), pas d'un domaine de courrier.",
      en: 'The address of the sender is that of a machine ({domain}), not of a mail domain.',
    },
    advice: {
      fr: 'Envoyez depuis un domaine qui reçoit aussi du courrier.',
      en: 'Send from a domain that receives mail too.',
    },
    mend: 'sender',
  },
  FROM_FREEMAIL: {
    sentence: {
      fr: "L'expéditeur écrit depuis une boîte gratuite ({domain}), que n'importe qui peut ouvrir.",
      en: 'The sender writes from a free mailbox ({domain}), which anybody can open.',
    },
  },
  FROM_FREEMAIL_BULK: {
    sentence: {
      fr: "Un envoi en nombre depuis une boîte gratuite ({domain}) : une organisation écrit d'ordinaire sous son propre nom.",
      en: 'A mailing in number from a free mailbox ({domain}): an organisation usually writes under its own name.',
    },
    advice: {
      fr: 'Envoyez depuis votre propre domaine : un envoi fait au nom de {domain} ne peut pas réussir DMARC.',
      en: 'Send from your own domain: what is sent in the name of {domain} cannot pass DMARC.',
    },
    mend: 'sender',
  },
  FROM_NO_REPLY: {
    sentence: {
      fr: "L'expéditeur ne veut pas de réponse ({address}).",
      en: 'The sender wants no answer ({address}).',
    },
    advice: {
      fr: "Écrivez depuis une adresse où l'on vous répond : les réponses sont le meilleur signe d'intérêt, et Microsoft les exige possibles.",
      en: 'Write from an address that takes answers: replies are the best sign of interest, and Microsoft demands that they be possible.',
    },
    mend: 'sender',
  },
  FROM_IS_RECIPIENT: {
    sentence: {
      fr: 'Le message prétend venir de votre propre adresse. Cela se falsifie sans accès à votre boîte.',
      en: 'The message claims to come from your own address. That can be forged without any access to your mailbox.',
    },
    advice: { fr: "N'envoyez pas au nom du destinataire.", en: "Do not send in the recipient's name." },
    mend: 'sender',
  },
  FROM_CORRESPONDENT: {
    sentence: {
      fr: 'Vous avez déjà écrit à {address}.',
      en: 'You have written to {address} before.',
    },
  },
  FROM_OWNER_IGNORES: {
    sentence: {
      fr: "Vous n'avez réagi à aucun des {count} derniers messages de cet expéditeur.",
      en: 'You reacted to none of the last {count} messages of this sender.',
    },
    advice: {
      fr: "Demandez à ceux qui ne réagissent plus s'ils veulent encore vos messages, et laissez partir les autres.",
      en: 'Ask those who no longer react whether they still want your mail, and let the others go.',
    },
    mend: 'audience',
  },
  FROM_OWNER_READS: {
    sentence: {
      fr: 'Vous réagissez souvent aux messages de cet expéditeur ({count} fois).',
      en: 'You often react to messages of this sender ({count} times).',
    },
  },
  REPLY_TO_OTHER_DOMAIN: {
    sentence: {
      fr: "Votre réponse n'irait pas à {domain} mais à {reply}.",
      en: 'Your answer would not go to {domain} but to {reply}.',
    },
    advice: {
      fr: "Prenez une adresse de réponse dans le domaine de l'expéditeur ({domain}).",
      en: "Choose a reply address in the sender's domain ({domain}).",
    },
    mend: 'reply_to',
  },
  REPLY_TO_FREEMAIL: {
    sentence: {
      fr: 'Le message vient de {domain}, mais votre réponse irait à une boîte gratuite ({reply}).',
      en: 'The message comes from {domain}, but your answer would go to a free mailbox ({reply}).',
    },
    advice: {
      fr: 'Prenez une adresse de réponse dans votre domaine ({domain}).',
      en: 'Choose a reply address in your domain ({domain}).',
    },
    mend: 'reply_to',
  },
  REPLY_TO_OTHER_FREEMAIL: {
    sentence: {
      fr: 'Le message vient de {address}, mais votre réponse irait à une autre boîte gratuite ({reply}).',
      en: 'The message comes from {address}, but your answer would go to another free mailbox ({reply}).',
    },
    advice: { fr: "Faites répondre à l'adresse qui écrit.", en: 'Let answers go to the address that writes.' },
    mend: 'reply_to',
  },
  REPLY_TO_NO_REPLY: {
    sentence: {
      fr: 'Votre réponse irait à une adresse que personne ne lit ({reply}).',
      en: 'Your answer would go to an address that nobody reads ({reply}).',
    },
    advice: {
      fr: "Donnez une adresse de réponse que quelqu'un lit.",
      en: 'Give a reply address that somebody reads.',
    },
    mend: 'reply_to',
  },
  REPLY_TO_INVALID: {
    sentence: {
      fr: "L'adresse de réponse n'en est pas une (« {value} »).",
      en: 'The reply address is not one ("{value}").',
    },
    advice: { fr: "Corrigez l'adresse de réponse.", en: 'Mend the reply address.' },
    mend: 'reply_to',
  },
  TO_MISSING: {
    sentence: {
      fr: "Le message ne vous est pas adressé : il n'a pas de destinataire visible.",
      en: 'The message is not addressed to you: it has no visible recipient.',
    },
    advice: {
      fr: 'Adressez chaque message à une seule personne (en-tête To).',
      en: 'Address each message to one person (To header).',
    },
    mend: 'settings',
  },
};
