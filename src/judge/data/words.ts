// Words and turns of phrase that evidence looks for, as patterns with their endings. Tables only; French and English first, with
// the commonest of neighbouring languages where a habit of the trade has a fixed word in each.
// A pattern must be harmless alone: each weighs little, and none may match because of the language it is written in.

/** What replies and forwards begin with, in the mail programs of Europe. */
export const replyPrefix =
  /^\s*(?:re|ré|rép|aw|antw|sv|vs|odp|rif|res|ref|yn|回复|答复)\s*(?:\[\d+\]|\(\d+\))?\s*[:：]/iu;
export const forwardPrefix = /^\s*(?:fwd?|tr|wg|doorst|enc|i|rv|pd|vb|vl|転送|转发)\s*(?:\[\d+\]|\(\d+\))?\s*[:：]/iu;

/** Local parts that announce that nobody reads the answers. */
export const noReplyLocalPart =
  /^(?:[\w.-]*[._-])?(?:no-?reply|noreply\w*|no_reply|do-?not-?reply|donotreply\w*|ne[-_.]?pas[-_.]?repondre|nepasrepondre|pas[-_.]?de[-_.]?reponse|sans[-_.]?reponse|nicht-?antworten|keine-?antwort|no-?responder|nao-?respond[ae]r?|non-?rispondere|niet-?antwoorden)(?:[._+-][\w.+-]*)?$/i;

/** A text that tells the password of a file beside it. */
export const givesPassword =
  /\b(?:password|passcode|pass\s?phrase|mot de passe|mdp|code (?:d[’']ouverture|d[’']accès|secret|pin)|passwort|kennwort|contraseña|senha|parola d[’']ordine|wachtwoord|pwd|пароль)\b[^\n:=]{0,60}?(?:\s{0,3}[:=]\s{0,3}|\s(?:is|est|lautet|ist|es|é|è)\s)["'«“]?\s?[\w!@#$%&*-]{2,40}/iu;

/** Links by which one leaves a list or sets how much one gets. */
export const unsubscribeWords =
  /unsubscri|opt[\s_-]?out|d[ée]s-?abonn|d[ée]sinscri|d[ée]sabo\b|ne plus (?:recevoir|souhaite)|abmelden|abmeldung|abbestell|austragen|darse de baja|dar(?:me|se)? de baja|cancelar (?:la |a |su |sua )?(?:suscripci|inscri|subscri)|descadastr|remover.{0,20}lista|disiscri|annulla (?:la )?(?:tua )?iscrizione|afmeld|uitschrij|avregistr|avmeld|afmeld|wypisz|отпис|(?:email|e-mail|mail|subscription|notification|communication)s? preferences|pr[ée]f[ée]rences? (?:d[e’'] ?)?(?:e-?mail|communication|abonnement|envoi|réception)|g[ée]rer (?:vos|mes|votre) (?:pr[ée]f[ée]rences|abonnement)|manage (?:your |my )?(?:subscription|preference|notification|email)|update (?:your )?(?:email )?preferences|se d[ée]sinscrire|stop receiving|no longer (?:wish|want) to receive|remove (?:me|yourself|your (?:e-?mail|address))/iu;

/** Addresses that do the same, for links whose text is an image or a bare word. */
export const unsubscribePath =
  /unsub|opt-?out|desabon|desinscri|désabon|désinscri|abmeld|austrag|abbestell|list-?unsub|\/u\/|uitschrij|afmeld|baja\b|remove(?:me|list)|subscription|preference/i;

/** A subject that baits: the reader learns nothing but that he must open. */
export const clickbait: readonly RegExp[] = [
  /\bvous n[’']allez pas (?:en revenir|y croire|le croire)\b/iu,
  /\b(?:ce|cette|ces) (?:secret|astuce|méthode|technique|vidéo)s? (?:que|qui|va|incroyable)/iu,
  /\b(?:argent|gains?|revenus?) (?:facile|rapide|garanti|automatique)s?\b/iu,
  /\b(?:100|cent) ?% (?:gratuit|remboursé|garanti|offert)/iu,
  /\bgratuit(?:e|s|es|ement)? ?!/iu,
  /\b(?:félicitations|bravo)\b.{0,40}\b(?:gagn|sélectionn|choisi|tiré)/iu,
  /\bvous (?:avez|êtes|êtes l[’']heureux) ?(?:été )?(?:gagn|sélectionné)/iu,
  /\b(?:dernière|ultime) (?:chance|opportunité)\b/iu,
  /\b(?:miracle|miraculeux|miraculeuse|incroyable mais vrai|jamais vu)\b/iu,
  /\bperd(?:ez|re) \d+ ?(?:kg|kilos)/iu,
  /\b(?:ne (?:ratez|manquez) (?:surtout )?pas|à ne pas (?:rater|manquer)) ?!/iu,
  /\bouvrez (?:vite|immédiatement|ce (?:mail|message))/iu,
  /\byou won[’']?t believe\b/iu,
  /\b(?:doctors?|banks?|they) (?:hate|don[’']?t want you)/iu,
  /\b(?:one|this) (?:weird|simple|strange|secret) (?:trick|tip|method)/iu,
  /\b(?:congratulations?|congrats)\b.{0,40}\b(?:won|winner|selected|chosen)/iu,
  /\byou(?:[’']ve| have)? (?:been )?(?:won|selected|chosen)\b/iu,
  /\b(?:100|hundred) ?% (?:free|guaranteed|risk[- ]free)/iu,
  /\brisk[- ]free\b|\bno strings attached\b|\bmoney[- ]back guarantee/iu,
  /\bfree ?!|\bfree (?:money|cash|gift ?cards?|iphone|samsung)/iu,
  /\b(?:make|earn) (?:money|\$ ?\d|\d+ ?\$|cash)\b/iu,
  /\b(?:act|order|buy|call|click) now\b/iu,
  /\blast chance\b|\bonce in a lifetime\b/iu,
  /\blose (?:weight|\d+ ?(?:lbs|pounds|kg))/iu,
  /\b(?:miracle|shocking|unbelievable)\b/iu,
  /\bopen (?:immediately|this (?:now|email))/iu,
];

/** A subject that threatens or hurries: what many frauds and few honest mailings begin with. */
export const threats: readonly RegExp[] = [
  /\b(?:compte|carte|accès|abonnement|colis|messagerie|boîte)\b.{0,40}\b(?:suspendu|bloqué|limité|désactivé|restreint|expir|fermé|supprimé|en attente)/iu,
  /\b(?:dernier|dernière|ultime) (?:avertissement|rappel|relance|avis|notification)/iu,
  /\b(?:action|vérification|mise à jour|confirmation|intervention) (?:requise|nécessaire|obligatoire|immédiate|urgente)/iu,
  /\bactivités? (?:suspectes?|inhabituelles?|anormales?)|\bconnexion (?:suspecte|inhabituelle)/iu,
  /\b(?:sous|dans|d[’']ici|avant) (?:les )?(?:24|48|72) ?h(?:eures)?\b/iu,
  /\b(?:paiement|prélèvement) (?:refusé|rejeté|échoué|en échec)|\bimpayé/iu,
  /\bmise en demeure|\bpoursuites|\bconvocation|\bamende\b/iu,
  /\burgen(?:t|te|ce)\b ?[:!]/iu,
  /\baccount\b.{0,40}\b(?:suspend|lock|limit|disabl|deactivat|restrict|terminat|clos|expire|on hold|verif)/iu,
  /\b(?:action|verification|update|confirmation|response|attention) (?:is )?(?:required|needed|necessary)/iu,
  /\b(?:final|last) (?:notice|warning|reminder|alert)\b/iu,
  /\bunusual (?:sign-?in|activity|login)|\bsuspicious (?:activity|login|sign-?in)|\bsecurity (?:alert|warning|notice)\b/iu,
  /\b(?:password|mailbox|storage|quota)\b.{0,30}\b(?:expir|full|exceed|reset)/iu,
  /\bwithin (?:24|48|72) ?h(?:ours|rs)?\b/iu,
  /\bpayment (?:declined|failed|rejected|overdue)|\bpast due\b|\boverdue\b/iu,
  /\bverify (?:your|you) /iu,
  /\bkonto\b.{0,40}\b(?:gesperrt|eingeschränkt|gesperrt|deaktiviert|verifizier|bestätig)/iu,
  /\bletzte (?:mahnung|warnung|erinnerung)|\bdringend\b ?[:!]/iu,
  /\b(?:conta|fatura|cartão|cadastro|acesso)\b.{0,40}\b(?:bloquead|suspens|pendente|vencid|cancelad|expirad)/iu,
  /\b(?:último|última) (?:aviso|notificação|notificación|lembrete)/iu,
  /\bcuenta\b.{0,40}\b(?:bloquead|suspendid|limitad|desactivad)/iu,
  /\b(?:rekening|account|pas)\b.{0,40}\b(?:geblokkeerd|verlopen|opgeschort)/iu,
  /\b(?:conto|account)\b.{0,40}\b(?:bloccat|sospes|limitat|disattivat)/iu,
];
