// What an owner reads on his page and in his digest, in the two languages of the house.

import type { MessageClass } from '#judge/verdict.ts';
import type { DispositionReason } from '../disposition/dispose.ts';

const fr = {
  title: 'Courrier retenu pour vous',
  intro: (address: string) =>
    `Ces messages adressés à ${address} n’ont pas été remis dans votre boîte. Rien n’est perdu : ouvrez-en un pour voir pourquoi.`,
  none: 'Rien n’est retenu pour vous en ce moment.',
  seeDeleted: 'Ce qui a été supprimé',
  deletedTitle: 'Courrier supprimé',
  deletedText:
    'Ce qui a été supprimé reste récupérable une semaine : ouvrez le message et remettez-le dans votre boîte.',
  undo: 'C’était une erreur ?',
  more: 'Plus anciens',
  noSubject: '(sans objet)',
  unknown: 'expéditeur inconnu',
  received: (when: string) => `reçu le ${when}`,
  keptUntil: (when: string) => `gardé jusqu’au ${when}`,
  back: 'Retour à la liste',
  why: 'Pourquoi il est retenu',
  message: 'Le message, rendu inoffensif',
  messageHelp: 'Rien ne s’y exécute, aucune image n’est chargée, aucun lien ne s’ouvre.',
  noBody: 'Ce message n’a pas de texte à montrer.',
  release: 'Le remettre dans ma boîte',
  trust: 'Le remettre, et toujours accepter cet expéditeur',
  delete: 'Supprimer',
  block: 'Supprimer, et ne plus rien accepter de cet expéditeur',
  report: 'C’est une fraude : signaler',
  restore: 'Le remettre quand même',
  seeCleaned: 'Ce qui a été nettoyé',
  cleanedTitle: 'Messages nettoyés',
  cleanedText:
    'Ces messages vous ont été remis sans les traceurs que leurs expéditeurs y avaient mis. L’original est gardé un temps : un bouton vous l’envoie tel qu’il est arrivé, traceurs compris.',
  noneCleaned: 'Aucun message n’a été nettoyé ces derniers temps.',
  removed: (count: number, vendors: string) =>
    `${count === 1 ? 'un traceur retiré' : `${count} traceurs retirés`}${vendors && ` (${vendors})`}`,
  original: 'M’envoyer l’original',
  originalAsked: 'L’original vous a été envoyé.',
  settings: 'Vos préférences',
  digest: 'Recevoir le récapitulatif',
  daily: 'chaque jour où quelque chose est retenu',
  weekly: 'chaque semaine',
  never: 'jamais',
  language: 'Langue',
  french: 'français',
  english: 'English',
  save: 'Enregistrer',
  learning: 'Le filtre apprend de vous',
  learningText:
    'Avec votre accord, ce que vous remettez, supprimez ou signalez apprend au filtre à reconnaître vos goûts, pour votre boîte seulement. Il n’en garde que des nombres, dont aucun texte ne peut être relu. L’accord vaut un an ; le retirer fait tout oublier.',
  agree: 'J’accepte',
  disagree: 'Retirer mon accord et tout oublier',
  agreed: (when: string) => `Vous avez accepté le ${when}.`,
  links: 'Vos liens',
  linksText:
    'Qui possède ce lien voit cette page. Si vous l’avez transmis par erreur, annulez tous les liens déjà reçus.',
  voidLinks: 'Annuler tous les liens',
  done: {
    release: 'C’est fait : le message arrive dans votre boîte.',
    trust: 'C’est fait : le message arrive, et les prochains de cet expéditeur aussi, quand il prouve qui il est.',
    delete: 'Le message est supprimé. Il reste récupérable une semaine.',
    block: 'Le message est supprimé, et cet expéditeur n’entrera plus.',
    original: 'C’est fait : l’original arrive dans votre boîte.',
    report: 'Merci. Le message est signalé et supprimé, et cet expéditeur n’entrera plus.',
    settings: 'Vos préférences sont enregistrées.',
    agree: 'Merci : le filtre apprendra de vos choix, pour vous seul.',
    disagree: 'C’est fait : tout ce que le filtre avait appris de vous est oublié.',
    links: 'Tous les liens déjà reçus sont annulés. Le prochain récapitulatif en apportera un nouveau.',
    nothing: 'Ce message n’était plus retenu.',
  },
  gone: 'Ce message n’est plus retenu ici.',
  expiredTitle: 'Ce lien a expiré',
  expired:
    'Chaque récapitulatif apporte un lien neuf, valable trente jours. Ouvrez celui du plus récent, ou faites-vous en envoyer un.',
  renew: 'M’envoyer un nouveau lien',
  renewed: (address: string) => `Un nouveau lien est en route vers ${address}.`,
  notRenewed: 'Votre serveur de boîtes ne répond pas. Réessayez dans quelques minutes.',
  forgedTitle: 'Ce lien ne fonctionne pas',
  forged:
    'Il est incomplet, a été modifié, ou a été annulé. Ouvrez-le depuis le récapitulatif, sans le recopier à la main.',
  subject: (count: number) =>
    count === 1 ? 'Un message est retenu pour vous' : `${count} messages sont retenus pour vous`,
  soon: (count: number) =>
    count === 1 ? 'Un message sera bientôt supprimé' : `${count} messages seront bientôt supprimés`,
  hello: 'Bonjour,',
  digestIntro:
    'Voici ce que le filtre a retenu devant votre boîte. Si l’un de ces messages vous manque, ouvrez la page : un bouton le remet.',
  openAt: 'Voir ces messages :',
  open: 'Voir ces messages',
  digestEnd: 'Ouvrir la page ne libère et ne supprime rien. Vous y choisissez aussi la fréquence de ce récapitulatif.',
  andMore: (count: number) => `… et ${count} de plus.`,
  linkSubject: 'Votre lien vers le courrier retenu',
  linkIntro:
    'Voici votre lien personnel, valable trente jours. Il ouvre la page de ce qui est retenu pour vous et de vos préférences.',
  openPage: 'Ouvrir ma page',
  linkEnd: 'Vous ne l’avez pas demandé ? Rien ne change si vous ne faites rien. Ne le transmettez à personne.',
};

const en: typeof fr = {
  title: 'Mail held for you',
  intro: (address) =>
    `These messages to ${address} were not put into your mailbox. Nothing is lost: open one to see why.`,
  none: 'Nothing is held for you just now.',
  seeDeleted: 'What was deleted',
  deletedTitle: 'Deleted mail',
  deletedText: 'What was deleted can be had back for a week: open the message and put it into your mailbox.',
  undo: 'Was it a mistake?',
  more: 'Older',
  noSubject: '(no subject)',
  unknown: 'unknown sender',
  received: (when) => `received on ${when}`,
  keptUntil: (when) => `kept until ${when}`,
  back: 'Back to the list',
  why: 'Why it is held',
  message: 'The message, made harmless',
  messageHelp: 'Nothing in it runs, no picture is loaded, no link opens.',
  noBody: 'This message has no text to show.',
  release: 'Put it into my mailbox',
  trust: 'Put it there, and always accept this sender',
  delete: 'Delete',
  block: 'Delete, and accept nothing from this sender any more',
  report: 'This is fraud: report it',
  restore: 'Put it there after all',
  seeCleaned: 'What was cleaned',
  cleanedTitle: 'Cleaned messages',
  cleanedText:
    'These messages reached you without the trackers that their senders had put into them. The original is kept for a while: a button sends it to you as it came, trackers and all.',
  noneCleaned: 'No message was cleaned lately.',
  removed: (count, vendors) =>
    `${count === 1 ? 'one tracker taken out' : `${count} trackers taken out`}${vendors && ` (${vendors})`}`,
  original: 'Send me the original',
  originalAsked: 'The original was sent to you.',
  settings: 'Your preferences',
  digest: 'Receive the digest',
  daily: 'every day on which something is held',
  weekly: 'every week',
  never: 'never',
  language: 'Language',
  french: 'français',
  english: 'English',
  save: 'Save',
  learning: 'The filter learns from you',
  learningText:
    'If you agree, what you release, delete or report teaches the filter your taste, for your mailbox alone. It keeps nothing but numbers, from which no text can be read back. The agreement holds a year; taking it back makes it forget everything.',
  agree: 'I agree',
  disagree: 'Take it back and forget everything',
  agreed: (when) => `You agreed on ${when}.`,
  links: 'Your links',
  linksText:
    'Whoever holds this link sees this page. If you passed it on by mistake, make all links you received void.',
  voidLinks: 'Make all links void',
  done: {
    release: 'Done: the message is on its way into your mailbox.',
    trust: 'Done: the message is on its way, and so will be the next ones of this sender when he proves who he is.',
    delete: 'The message is deleted. It can be had back for a week.',
    block: 'The message is deleted, and this sender will not get in any more.',
    original: 'Done: the original is on its way into your mailbox.',
    report: 'Thank you. The message is reported and deleted, and this sender will not get in any more.',
    settings: 'Your preferences are saved.',
    agree: 'Thank you: the filter will learn from your choices, for you alone.',
    disagree: 'Done: all that the filter had learned from you is forgotten.',
    links: 'All links you received are void. The next digest will bring a new one.',
    nothing: 'This message was no longer held.',
  },
  gone: 'This message is no longer held here.',
  expiredTitle: 'This link has expired',
  expired: 'Each digest brings a new link, good for thirty days. Open that of the newest one, or have one sent to you.',
  renew: 'Send me a new link',
  renewed: (address) => `A new link is on its way to ${address}.`,
  notRenewed: 'Your mailbox server does not answer. Try again in a few minutes.',
  forgedTitle: 'This link does not work',
  forged: 'It is incomplete, was altered, or was made void. Open it from the digest, without copying it by hand.',
  subject: (count) => (count === 1 ? 'One message is held for you' : `${count} messages are held for you`),
  soon: (count) => (count === 1 ? 'One message will soon be deleted' : `${count} messages will soon be deleted`),
  hello: 'Hello,',
  digestIntro:
    'This is what the filter held in front of your mailbox. If you miss one of these messages, open the page: a button delivers it.',
  openAt: 'See these messages:',
  open: 'See these messages',
  digestEnd: 'Opening the page releases and deletes nothing. There you also choose how often this digest comes.',
  andMore: (count) => `… and ${count} more.`,
  linkSubject: 'Your link to the mail held for you',
  linkIntro:
    'This is your personal link, good for thirty days. It opens the page of what is held for you, and of your preferences.',
  openPage: 'Open my page',
  linkEnd: 'You did not ask for it? Nothing changes if you do nothing. Pass it on to nobody.',
};

export const ownerTexts = { fr, en };
export type OwnerTexts = typeof fr;

/** Why it is held, in a few words. */
export const heldBecause: Record<
  'fr' | 'en',
  { class: Record<MessageClass, string>; reason: Partial<Record<DispositionReason, string>> }
> = {
  fr: {
    class: {
      desired: 'retenu',
      greybulk: 'envoi en nombre',
      greymail: 'envoi en nombre que vous ne lisez plus',
      greyspam: 'envoi en nombre douteux',
      spam: 'indésirable',
      phish: 'frauduleux',
    },
    reason: {
      blocked: 'expéditeur refusé d’office',
      dmarc_reject: 'rien ne prouve qu’il vienne de son expéditeur',
      mailbox_refused: 'refusé par votre serveur de boîtes',
      undeliverable: 'votre serveur de boîtes n’a pas répondu',
    },
  },
  en: {
    class: {
      desired: 'held',
      greybulk: 'bulk mail',
      greymail: 'bulk mail that you read no more',
      greyspam: 'careless bulk mail',
      spam: 'spam',
      phish: 'fraud',
    },
    reason: {
      blocked: 'a sender who is never accepted',
      dmarc_reject: 'nothing proves that it comes from its sender',
      mailbox_refused: 'refused by your mailbox server',
      undeliverable: 'your mailbox server did not answer',
    },
  },
};
