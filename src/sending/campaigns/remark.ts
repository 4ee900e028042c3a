// What can stand in the way of a campaign, in words its author understands: how grave, how to mend it, and where.
// A table and one maker. A blocker refuses the launch; a warning is said and obeyed or not; a hint helps.
// No rule lives here: campaign.ts and the pre-flight decide, this file only speaks.

import type { MendPlace, Words } from '#judge/verdict.ts';

export type Severity = 'blocker' | 'warning' | 'hint';
export type Mend = MendPlace | 'moment';

export interface Remark {
  code: RemarkCode;
  severity: Severity;
  mend: Mend;
  words: Words;
}

type Entry = readonly [severity: Severity, mend: Mend, fr: string, en: string];

const table = {
  purpose_missing: [
    'blocker',
    'audience',
    'Choisissez la finalité à laquelle les destinataires ont consenti.',
    'Choose the purpose that the recipients agreed to.',
  ],
  purpose_archived: [
    'blocker',
    'audience',
    'La finalité « {name} » est archivée. Choisissez-en une autre.',
    'The purpose “{name}” is archived. Choose another one.',
  ],
  purpose_is_tracking: [
    'blocker',
    'audience',
    'Le consentement à la mesure n’autorise pas à écrire. Choisissez une finalité d’envoi.',
    'Consent to tracking is no permission to write. Choose a purpose for writing.',
  ],
  conditions_invalid: [
    'blocker',
    'audience',
    'Une condition de l’audience ne peut plus être lue (champ supprimé ou type changé). Corrigez-la ou retirez-la.',
    'A condition of the audience can no longer be read (field deleted or type changed). Mend it or remove it.',
  ],
  audience_empty: [
    'blocker',
    'audience',
    'Personne ne correspond à cette audience. Élargissez les conditions, ou importez des contacts qui consentent à cette finalité.',
    'Nobody matches this audience. Widen the conditions, or import contacts who consent to this purpose.',
  ],
  standing_suspended: [
    'blocker',
    'moment',
    'L’envoi est suspendu pour cet espace : rien ne partira. La page Réputation d’envoi dit pourquoi, et comment répondre.',
    'Sending is suspended for this workspace: nothing would leave. The page Standing says why, and how to answer.',
  ],
  standing_ceiling: [
    'warning',
    'moment',
    'Cet espace a un plafond de {ceiling} destinataires par jour : cet envoi prendra {days} jours. La page Réputation d’envoi dit pourquoi.',
    'This workspace has a ceiling of {ceiling} recipients a day: this mailing will take {days} days. The page Standing says why.',
  ],
  audience_unproven: [
    'hint',
    'audience',
    'Premier envoi à une audience de {people} personnes : envoyez d’abord à {probe} d’entre elles (une condition suffit), attendez une à trois heures, regardez les rebonds, puis envoyez au reste.',
    'First mailing to an audience of {people} people: send to {probe} of them first (one condition is enough), wait one to three hours, look at the bounces, then send to the rest.',
  ],
  consent_unproven: [
    'warning',
    'audience',
    '{people} destinataires ont un consentement sans texte montré ni note de preuve. En cas de contrôle, ce consentement ne pourra pas être démontré.',
    '{people} recipients have a consent without the text shown nor a note of proof. If asked, this consent cannot be demonstrated.',
  ],
  domain_missing: ['blocker', 'sender', 'Choisissez le domaine d’envoi.', 'Choose the sending domain.'],
  domain_unverified: [
    'blocker',
    'domain',
    'Le domaine {domain} est en réel mais ses enregistrements DNS ne sont pas vérifiés. Ouvrez sa page et corrigez ce qui est signalé.',
    'The domain {domain} is live but its DNS records are not verified. Open its page and mend what is shown.',
  ],
  domain_without_key: [
    'blocker',
    'domain',
    'Le domaine {domain} n’a pas de clé DKIM active : les messages ne pourraient pas être signés. Créez-en une sur sa page.',
    'The domain {domain} has no active DKIM key: messages could not be signed. Create one on its page.',
  ],
  domain_record: ['warning', 'domain', '{fr}', '{en}'],
  domain_sandbox: [
    'hint',
    'domain',
    'Le domaine {domain} est au bac à sable : rien ne quitte cette machine, et l’authentification est jugée comme si les enregistrements DNS proposés étaient publiés.',
    'The domain {domain} is in the sandbox: nothing leaves this machine, and authentication is judged as if the proposed DNS records were published.',
  ],
  public_url_pretended: [
    'hint',
    'settings',
    'Les liens des messages mènent à {url}, que seule cette machine atteint ; ils sont jugés comme s’ils menaient à {pretended}. Avant de passer en réel, réglez DAUPHIN_PUBLIC_URL sur une adresse https.',
    'The links of the messages lead to {url}, which only this machine reaches; they are judged as if they led to {pretended}. Before going live, set DAUPHIN_PUBLIC_URL to an https address.',
  ],
  sender_address_missing: [
    'blocker',
    'sender',
    'Écrivez l’adresse d’expédition (ce qui précède @{domain}).',
    'Write the sender address (what stands before @{domain}).',
  ],
  sender_address_invalid: [
    'blocker',
    'sender',
    '« {address} » n’est pas une adresse valide. Gardez lettres, chiffres, points et tirets.',
    '“{address}” is not a valid address. Keep to letters, digits, dots and hyphens.',
  ],
  sender_needs_smtputf8: [
    'blocker',
    'sender',
    '« {address} » porte une lettre accentuée ou non latine avant le @ : beaucoup de serveurs ne savent pas transporter une telle adresse (SMTPUTF8) et refuseraient le message. Écrivez-la sans accent ; le nom d’expéditeur, lui, peut en avoir.',
    '“{address}” has an accented or non-Latin letter before the @: many servers cannot carry such an address (SMTPUTF8) and would refuse the message. Write it without accents; the sender name may have them.',
  ],
  sender_name_missing: [
    'warning',
    'sender',
    'Sans nom d’expéditeur, le lecteur ne verra qu’une adresse. Écrivez le nom sous lequel il vous connaît.',
    'Without a sender name the reader sees only an address. Write the name they know you by.',
  ],
  reply_to_invalid: [
    'blocker',
    'reply_to',
    '« {address} » n’est pas une adresse de réponse valide.',
    '“{address}” is not a valid reply address.',
  ],
  reply_to_needs_smtputf8: [
    'blocker',
    'reply_to',
    '« {address} » porte une lettre accentuée ou non latine avant le @ : beaucoup de serveurs ne savent pas transporter une telle adresse (SMTPUTF8) et refuseraient le message. Donnez une adresse de réponse sans accent.',
    '“{address}” has an accented or non-Latin letter before the @: many servers cannot carry such an address (SMTPUTF8) and would refuse the message. Give a reply address without accents.',
  ],
  no_reply: [
    'warning',
    'reply_to',
    '« {address} » dit aux gens de ne pas répondre. Une adresse qui accepte les réponses inspire confiance, et les réponses sont le meilleur signe d’intérêt.',
    '“{address}” tells people not to reply. An address that takes replies earns trust, and replies are the best sign of interest.',
  ],
  reply_to_foreign: [
    'warning',
    'reply_to',
    'Les réponses iraient à {domain}, qui n’est pas un de vos domaines : un filtre y voit un signe de fraude. Préférez une adresse à vous.',
    'Replies would go to {domain}, which is not one of your domains: a filter sees a sign of fraud there. Prefer an address of your own.',
  ],
  reply_to_unreachable: [
    'warning',
    'reply_to',
    'Le domaine {domain} ne reçoit pas de courrier (ni MX, ni adresse) : les réponses se perdraient. Choisissez une adresse qui en reçoit.',
    'The domain {domain} takes no mail (neither MX nor address record): replies would be lost. Choose an address that takes mail.',
  ],
  reply_to_unchecked: [
    'hint',
    'reply_to',
    'Le DNS n’a pas répondu pour {domain} : assurez-vous que cette adresse reçoit bien du courrier.',
    'The DNS did not answer for {domain}: make sure that this address takes mail.',
  ],
  subject_missing: ['blocker', 'subject', 'Écrivez l’objet du message.', 'Write the subject of the message.'],
  preheader_missing: [
    'hint',
    'subject',
    'Sans texte d’aperçu, la messagerie montre les premiers mots du message. Une phrase bien choisie aide le lecteur.',
    'Without a preview text, mail programs show the first words of the message. A well-chosen sentence helps the reader.',
  ],
  template_missing: [
    'blocker',
    'template',
    'Choisissez un modèle ou écrivez le contenu.',
    'Choose a template or write the content.',
  ],
  template_fault: [
    'blocker',
    'template',
    'Le contenu a {count} erreur(s) ; la première est ligne {line}, colonne {column}. Ouvrez le contenu : chacune y est soulignée.',
    'The content has {count} error(s); the first is on line {line}, column {column}. Open the content: each is underlined there.',
  ],
  template_warning: [
    'hint',
    'template',
    'L’éditeur signale des points à regarder dans le contenu ({count}) ; le premier est ligne {line}, colonne {column}.',
    'The editor points at things to look at in the content ({count}); the first is on line {line}, column {column}.',
  ],
  template_advice: ['hint', 'template', '{fr}', '{en}'],
  unsubscribe_link_missing: [
    'blocker',
    'template',
    'Le contenu ne contient pas de lien de désabonnement. La loi l’exige : ajoutez un lien vers {{ unsubscribe_url }}, souvent au pied du message.',
    'The content has no unsubscribe link. The law requires one: add a link to {{ unsubscribe_url }}, usually at the foot of the message.',
  ],
  render_failed: [
    'blocker',
    'template',
    '{people} destinataires ne peuvent pas recevoir leur message, par exemple {address} : {reason}. Donnez une valeur par défaut à ce qui manque.',
    '{people} recipients cannot get their message, for example {address}: {reason}. Give a default to what is missing.',
  ],
  pixel_found: [
    'blocker',
    'template',
    'Le contenu charge une image invisible qui signale chaque lecture. Il faut pour cela un consentement de chaque destinataire ; {people} ne l’ont pas donné. Retirez cette image.',
    'The content loads an invisible image that reports each reading. That needs the consent of every recipient; {people} have not given it. Remove the image.',
  ],
  pixel_consented: [
    'hint',
    'template',
    'Le contenu charge une image invisible qui signale chaque lecture. Tous les destinataires ont consenti à la mesure ; préférez toutefois les clics, plus vrais.',
    'The content loads an invisible image that reports each reading. All recipients consented to tracking; yet prefer clicks, which are truer.',
  ],
  moment_past: [
    'blocker',
    'moment',
    'Le moment choisi est passé. Choisissez-en un autre, ou envoyez maintenant.',
    'The chosen moment has passed. Choose another one, or send now.',
  ],
  moment_unreadable: [
    'blocker',
    'moment',
    'Le moment choisi ne peut pas être lu dans le fuseau {zone}. Choisissez-le à nouveau.',
    'The chosen moment cannot be read in the time zone {zone}. Choose it again.',
  ],
  reverse_dns: [
    'warning',
    'settings',
    'Le DNS ne relie pas {host} à son adresse dans les deux sens : beaucoup de serveurs refusent un tel expéditeur. Demandez à votre hébergeur un enregistrement PTR vers {host}.',
    'The DNS does not link {host} to its address both ways: many servers refuse such a sender. Ask your host for a PTR record that names {host}.',
  ],
  moment_missed: [
    'blocker',
    'moment',
    'Le moment choisi est passé depuis plus de {hours} heures (Dauphin était arrêté). Choisissez un nouveau moment, ou lancez la campagne maintenant.',
    'The chosen moment passed more than {hours} hours ago (Dauphin was stopped). Choose a new moment, or launch the campaign now.',
  ],
  moment_moved: [
    'hint',
    'moment',
    'Cette heure n’existe pas ce jour-là (passage à l’heure d’été) : l’envoi partira à {time}.',
    'That time does not exist on that day (clocks go forward): the mailing will leave at {time}.',
  ],
  moment_twice: [
    'hint',
    'moment',
    'Cette heure existe deux fois ce jour-là (passage à l’heure d’hiver) : l’envoi partira à la première.',
    'That time happens twice on that day (clocks go back): the mailing will leave at the first.',
  ],
  moment_night: [
    'hint',
    'moment',
    'L’envoi partira à {time}, heure où presque personne ne lit. Un autre moment servira mieux vos lecteurs.',
    'The mailing will leave at {time}, when almost nobody reads. Another moment will serve your readers better.',
  ],
  from_not_single: [
    'blocker',
    'sender',
    'Le message composé n’a pas exactement une adresse d’expédition. Corrigez le nom et l’adresse d’expédition.',
    'The composed message does not have exactly one sender address. Mend the sender name and address.',
  ],
  list_unsubscribe_missing: [
    'blocker',
    'settings',
    'Le message composé n’a pas les en-têtes de désabonnement en un clic (RFC 8058), exigés par Gmail et Yahoo.',
    'The composed message lacks the one-click unsubscribe headers (RFC 8058) that Gmail and Yahoo require.',
  ],
  list_unsubscribe_unsigned: [
    'blocker',
    'domain',
    'La signature DKIM ne couvre pas les en-têtes de désabonnement : le désabonnement en un clic serait ignoré.',
    'The DKIM signature does not cover the unsubscribe headers: one-click unsubscribe would be ignored.',
  ],
  list_unsubscribe_not_https: [
    'blocker',
    'settings',
    'L’adresse publique de Dauphin ({url}) n’est pas en https : les messageries n’acceptent le désabonnement en un clic qu’en https. Réglez DAUPHIN_PUBLIC_URL.',
    'The public address of Dauphin ({url}) is not https: mailbox providers accept one-click unsubscribe over https only. Set DAUPHIN_PUBLIC_URL.',
  ],
  unsubscribe_unreachable: [
    'blocker',
    'settings',
    'Un désabonnement d’essai envoyé à {url} n’a pas abouti ({reason}). Vérifiez DAUPHIN_PUBLIC_URL et que le rôle web répond à cette adresse.',
    'A trial unsubscription sent to {url} did not work ({reason}). Check DAUPHIN_PUBLIC_URL and that the web role answers at that address.',
  ],
  feedback_id_missing: [
    'warning',
    'settings',
    'Le message composé n’a pas d’en-tête Feedback-ID : Gmail et Orange ne pourront pas vous dire ce qui déplaît.',
    'The composed message has no Feedback-ID header: Gmail and Orange cannot tell you what displeases.',
  ],
  judged_unwanted: [
    'warning',
    'template',
    'Un filtre rangerait {messages} messages de l’échantillon parmi le courrier « {fr} ». Suivez les conseils ci-dessous avant de partir.',
    'A filter would file {messages} messages of the sample as “{en}”. Follow the advice below before leaving.',
  ],
} as const satisfies Record<string, Entry>;

export type RemarkCode = keyof typeof table;
export type RemarkParams = Record<string, string | number>;

/** A remark with its parameters filled in. Severity can be lowered or raised where circumstances decide (sandbox, live). */
export function remark(code: RemarkCode, params: RemarkParams = {}, severity?: Severity): Remark {
  const [usual, mend, fr, en] = table[code] as Entry;
  return {
    code,
    severity: severity ?? usual,
    mend,
    words: { fr: fill(fr, params, 'fr-FR'), en: fill(en, params, 'en-GB') },
  };
}

export const blockersOf = (remarks: readonly Remark[]): Remark[] =>
  remarks.filter(({ severity }) => severity === 'blocker');

function fill(text: string, params: RemarkParams, locale: string): string {
  return text.replace(/(?<!\{)\{(\w+)\}(?!\})/g, (whole, name: string) => {
    const value = params[name] ?? whole;
    return typeof value === 'number' ? value.toLocaleString(locale) : value;
  });
}

const severities: readonly Severity[] = ['blocker', 'warning', 'hint'];

/** Gravest first; the order of the steps within. */
export function bySeverity(remarks: readonly Remark[]): Remark[] {
  return [...remarks].sort((a, b) => severities.indexOf(a.severity) - severities.indexOf(b.severity));
}
