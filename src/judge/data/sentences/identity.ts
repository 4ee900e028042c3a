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
  FROM_NAME_BRAND_DISGUISED: {
    sentence: {
      fr: 'Le nom affiché (« {name} ») imite {brand} avec des lettres qui ressemblent aux siennes.',
      en: 'The name shown ("{name}") imitates {brand} with letters that look like its own.',
    },
    advice: {
      fr: "Retapez le nom de l'expéditeur, sans imiter {brand}.",
      en: 'Type the name of the sender again, without imitating {brand}.',
    },
    mend: 'sender',
  },
  FROM_NAME_OWN_HOUSE: {
    sentence: {
      fr: "Le nom affiché parle au nom de votre organisation ({house}), mais l'adresse est chez {domain}.",
      en: 'The name shown speaks for your own organisation ({house}), but the address is at {domain}.',
    },
  },
  FROM_NAME_KNOWN_FREEMAIL: {
    sentence: {
      fr: "Le nom est celui de {name}, que vous connaissez, mais le message vient d'une boîte gratuite qui n'est pas la sienne ({address}). Appelez cette personne avant de faire quoi que ce soit.",
      en: 'The name is that of {name}, whom you know, but the message comes from a free mailbox that is not theirs ({address}). Call them before you do anything.',
    },
  },
  FROM_NAME_KNOWN_ELSEWHERE: {
    sentence: {
      fr: "Le nom est celui de {name}, que vous connaissez, mais cette adresse n'est pas la sienne ({address}). Appelez cette personne avant de faire quoi que ce soit.",
      en: 'The name is that of {name}, whom you know, but this address is not theirs ({address}). Call them before you do anything.',
    },
  },
  FROM_NAME_HOMONYM: {
    sentence: {
      fr: "L'expéditeur porte un nom que vous connaissez ({name}), mais écrit d'une adresse que vous ne lui connaissez pas ({address}).",
      en: 'The sender bears the name of {name}, with whom you exchange mail, but writes from an address you do not know of them ({address}).',
    },
  },
  FROM_NAME_PROTECTED: {
    sentence: {
      fr: "Le nom affiché parle de {brand}, mais l'adresse est chez {domain}, qui ne lui appartient pas.",
      en: 'The name shown speaks of {brand}, but the address is at {domain}, which does not belong to it.',
    },
    advice: {
      fr: "N'utilisez pas le nom de {brand} ; s'il s'agit de vous, envoyez depuis votre propre domaine.",
      en: 'Do not use the name of {brand}; if that is you, send from your own domain.',
    },
    mend: 'sender',
  },
  FROM_NAME_OFFICE_FREEMAIL: {
    sentence: {
      fr: "L'expéditeur se présente comme un service (« {name} »), mais écrit d'une boîte gratuite ({domain}) que n'importe qui peut ouvrir.",
      en: 'The sender presents itself as an office ("{name}"), but writes from a free mailbox ({domain}) that anybody can open.',
    },
    advice: {
      fr: "Écrivez depuis votre propre domaine, non d'une boîte chez {domain}.",
      en: 'Write from your own domain, not from a mailbox at {domain}.',
    },
    mend: 'sender',
  },
  FROM_NAME_CODE: {
    sentence: {
      fr: "Le nom de l'expéditeur contient un numéro de dossier ou un code (« {quote} ») : aucune personne, aucune organisation ne se nomme ainsi.",
      en: 'The name of the sender holds a case number or a code ("{quote}"): no person and no organisation is called so.',
    },
    advice: { fr: "Ôtez le numéro du nom de l'expéditeur.", en: 'Take the number out of the name of the sender.' },
    mend: 'sender',
  },
  FROM_NAME_PITCH: {
    sentence: {
      fr: "Le nom de l'expéditeur est une réclame (« {quote} »), non un nom.",
      en: 'The name of the sender is an advertisement ("{quote}"), not a name.',
    },
    advice: {
      fr: "Donnez à l'expéditeur le nom de votre organisation, sans point d'exclamation ni emoji.",
      en: 'Give the sender the name of your organisation, without exclamation mark or emoji.',
    },
    mend: 'sender',
  },
  FROM_NAME_DEBRIS: {
    sentence: {
      fr: "Le nom de l'expéditeur porte des signes qui n'ont rien à y faire (« {quote} ») : il a été monté par un programme.",
      en: 'The name of the sender bears marks that have no place there ("{quote}"): a program put it together.',
    },
    advice: {
      fr: "Retapez le nom de l'expéditeur, sans virgule ni signe au début ou à la fin.",
      en: 'Type the name of the sender again, without a comma or a sign at either end.',
    },
    mend: 'sender',
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
  FROM_DOMAIN_LOOKALIKE: {
    sentence: {
      fr: "L'adresse de l'expéditeur ({domain}) ressemble à s'y méprendre à celle de {brand}, et n'en est pas.",
      en: 'The address of the sender ({domain}) is made to be taken for one of {brand}, and is not.',
    },
    advice: {
      fr: "Envoyez depuis un domaine qu'on ne peut pas confondre avec {brand}.",
      en: 'Send from a domain that cannot be confused with {brand}.',
    },
    mend: 'sender',
  },
  FROM_DOMAIN_LOOKALIKE_KNOWN: {
    sentence: {
      fr: "L'adresse de l'expéditeur ({domain}) imite {known}, que vous connaissez : regardez-la lettre par lettre.",
      en: 'The address of the sender ({domain}) imitates {known}, which you know: look at it letter by letter.',
    },
  },
  FROM_DOMAIN_OTHER_ENDING: {
    sentence: {
      fr: "L'adresse de l'expéditeur est chez {domain}, alors que vous connaissez {known} : même nom, autre terminaison. Est-ce bien la même organisation ?",
      en: 'The sender writes from {domain}, whereas you know {known}: the same name, another ending. Is it the same organisation?',
    },
  },
  FROM_DOMAIN_HOMOGRAPH: {
    sentence: {
      fr: "Le domaine de l'expéditeur ({domain}) est écrit avec des lettres d'un autre alphabet, pour passer pour un autre.",
      en: 'The domain of the sender ({domain}) is written with letters of another alphabet, to pass for another.',
    },
    advice: {
      fr: 'Ce nom de domaine passe pour une imitation : envoyez depuis un autre.',
      en: 'This domain name passes for an imitation: send from another.',
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
  FROM_DOMAIN_IMPOSSIBLE: {
    sentence: {
      fr: "Le domaine de l'expéditeur ({domain}) ne peut pas exister : aucun registre ne connaît sa terminaison.",
      en: 'The domain of the sender ({domain}) cannot exist: no registry knows its ending.',
    },
    advice: { fr: 'Envoyez depuis un domaine qui existe.', en: 'Send from a domain that exists.' },
    mend: 'sender',
  },
  FROM_DOMAIN_ACCOUNT: {
    sentence: {
      fr: "L'adresse de l'expéditeur ({domain}) est celle d'un compte ouvert chez un prestataire, dont il a choisi le nom librement.",
      en: 'The address of the sender ({domain}) is that of an account opened with a provider, under a name freely chosen.',
    },
    advice: {
      fr: 'Envoyez depuis votre propre domaine plutôt que sous celui du prestataire.',
      en: "Send from your own domain rather than below the provider's.",
    },
    mend: 'sender',
  },
  FROM_DOMAIN_CHEAP: {
    sentence: {
      fr: "Le domaine de l'expéditeur ({domain}) a une terminaison presque gratuite ({ending}), prisée des fraudeurs.",
      en: 'The domain of the sender ({domain}) has an ending that costs next to nothing ({ending}) and that fraudsters like.',
    },
    advice: {
      fr: 'Préférez un domaine sous une terminaison établie : {ending} est mal vu de beaucoup de filtres.',
      en: 'Prefer a domain under an established ending: many filters think ill of {ending}.',
    },
    mend: 'domain',
  },
  FROM_DOMAIN_RANDOM: {
    sentence: {
      fr: "Le domaine de l'expéditeur ({domain}) semble tiré au hasard.",
      en: 'The domain of the sender ({domain}) seems to be drawn at random.',
    },
    advice: { fr: 'Envoyez depuis un domaine qui porte votre nom.', en: 'Send from a domain that bears your name.' },
    mend: 'domain',
  },
  FROM_LOCAL_NUMBER: {
    sentence: {
      fr: "L'adresse de l'expéditeur ({address}) est un numéro, comme en donnent les écoles à leurs élèves : de telles boîtes sont souvent volées.",
      en: 'The address of the sender ({address}) is a number, such as schools give their pupils: such mailboxes are often stolen.',
    },
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
  BRAND_SPOKEN_OF: {
    sentence: {
      fr: 'Le message parle de {brand} dès les premiers mots, mais il vient de {domain} et aucun lien ne mène chez {brand}.',
      en: 'The message speaks of {brand} from its first words, but it comes from {domain} and no link leads to {brand}.',
    },
    advice: {
      fr: 'Si vous parlez de {brand}, mettez un lien vers son site ou vers le vôtre.',
      en: 'If you speak of {brand}, link to its site or to your own.',
    },
    mend: 'template',
  },
  BRAND_CLAIMED_OWNER: {
    sentence: {
      fr: 'Le pied du message dit que {brand} en est propriétaire, mais il vient de {domain} et aucun lien ne mène chez {brand}.',
      en: 'The foot of the message says that {brand} owns it, but it comes from {domain} and no link leads to {brand}.',
    },
    advice: {
      fr: 'Signez de votre propre nom, non de celui de {brand}.',
      en: 'Sign with your own name, not with that of {brand}.',
    },
    mend: 'template',
  },
  TEXT_GREETS_ADDRESS: {
    sentence: {
      fr: 'Le message vous appelle par votre adresse ({address}) : qui vous connaît vous appelle par votre nom.',
      en: 'The message calls you by your address ({address}): those who know you call you by your name.',
    },
    advice: {
      fr: 'Saluez vos destinataires par leur nom, ou sans nom, jamais par leur adresse.',
      en: 'Greet your recipients by name, or without one, never by their address.',
    },
    mend: 'template',
  },
  FROM_COLLEAGUE: {
    sentence: {
      fr: 'Le message vient vraiment de votre propre organisation ({house}).',
      en: 'The message really comes from your own organisation ({house}).',
    },
  },
  FROM_OWN_DOMAIN_FORGED: {
    sentence: {
      fr: "Le message se présente au nom de votre propre organisation ({house}), mais rien ne le confirme : il vient de l'extérieur.",
      en: 'The message presents itself in the name of your own organisation ({house}), but nothing confirms it: it comes from outside.',
    },
    advice: {
      fr: 'Envoyez par un serveur autorisé par {house}, avec sa signature DKIM.',
      en: 'Send through a server that {house} allows, with its DKIM signature.',
    },
    mend: 'domain',
  },
  FROM_FIRST_CONTACT: {
    sentence: {
      fr: "L'adresse {address} vous écrit pour la première fois.",
      en: 'This is the first time that {address} writes to you.',
    },
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
  REPLY_TO_LOOKALIKE: {
    sentence: {
      fr: 'Votre réponse irait à {reply}, un domaine fait pour être pris pour {known}.',
      en: 'Your answer would go to {reply}, a domain made to be taken for {known}.',
    },
    advice: {
      fr: 'Prenez une adresse de réponse dans votre propre domaine.',
      en: 'Choose a reply address in your own domain.',
    },
    mend: 'reply_to',
  },
  RETURN_PATH_FREEMAIL: {
    sentence: {
      fr: "Le message se présente au nom de {domain}, mais a été remis pour le compte d'une boîte gratuite ({address}).",
      en: 'The message presents itself in the name of {domain}, but was handed over on behalf of a free mailbox ({address}).',
    },
    advice: {
      fr: 'Donnez aux retours une adresse de votre domaine ({domain}).',
      en: 'Give bounces an address in your domain ({domain}).',
    },
    mend: 'settings',
  },
  RETURN_PATH_ODD: {
    sentence: {
      fr: 'Le message se présente au nom de {domain}, mais ses retours vont à un domaine au nom tiré au hasard ou presque gratuit ({address}).',
      en: 'The message presents itself in the name of {domain}, but its bounces go to a domain with a name drawn at random or had for next to nothing ({address}).',
    },
    advice: {
      fr: 'Donnez aux retours une adresse de votre domaine ({domain}).',
      en: 'Give bounces an address in your domain ({domain}).',
    },
    mend: 'settings',
  },
  REPLY_TO_ODD: {
    sentence: {
      fr: 'Votre réponse irait à un domaine au nom tiré au hasard ou presque gratuit ({reply}).',
      en: 'Your answer would go to a domain with a name drawn at random or had for next to nothing ({reply}).',
    },
    advice: {
      fr: 'Prenez une adresse de réponse dans votre propre domaine.',
      en: 'Choose a reply address in your own domain.',
    },
    mend: 'reply_to',
  },
  SENDER_FREEMAIL: {
    sentence: {
      fr: "Le message se présente au nom de {domain}, mais une boîte gratuite déclare en être l'expéditrice ({address}).",
      en: 'The message presents itself in the name of {domain}, but a free mailbox says that it sent it ({address}).',
    },
    advice: {
      fr: "Ôtez l'en-tête Sender, ou mettez-y une adresse chez {domain}.",
      en: 'Drop the Sender header, or put an address of {domain} into it.',
    },
    mend: 'settings',
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
  TO_IS_SENDER: {
    sentence: {
      fr: 'Le message est adressé à son propre expéditeur, et vous en recevez une copie cachée.',
      en: 'The message is addressed to its own sender, and you receive a hidden copy.',
    },
    advice: {
      fr: 'Adressez chaque message à une seule personne (en-tête To).',
      en: 'Address each message to one person (To header).',
    },
    mend: 'settings',
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
