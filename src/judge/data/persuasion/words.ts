// Families of words that the turns of phrase share, and the small words by which a language is known. Tables only; how they are
// written is told in phrases.ts. A family holds inflections of one idea, never a language or a people.

import type { Concepts, Families } from './phrases.ts';

export const families = {
  fr: {
    money: '¤|euro*|eur|dollar*|usd|francs|fcfa|xof|gbp|chf',
    crypto: 'bit+coin*|btc|ethereum|eth|usdt|litecoin*|monero|xmr|crypto*|tether',
    pay: 'payer|paye|payes|payez|paies|paie|paiement*|régler|règle|réglez|règlement*|verser|verse|versez|versement*|virer|virez|virement*|transférer|transfère|transférez|transfert*|envoyer|envoie|envoies|envoyez|envoyé|déposer|dépose|déposez|acquitter|acquittez|acquitte',
    device:
      'appareil*|ordinateur*|ordi|pc|téléphone*|smartphone*|portable|système*|tablette*|machine*|mobile|messagerie|boîte|mail|compte*|webcam|caméra*|disque*',
    people:
      'contact*|proche*|mère|père|abonné|abonnés|abonnées|ami|amis|amie|amies|famille|collègue*|femme|épouse|mari|conjoint*|parents|enfants|patron|employeur|entourage|voisin*|relations|répertoire|monde|carnet|clients|concurrents|journalistes|internet|réseaux|facebook|instagram',
    spread:
      'envoyer*|envoi|envoie|enverr*|envoyé*|publier*|publie|publié*|diffuser*|diffuse|diffusé*|partager*|partage|partagé*|transmettre*|transmis*|balancer*|balance|divulguer*|divulgu*|transférer*|transféré*|révéler*|révél*|montrer*|poster*|posté*|mettre*|mis|fuiter*|distribuer*|recevr*|verr*|saur*|apprendr*',
    soon: 'urgent*|urgence|rapidement|vite|immédiat*|aujourd’hui|délai*|suite|asap|midi|maintenant|matin|soir|heure|sitôt',
    click:
      'cliqu*|lien*|bouton*|connect*|accéd*|identifi*|rend*+vous|télécharg*|consult*|ouvr*|formulaire|espace|site|portail',
    settle:
      'confirm*|renouvel*|vérifi*|valid*|régularis*|complét*|renseign*|activ*|réactiv*|mettre+à+jour|mise+à+jour|actualis*|débloqu*|rétabl*|récupér*|réclam*|bénéfici*|payer|payez|régler|réglez|règlement|acquitt*|paiement',
    bank: 'rib|iban|coordonnées+bancaires|compte+bancaire|références+bancaires|informations+bancaires|domiciliation|données+bancaires|compte+de+paiement',
  },
  en: {
    money: '¤|euro*|eur|dollar*|usd|pound*|gbp|bucks|quid|aud|cad',
    crypto: 'bit+coin*|btc|ethereum|eth|usdt|litecoin*|monero|xmr|crypto*|tether',
    pay: 'pay|paying|payment*|send|sending|transfer*|deposit*|wire|remit|donate|forward',
    device:
      'device*|computer*|pc|laptop|phone|smartphone|system*|machine*|tablet|mailbox|email|mail|account*|webcam|camera*|network|server*|hard+drive|router|os',
    people:
      'contact*|friend*|mother|mom|father|followers|family|colleague*|coworker*|co+worker*|workmate*|relative*|wife|husband|spouse|partner|parents|children|kids|boss|employer|neighbour*|neighbor*|buddies|mates|everyone|everybody|loved|customers|clients|competitors|regulators|nearest|press|internet|online|public|social|facebook|instagram|linkedin|address+book',
    spread:
      'send|sent|sending|share*|sharing|forward*|publish*|post|posted|posting|leak*|release*|distribut*|expose*|spread*|upload*|broadcast*|deliver*|show|shown|mail|mailed|email|emailed|go|goes|going|see|find|know|receive|receives|out',
    soon: 'urgent*|urgency|asap|immediate*|today|now|quick*|promptly|soon|right+away|shortly|noon|morning|time',
    click:
      'click*|link|button|sign+in|log+in|login|download*|open|view|review|visit|access|form|portal|page|tap|here|below',
    settle:
      'confirm*|renew*|verif*|validat*|updat*|complet*|activat*|reactivat*|restor*|unlock*|recover*|claim*|keep|upgrad*|releas*|pay|settle|resolve|re+confirm|re+validate|secure|continue',
    bank: 'bank+account*|bank+details|banking+details|banking+information|bank+information|account+details|account+information|payment+details|payment+instructions|remittance+details|wire+instructions|iban|direct+deposit|payment+information|bank',
  },
} as const satisfies Families;

/** Words that no text in the language can do without, and that its neighbours do not have: each a phrase of its own. */
export const smallWords: Concepts<'small_words'> = {
  small_words: {
    fr: 'vous|votre|vos|nous|notre|nos|le|les|des|une|est|et|pour|dans|avec|pas|ce|cet|cette|ces|je|mon|mes|du|au|aux|ai|avez|suis|sont|qui|par|ton|tes|moi|toi|sans|être|cela|ça|bonjour|merci|vôtre|été|sera|serait|afin|lors|après|avant|aussi|tous|tout|toute|leur|chez|très'.split(
      '|',
    ),
    en: 'the|you|your|to|and|is|are|this|that|have|for|with|my|be|not|it|we|can|if|from|as|do|our|by|please|need|has|but|any|been|which|when|there|here|i|on|at|get|just|im|so|what|they|he|she|who|or|would|could'.split(
      '|',
    ),
  },
};
