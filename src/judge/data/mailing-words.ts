// Turns of phrase and forms that mailings sent in number betray themselves by: places that a program forgot to fill, postal addresses,
// invitations to leave by answering. Tables only. Each pattern is linear and harmless alone.

const FIELD =
  '(?:first[_ -]?name|last[_ -]?name|full[_ -]?name|[fl]_?name|firstname|lastname|name|pr[eé]nom|nom|vorname|nombre|e-?mail(?:[_ -]?address)?|user(?:[_ -]?name)?|recipient|contact|company|subject|unsub\\w{0,12}|rand(?:om)?[_ -]?\\w{0,20})';

/** A place for a name or a code that was never filled, in the notations of the usual sending programs. */
export const unfilledField = new RegExp(
  [
    `\\{\\{\\s{0,3}[\\w.]{0,30}?${FIELD}[\\w.]{0,20}\\s{0,3}(?:\\|[^{}\\n]{0,40})?\\}\\}`,
    '\\{%\\s{0,3}(?:if|else|for|endif|endfor|set|assign|include)\\b[^%{}\\n]{0,60}%\\}',
    '\\*\\|[A-Z][A-Z0-9_:]{1,30}\\|\\*',
    `%%\\s{0,3}${FIELD}\\s{0,3}%%`,
    `(?<![\\w%])%(?:FNAME|LNAME|FIRST_?NAME|LAST_?NAME|NAME|EMAIL|PRENOM|NOM|RAND\\w{0,10})%`,
    `(?:\\[\\[|<<|\\$\\{|#\\{|@@)\\s{0,3}${FIELD}\\s{0,3}(?:\\]\\]|>>|\\}|@@)`,
    `(?<![\\w[{])[[{#]${FIELD}[\\]}#](?![\\w(:])`,
  ].join('|'),
  'i',
);

/** One of several wordings that a program should have chosen: `{Hello|Hi|Dear}`. */
export const unchosenVariant = /\{[^{}|\n]{1,60}(?:\|[^{}|\n]{1,60}){1,10}\}/;

/** A street with its number, and where it is; in the forms of the countries that write most of the mail. */
export const postalAddress =
  /\b\d{1,4}(?: ?(?:bis|ter))?,? (?:rue|avenue|av\.|bd|boulevard|place|quai|chemin|all[ée]e|impasse|route|cours|square|faubourg|parc|zone)\b[^\n]{2,80}|\p{L}{2,30}(?:stra(?:ß|ss)e|str\.|weg|platz|allee|gasse|laan|straat)\s+\d{1,4}\b|\b\d{1,6} [^\n]{2,60}\b(?:street|st|avenue|ave|road|rd|suite|ste|blvd|drive|lane|floor|parkway)\b[^\n]{0,60}\d{4,5}|\bp\.? ?o\.? box \d+|\bbp \d{2,5}\b|\b(?:calle|avenida|plaza|via|piazza|rua) [^\n]{2,60}\d{1,5}|\b\d{5} (?:cedex\b|\p{Lu}[\p{L}-]{2,30} cedex\b)/iu;

/** Leaving is offered by answering only. */
export const leaveByAnswer =
  /\b(?:reply|respond|répondez|répondre|antworten sie|responda)\b[^\n.]{0,50}["'«“(\s](?:stop|unsubscribe|remove|off|désabonne\w{0,6}|désinscri\w{0,8}|abmelden|baja)\b/iu;

/** Things that bear a number which their reader knows: an order, a case, a parcel. */
export const numberedThing =
  /n[°º#]|#|(?<![\p{L}\p{N}])(?:no\.|num[ée]ro|number|nr|ref|r[ée]f[ée]rence|orders?|commandes?|invoices?|factures?|rechnung|bestellung|tickets?|cases?|dossier|contrat|contract|id|colis|parcel|sendung|suivi|tracking|code|pin|factura|pedido|demande|requests?|incident|bug|issue|compte|account|client|customer|devis|quote|r[ée]servation|booking|vol|flight|relev[ée]|statement|paiement|payment|virement|transfer|shipment|livraison|delivery|abonnement|subscription|adh[ée]rent|member|sinistre|claim|permis|patent|version|build)(?![\p{L}\p{N}])/iu;
