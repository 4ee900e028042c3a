// What can be wrong with a message handed over by a program, said so that its author can mend it.

import { defineProblems } from '#platform/http/problem.ts';

export const relayProblem = defineProblems({
  sender_not_yours: {
    status: 422,
    fr: 'Le domaine {domain} n’est pas un domaine d’envoi de cet espace : écrivez depuis l’un des vôtres, ou ajoutez celui-ci dans Domaines.',
    en: 'The domain {domain} is no sending domain of this workspace: write from one of yours, or add this one under Domains.',
  },
  sender_without_keys: {
    status: 409,
    fr: 'Le domaine {domain} n’a pas de clé DKIM en service : mettez-en une en service sur sa page.',
    en: 'The domain {domain} has no DKIM key in service: put one into service on its page.',
  },
  recipient_missing: {
    status: 422,
    fr: 'Le message n’a pas de destinataire : donnez au moins une adresse dans to, cc ou bcc.',
    en: 'The message has no recipient: give at least one address in to, cc or bcc.',
  },
  too_many_recipients: {
    status: 422,
    fr: 'Un message va à {most} adresses au plus ; pour une liste, faites une campagne.',
    en: 'A message goes to {most} addresses at most; for a list, make a campaign.',
  },
  content_missing: {
    status: 422,
    fr: 'Donnez un sujet, et un texte ou un HTML ; ou un templateId.',
    en: 'Give a subject, and a text or an HTML; or a templateId.',
  },
  header_not_allowed: {
    status: 422,
    fr: 'L’en-tête {name} ne peut pas être donné ici. Sont permis : X-…, In-Reply-To, References, List-…, Auto-Submitted, Importance, Keywords, en ASCII.',
    en: 'The header {name} cannot be given here. Allowed are: X-…, In-Reply-To, References, List-…, Auto-Submitted, Importance, Keywords, in ASCII.',
  },
  message_too_large: {
    status: 413,
    fr: 'Le message dépasse {most} octets, pièces jointes comprises.',
    en: 'The message is over {most} bytes, attachments included.',
  },
  send_at_out_of_range: {
    status: 422,
    fr: 'sendAt est à venir, dans {days} jours au plus.',
    en: 'sendAt lies ahead, within {days} days.',
  },
  template_not_usable: {
    status: 422,
    fr: 'Le modèle {id} n’existe pas, ou contient des fautes : ouvrez-le dans Modèles.',
    en: 'The template {id} does not exist, or has faults in it: open it under Templates.',
  },
  template_data_not_usable: {
    status: 422,
    fr: 'Le modèle {id} ne peut pas être rempli avec ces données ({reason}).',
    en: 'The template {id} cannot be filled with these data ({reason}).',
  },
  template_needs_unsubscribe: {
    status: 422,
    fr: 'Le modèle {id} contient un lien de désinscription : donnez unsubscribeUrl, ou retirez ce lien du modèle.',
    en: 'The template {id} holds an unsubscribe link: give unsubscribeUrl, or take that link out of the template.',
  },
  judged_harmful: {
    status: 422,
    fr: 'Le juge tient ce message pour {class} ; il ne partira pas d’un domaine en service. Ce qui pèse le plus : {reason}',
    en: 'The judge takes this message for {class}; it does not leave from a live domain. What weighs most: {reason}',
  },
  idempotency_key_not_valid: {
    status: 422,
    fr: 'L’en-tête Idempotency-Key compte de 1 à 200 caractères ASCII imprimables.',
    en: 'The header Idempotency-Key has 1 to 200 printable ASCII characters.',
  },
  idempotency_key_reused: {
    status: 409,
    fr: 'Cette Idempotency-Key a déjà servi pour un autre contenu : prenez-en une nouvelle pour chaque message.',
    en: 'This Idempotency-Key was used for another body already: take a new one for each message.',
  },
  too_many_messages: {
    status: 429,
    fr: 'Plus de {most} messages en une minute : attendez un instant. Pour une liste, faites une campagne.',
    en: 'More than {most} messages in a minute: wait a moment. For a list, make a campaign.',
  },
  sending_suspended: {
    status: 403,
    fr: 'L’envoi est suspendu pour cet espace : rien ne part. La page Réputation d’envoi dit pourquoi, et comment répondre.',
    en: 'Sending is suspended for this workspace: nothing leaves. The page Standing says why, and how to answer.',
  },
  ceiling_reached: {
    status: 429,
    fr: 'Le plafond du jour est atteint ({ceiling} destinataires) : reprenez demain. La page Réputation d’envoi dit pourquoi il y en a un.',
    en: 'The ceiling of the day is reached ({ceiling} recipients): go on tomorrow. The page Standing says why there is one.',
  },
  message_not_found: { status: 404, fr: 'Ce message n’existe pas.', en: 'There is no such message.' },
  message_gone: {
    status: 409,
    fr: 'Ce message est déjà parti, ou déjà annulé : il n’y a plus rien à annuler.',
    en: 'This message has left already, or was cancelled: there is nothing left to cancel.',
  },
});
