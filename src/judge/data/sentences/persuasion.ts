// Words for what the text wants its reader to do: plain, calm, and telling what to do where something must be done.
// An extortion is taken apart piece by piece, so that its reader sees that there is nothing behind it.

import type { WordsOfGroup } from './symbol-words.ts';

export const persuasionSentences: WordsOfGroup<'persuasion'> = {
  EXTORTION: {
    sentence: {
      fr: 'Ce message est un chantage, envoyé à la chaîne à des milliers d’adresses (« {quote} »). Ne payez pas, ne paniquez pas, ne répondez pas.',
      en: 'This message is blackmail, sent to thousands of addresses on a production line ("{quote}"). Do not pay, do not panic, do not answer.',
    },
  },
  EXTORTION_PASSWORD_SHOWN: {
    sentence: {
      fr: 'Il parle d’un mot de passe pour vous faire peur : ceux que ces messages montrent viennent de vieilles fuites de données, pas de votre ordinateur. S’il vous sert encore, changez-le.',
      en: 'It speaks of a password to frighten you: those that such messages show come from old data leaks, not from your computer. If you still use it, change it.',
    },
  },
  EXTORTION_NO_PROOF: {
    sentence: {
      fr: 'Aucune preuve n’est jointe : ni image, ni fichier. Qui aurait une preuve la montrerait.',
      en: 'No proof is attached: no picture, no file. Whoever had proof would show it.',
    },
  },
  EXTORTION_FROM_YOURSELF: {
    sentence: {
      fr: 'L’expéditeur affiché est votre propre adresse, mais cela se falsifie : personne n’a eu besoin d’entrer dans votre boîte. Le message n’est pas dans vos envoyés.',
      en: 'The sender shown is your own address, but that is easily forged: nobody had to enter your mailbox. The message is not among those you sent.',
    },
  },
  EXTORTION_TO_LABEL: {
    sentence: {
      fr: 'Votre adresse porte pour nom « {label} », sans doute pris avec elle dans une liste volée : le message est fabriqué à la chaîne.',
      en: 'Your address bears the name "{label}", most likely taken with it from a stolen list: the message is made on a production line.',
    },
  },
  EXTORTION_UNSIGNED: {
    sentence: {
      fr: 'Le message ne porte aucune signature valable de l’expéditeur qu’il affiche.',
      en: 'The message carries no valid signature of the sender it shows.',
    },
  },
  EXTORTION_FOREIGN_HOST: {
    sentence: {
      fr: 'Le message a été remis par une machine étrangère à l’expéditeur affiché ({host}, {address}), et non par {domain}.',
      en: 'The message was handed over by a machine foreign to the sender it shows ({host}, {address}), not by {domain}.',
    },
  },
  EXTORTION_WALLET: {
    sentence: {
      fr: 'Il donne un vrai portefeuille {money} ({address}) : l’argent qui y part ne revient jamais.',
      en: 'It gives a true {money} wallet ({address}): money sent there never comes back.',
    },
  },
  EXTORTION_DEADLINE: {
    sentence: {
      fr: 'Il fixe un délai pour vous empêcher de réfléchir. Rien ne se passe quand ce délai est passé.',
      en: 'It sets a deadline so that you do not think. Nothing happens when it has passed.',
    },
  },
  EXTORTION_TELLS_CONTACTS: {
    sentence: {
      fr: 'Il menace de tout montrer à vos proches ou au public : c’est la menace de tous ces messages, et elle ne repose sur rien.',
      en: 'It threatens to show everything to those you know or to the public: every such message does, and nothing stands behind it.',
    },
  },
  FALSE_SUMMONS: {
    sentence: {
      fr: 'Le message se donne pour une convocation de police ou de justice (« {quote} »). Aucune autorité ne convoque ni n’accuse par courriel.',
      en: 'The message passes for a summons of the police or of a court ("{quote}"). No authority summons or accuses anybody by e-mail.',
    },
  },
  GIFT_CARDS_REQUESTED: {
    sentence: {
      fr: 'On vous demande d’acheter des cartes prépayées et d’en livrer les codes (« {quote} »). C’est toujours une fraude : appelez la personne au numéro que vous connaissez.',
      en: 'You are asked to buy prepaid cards and to hand over their codes ("{quote}"). That is always a fraud: call the person at the number you know.',
    },
  },
  BOSS_HOOK: {
    sentence: {
      fr: 'Le message prépare une demande pressante tout en évitant de parler de vive voix (« {quote} ») : c’est le premier pas de la fraude au faux patron.',
      en: 'The message prepares a pressing request while avoiding to speak in person ("{quote}"): it is the first step of fraud in the name of a boss.',
    },
  },
  BOSS_HOOK_FAINT: {
    sentence: {
      fr: 'Le message sonde votre disponibilité sans dire ce qu’il veut (« {quote} »).',
      en: 'The message sounds out whether you are available without saying what it wants ("{quote}").',
    },
  },
  BOSS_TRANSFER: {
    sentence: {
      fr: 'Le message presse de faire un paiement (« {quote} »). Vérifiez toujours de vive voix.',
      en: 'The message presses for a payment ("{quote}"). Always check in person.',
    },
  },
  BOSS_TRANSFER_SECRET: {
    sentence: {
      fr: 'Le message demande un paiement en secret (« {quote} ») : c’est la fraude au faux dirigeant. Parlez-en avant de faire quoi que ce soit.',
      en: 'The message asks for a payment in secret ("{quote}"): this is fraud in the name of a manager. Speak to somebody before you do anything.',
    },
  },
  BOSS_SECOND_STEP: {
    sentence: {
      fr: 'La conversation a commencé par une question anodine de quelqu’un de pressé ; voici maintenant la demande. C’est ainsi que procède la fraude au faux patron.',
      en: 'The conversation began with a harmless question of somebody in a hurry; here comes the request. That is how fraud in the name of a boss proceeds.',
    },
  },
  BOSS_STRANGER: {
    sentence: {
      fr: 'La demande (« {quote} ») vient de {address}, que rien ne rattache à la personne pour qui il se donne : appelez-la avant de répondre.',
      en: 'The request ("{quote}") comes from {address}, which nothing ties to the person it passes for: call that person before you answer.',
    },
  },
  BANK_DETAILS_CHANGED: {
    sentence: {
      fr: 'Le message annonce de nouvelles coordonnées bancaires (« {quote} »). Appelez votre interlocuteur, au numéro d’une facture plus ancienne, avant tout paiement.',
      en: 'The message announces new bank details ("{quote}"). Before any payment, call the person you deal with, at the number on an older invoice.',
    },
  },
  PAYROLL_DIVERTED: {
    sentence: {
      fr: 'Le message demande de verser un salaire sur un autre compte (« {quote} »). Vérifiez de vive voix auprès de la personne.',
      en: 'The message asks to pay a salary into another account ("{quote}"). Check in person with whoever it concerns.',
    },
  },
  INVOICE_CLAIM: {
    sentence: {
      fr: 'Le message annonce une facture ou un paiement (« {quote} »).',
      en: 'The message announces an invoice or a payment ("{quote}").',
    },
  },
  PARCEL_CLAIM: {
    sentence: {
      fr: 'Le message parle d’un colis arrêté (« {quote} »).',
      en: 'The message speaks of a parcel that was stopped ("{quote}").',
    },
  },
  FINE_CLAIM: {
    sentence: {
      fr: 'Le message réclame une amende ou un péage (« {quote} »).',
      en: 'The message claims a fine or a toll ("{quote}").',
    },
  },
  HEALTH_CARD_CLAIM: {
    sentence: {
      fr: 'Le message parle de votre assurance maladie (« {quote} »). La carte Vitale ne se renouvelle pas par courriel.',
      en: 'The message speaks of your health insurance ("{quote}"). Health cards are not renewed by e-mail.',
    },
  },
  TAX_REFUND_CLAIM: {
    sentence: {
      fr: 'Le message promet un remboursement d’impôt (« {quote} »). L’administration rembourse sans rien demander.',
      en: 'The message promises a tax refund ("{quote}"). Tax offices pay refunds without asking for anything.',
    },
  },
  TRAINING_ACCOUNT_CLAIM: {
    sentence: {
      fr: 'Le message parle de vos droits à la formation (« {quote} »). Le démarchage à ce sujet est interdit en France.',
      en: 'The message speaks of your training credits ("{quote}"). Canvassing about them is forbidden in France.',
    },
  },
  MAILBOX_CLAIM: {
    sentence: {
      fr: 'Le message dit que votre boîte aux lettres est pleine, bloquée ou à confirmer (« {quote} »).',
      en: 'The message says that your mailbox is full, blocked or to be confirmed ("{quote}").',
    },
  },
  SHARED_DOCUMENT_CLAIM: {
    sentence: {
      fr: 'Le message annonce un document, un message vocal ou un fax à ouvrir (« {quote} »).',
      en: 'The message announces a document, a voice message or a fax to open ("{quote}").',
    },
  },
  ACCOUNT_CLAIM: {
    sentence: {
      fr: 'Le message dit qu’un compte est menacé ou à vérifier (« {quote} »).',
      en: 'The message says that an account is threatened or to be verified ("{quote}").',
    },
    advice: {
      fr: 'N’inquiétez pas pour faire cliquer : dites ce qui se passe, et laissez le lecteur venir par votre site.',
      en: 'Do not alarm people into clicking: say what happened, and let the reader come by your site.',
    },
    mend: 'template',
  },
  RENEWAL_CLAIM: {
    sentence: {
      fr: 'Le message parle d’un abonnement ou d’une protection à renouveler (« {quote} »).',
      en: 'The message speaks of a subscription or a protection to renew ("{quote}").',
    },
  },
  CALLBACK_CLAIM: {
    sentence: {
      fr: 'Le message annonce une somme prélevée et ne donne qu’un numéro à appeler (« {quote} »).',
      en: 'The message announces a sum that was charged and gives only a number to call ("{quote}").',
    },
  },
  REWARD_CLAIM: {
    sentence: {
      fr: 'Le message promet un cadeau à qui répond à quelques questions (« {quote} »).',
      en: 'The message promises a gift to whoever answers a few questions ("{quote}").',
    },
    advice: {
      fr: 'Ne faites pas miroiter un cadeau pour obtenir des réponses : c’est le ton des fraudes.',
      en: 'Do not dangle a gift to get answers: that is how frauds speak.',
    },
    mend: 'template',
  },
  AUTOMATION_CLAIM: {
    sentence: {
      fr: 'Le message se présente comme un envoi automatique fait pour vous : anniversaire, fidélité, visite récente (« {quote} »).',
      en: 'The message looks like an automatic one made for you: birthday, loyalty, a recent visit ("{quote}").',
    },
  },
  CRYPTO_ACCESS_CLAIM: {
    sentence: {
      fr: 'Le message parle d’un portefeuille de cryptomonnaie à vérifier ou à relier (« {quote} »).',
      en: 'The message speaks of a crypto-money wallet to verify or to connect ("{quote}").',
    },
  },
  ADVANCE_FEE: {
    sentence: {
      fr: 'Le message fait miroiter une fortune venue d’un inconnu (« {quote} ») : viendront ensuite des frais à avancer.',
      en: 'The message dangles a fortune from a stranger ("{quote}"): fees to pay in advance come next.',
    },
  },
  PROPOSAL_TEASER: {
    sentence: {
      fr: 'Un inconnu annonce une proposition sans dire laquelle (« {quote} »).',
      en: 'A stranger announces a proposal without saying which ("{quote}").',
    },
  },
  LOAN_OFFER: {
    sentence: {
      fr: 'Un inconnu propose un prêt facile (« {quote} ») : les frais se paient d’avance et le prêt n’arrive jamais.',
      en: 'A stranger offers an easy loan ("{quote}"): fees are paid in advance and the loan never comes.',
    },
  },
  LOTTERY_PRIZE: {
    sentence: {
      fr: 'Le message annonce un gain à une loterie (« {quote} »). On ne gagne pas à un jeu auquel on n’a pas joué.',
      en: 'The message announces a lottery win ("{quote}"). Nobody wins a game that he did not play.',
    },
  },
  ROMANCE: {
    sentence: {
      fr: 'Un inconnu cherche une relation (« {quote} »).',
      en: 'A stranger is looking for a relationship ("{quote}").',
    },
  },
  EASY_JOB: {
    sentence: {
      fr: 'Le message promet un travail facile et bien payé (« {quote} »). Recevoir de l’argent ou des colis pour autrui, c’est prêter son nom à une fraude.',
      en: 'The message promises easy, well-paid work ("{quote}"). To receive money or parcels for others is to lend one’s name to fraud.',
    },
  },
  CRYPTO_PROFIT: {
    sentence: {
      fr: 'Le message promet des gains en placement ou en cryptomonnaie (« {quote} »).',
      en: 'The message promises profits from investment or crypto-money ("{quote}").',
    },
    advice: {
      fr: 'Ne promettez pas de gains : la loi l’interdit, et les filtres le lisent.',
      en: 'Do not promise profits: the law forbids it, and filters read it.',
    },
    mend: 'template',
  },
  PILLS: {
    sentence: {
      fr: 'Le message vante des pilules ou une cure (« {quote} »).',
      en: 'The message praises pills or a cure ("{quote}").',
    },
    advice: {
      fr: 'Ne vantez pas d’effets sur la santé dans un envoi en nombre.',
      en: 'Do not praise effects on health in a mailing.',
    },
    mend: 'template',
  },
  COLD_OUTREACH: {
    sentence: {
      fr: 'Un inconnu propose ses services ou ses produits (« {quote} »).',
      en: 'A stranger offers services or goods ("{quote}").',
    },
    advice: {
      fr: 'N’écrivez qu’à des personnes qui vous l’ont permis.',
      en: 'Write only to people who gave you leave.',
    },
    mend: 'audience',
  },
  PERSUASION_UNVOUCHED: {
    sentence: {
      fr: 'Le message vous pousse à agir (« {quote} »), mais rien ne prouve qu’il vient de {domain}.',
      en: 'The message pushes you to act ("{quote}"), but nothing proves that it comes from {domain}.',
    },
    advice: {
      fr: 'Authentifiez le domaine de l’expéditeur ({domain}) avant d’envoyer.',
      en: 'Authenticate the sender’s domain ({domain}) before you send.',
    },
    mend: 'domain',
  },
  PERSUASION_FREEMAIL: {
    sentence: {
      fr: 'Le message parle au nom d’une organisation (« {quote} »), mais vient d’une boîte gratuite ({domain}), que n’importe qui peut ouvrir.',
      en: 'The message speaks for an organisation ("{quote}") but comes from a free mailbox ({domain}), which anybody can open.',
    },
    advice: {
      fr: 'Envoyez depuis le domaine de votre organisation.',
      en: 'Send from the domain of your organisation.',
    },
    mend: 'sender',
  },
  PERSUASION_REPLY_ELSEWHERE: {
    sentence: {
      fr: 'Le message vous pousse à agir (« {quote} »), et votre réponse n’irait pas à {domain} mais à {reply}.',
      en: 'The message pushes you to act ("{quote}"), and your answer would go not to {domain} but to {reply}.',
    },
    advice: {
      fr: 'Prenez une adresse de réponse dans votre domaine ({domain}).',
      en: 'Choose a reply address in your own domain ({domain}).',
    },
    mend: 'reply_to',
  },
  PERSUASION_OTHER_NAME: {
    sentence: {
      fr: 'Le message parle au nom de {brand} (« {quote} »), mais ni son adresse ({domain}) ni ses liens ne lui appartiennent.',
      en: 'The message speaks for {brand} ("{quote}"), but neither its address ({domain}) nor its links belong to it.',
    },
    advice: {
      fr: 'Ne parlez pas au nom de {brand} si ce n’est pas vous.',
      en: 'Do not speak for {brand} unless that is you.',
    },
    mend: 'template',
  },
  PERSUASION_OWN_DOMAIN: {
    sentence: {
      fr: 'Le message parle comme le service de courrier de votre propre domaine ({own}), mais vient de {domain}.',
      en: 'The message speaks like the mail service of your own domain ({own}), but comes from {domain}.',
    },
  },
};
