// What those write who pass for a boss, a colleague or a supplier: first the hook, then the request. Honest colleagues write the like
// every day; plots.ts and what is known of the sender decide.

import type { Concepts } from './phrases.ts';

export const peopleConcepts = {
  available: {
    fr: [
      'es|etes|êtes|est|serais|seriez|sera|seras|sois tu|vous|t|toujours|bien .. dispo*|libre|joignable|là|bureau|connecté*|poste|ordi*',
      'tu|vous es|êtes|etes|serais|seriez dispo*|libre|joignable|là|bureau|connecté*',
      'dispo*|libre .. maintenant|instant|moment|minute*|matin|tout+de+suite|là|aujourd’hui|tantôt',
      'as|avez|auriez|aurais|aurait tu|vous|t .. minute*|moment|instant|temps|seconde*',
      'peux|pouvez|pourrais|pourriez tu|vous .. aider|rendre|répondre|occuper|traiter|gérer|charger',
    ],
    en: [
      'are|r|you|u you|u|are available|free|busy|around|there|desk|office|online|near|computer',
      'available|free|desk .. now|moment|minute*|today|quick|currently|morning|afternoon|presently',
      'have|got|spare|find|give a|you|some|few|couple|me moment|minute*|min|mins|sec|second*|time',
      'can|could|would you|u .. help|assist|handle|run|do|get+back|take+care',
      'let me know if|when .. available|free|around|at+your',
    ],
  },
  cannot_talk: {
    fr: [
      'en|dans|sors|entre|rentre réunion*|conférence|rendez-vous|rdv|déplacement|vol|avion|conseil|séance|audience|visio|comité|train|négociation*|codir|clinique|hôpital',
      'ne|n’ai|peux|puis|pourrai|peut pas|plus .. parler|téléphon*|appel*|décrocher|joign*|prendre|répondre',
      'injoignable|indisponible',
      'pas au|par téléphone',
      'pas|aucun|sans|évit*|interdit* .. d’appel*|appel*|téléphon*|téléphone|sonner',
      'téléphone|portable|mobile|tél .. cassé|éteint|décharg*|panne|volé|perdu|coupé|confisqué|batterie|réseau|capte',
      'occupé* .. moment|instant|journée|matin|réunion',
    ],
    en: [
      'in|into|at|attending|entering|stuck a|the|back|an|my .. meeting*|conference|session|board|boardroom|flight|hearing|call|webinar|hospital|church|negotiation*',
      'cant|can’t|cannot|can+not|unable|not|wont|won’t .. talk|call*|speak|phone|pick|chat|voice|answer|take',
      'no|limit*|avoid calls|phone|call',
      'not over|by|on phone|telephone',
      'phone|cell|mobile .. dead|broken|off|died|damaged|battery|reception|signal|voicemail|stolen|confiscat*',
      'busy|tied|caught|swamped|occupied .. now|moment|up|day|meeting*|schedule',
    ],
  },
  only_by_mail: {
    fr: [
      'par|via|mail|email|courriel|message|écrit|ici mail|email|courriel|message|écrit|sms|whatsapp|uniquement|seulement|exclusivement|juste .. uniquement|seulement|exclusivement|plutôt|répon*|écri*',
      'uniquement|seulement|exclusivement|juste|que par|via mail|email|courriel|message|écrit|retour|sms|whatsapp|e-mail',
      'répon*|réponse|écri*|écrire|confirm*|reviens|revenez|retour .. mail|email|courriel|ici|dès|sms|whatsapp|message|vite|asap|adresse|rapidement|e-mail',
      'attends|attend|attente .. réponse|retour',
      'par retour',
    ],
    en: [
      'reply|respond|email|write|message|text|answer|get|revert|confirm .. email|back|here|asap|soon|mail|immediately|quickly|fast|now|only|me',
      'only|just|prefer*|strictly .. email|emails|text|mail|message',
      'by|via|through|over|on|using email|text|mail|message only|instead|alone|please|for',
      'text .. only|instead|back|me|number',
      'wait*|await* .. reply|response|email|mail|feedback',
      'keep .. eye|watch|look .. inbox|email|mail',
    ],
  },
  mobile_number: {
    fr: [
      'numéro|num|n° .. portable|téléphone|mobile|whatsapp|gsm|tel|tél|cellulaire|perso*|direct|joindre',
      'envoie*|envoyez|donne*|donnez|laisse*|communiqu*|transmet* .. numéro|portable|whatsapp',
    ],
    en: [
      'cell|phone|mobile|whatsapp|telephone|contact|personal|text number|no|cell',
      'number .. text|reach|whatsapp|cell|mobile|message',
    ],
  },
  favour: {
    fr: [
      'rend*|rendre|demander|besoin|faire .. service|faveur',
      'service|faveur .. rendre|demander|urgent*|rapide|personnel*|petit|important',
      'petit|gros|grand service|coup+de+main',
      'tâche|mission|chose|dossier|opération|course|démarche|affaire|besogne|truc|achat|sujet|commission .. urgent*|confidentiel*|discr*|rapide*|important*|sensible*|confier|particuli*|gérer|traiter|régler|pressant*|délicat*',
      'quelque+chose|truc à|de .. demander|faire|gérer|confier|urgent|important|régler',
      'confier|charger|occup* .. tâche|mission|dossier|opération|chose|course|affaire',
      'compter|compte|confiance .. vous|toi|discrétion|aide',
      'besoin .. vous|toi|aide|votre|ton|fasses|fassiez|rapidement|urgence|achètes|achetiez|règles|régl*',
      'dépann*|rendre+service',
    ],
    en: [
      'favor|favour',
      'need|want|like|require you|your|u|some .. to|help|assist*|favor|urgently|handle|do|get',
      'task|errand|assignment|chore|request|purchase|job|project|transaction|duty .. urgent*|quick*|handle|discreet*|confidential*|do|run|complete|carry|sensitive|important|attend|private|you',
      'quick|urgent|small|little|important|confidential|personal task|errand|request|favor|favour|question|assignment|help|thing|something',
      'something .. need|urgent*|help|handle|important|do|take+care|confidential',
      'count|rely|trust|depend .. on|you|discretion|this',
      'assist*|help .. me|with .. something|this|task|urgent*|with',
    ],
  },
  gift_card: {
    fr: [
      'carte*|coupon*|chèque*|bon|bons|e-carte* cadeau*|cadeaux|prépayé*|google|itunes|apple|steam|amazon|neosurf|transcash|pcs|paysafe*|vanilla|psn|netflix|xbox|recharge*|fnac|playstation|sephora|zalando',
      'neosurf|transcash|paysafe*|toneo|azeo|ticket+premium|pcs|itunes',
      'ticket*|code*|recharge*|coupon* .. neosurf|transcash|paysafe*|pcs|toneo|azeo|google|apple|steam|itunes',
    ],
    en: [
      'gift|e-gift|egift card*|voucher*|certificate*|code*',
      'itunes|google|apple|steam|amazon|ebay|visa|vanilla|razer|target|walmart|sephora|amex|play|prepaid|xbox|nordstrom card*|voucher*',
      'giftcard*|paysafe*|neosurf|transcash|flexepin',
      'steam|razer|itunes wallet|gold|gift|card*',
    ],
  },
  buy: {
    fr: [
      'achet*|achèt*|achat*|procur*|commander|prendre|prends|prenez|prennes|récupér*|trouver|trouve*|pass*+au|aller+en+magasin|obtenir|chercher',
    ],
    en: [
      'buy*|bought|purchas*|get|getting|pick*|grab|procure*|order|obtain|acquire|store|shop|cvs|walgreens|walmart|need|arrange',
    ],
  },
  send_codes: {
    fr: [
      'gratt*',
      'photo*|images|cliché*|scan*|photograph* .. code*|carte*|ticket*|recharge*|verso|dos|reçu*|coupon*',
      'envoie*|envoy*|transmet*|communiqu*|donne*|fais|faites|faire+parvenir|scann*|ecri*|dict* .. code*|pin|numéros|photo*+des',
      'code*|pin .. envoie*|envoy*|transmet*|communiqu*|par|mail|photo|ici|sms|whatsapp',
    ],
    en: [
      'scratch*|peel*',
      'photo*|picture*|pic|pics|snap*|image*|scan* .. card*|code*|back|pin*|receipt*|voucher*|them',
      'send|email|text|forward|share|message|give|mail|reply .. me|us|over|back|them|with|to|here .. code*|pin|pins|redemption',
      'send|email|text|forward|share the|those|all .. code*|pin|pins',
      'code*|pin|pins .. send|email|text|forward|here|mail|me',
      'claim|redemption code*',
    ],
  },
  face_value: {
    fr: [
      '# cartes|carte|coupons|tickets|recharges .. #|cadeau*|de|chacune',
      '#|deux|trois|quatre|cinq|dix .. cartes|coupons|tickets|recharges|bons .. # <money>|chacun*',
      '# <money> chacune|chaque|pièce|unité|l’unité',
    ],
    en: [
      '#|two|three|four|five|ten|pieces|couple|some|few .. card*|voucher* .. <money>|#|each|denomination*',
      '# <money>|dollar* each|apiece|per|denomination*|card*',
      '<money> # each|apiece|per|denomination*|card*|face|steam|itunes|amazon|apple|google',
      'denomination*|face+value',
    ],
  },
  paid_back: {
    fr: ['rembours*|ferai+un+virement|note+de+frais|défraye*', 'rendr* argent|somme|dès'],
    en: ['reimburs*|refund you|pay+you+back|repay|pay you back|expense'],
  },
  secrecy: {
    fr: [
      'confidentiel*|confidentialité|discret|discrète|discrètement|discrétion|secret|secrète|secrètement',
      'entre nous|toi+et+moi|vous+et+moi|deux',
      'surprise',
      'n’en|en|ne+pas|parle*|parlez|mentionne*|dis|dites|évoque*|préviens|prévenez|informe* .. personne|quiconque|équipe|collègue*|bureau|comptab*',
      'à personne|quiconque',
      'garde*|gardez .. pour|vous|toi',
      'ne pas|rien .. ébruit*|divulgu*|dire',
    ],
    en: [
      'confidential*|discreet*|discretion|secret*|hush|private|privately|low+profile|under+wraps',
      'between you|us|ourselves',
      'surprise',
      'dont|don’t|do+not|not|nobody|no+one|without .. tell*|mention*|discuss*|inform*|speak|share .. anyone|anybody|team|staff|this|colleague*|office|them',
      'to|with yourself .. now|until',
      'keep .. quiet|yourself|us',
      'not|nobody|no+one .. know* .. about|yet|this',
    ],
  },
  hurry: {
    fr: [
      '<soon>',
      'le|au plus vite|tôt|rapidement',
      'dès que possible',
      'dans la|les heure*|journée',
      'avant|d’ici #|midi|ce+soir|demain|fermeture|fin',
    ],
    en: [
      '<soon>',
      'as soon as',
      'end of day|business',
      'before|by noon|#|close|tonight|end|lunch',
      'within the hour|day',
      'eod|cob',
    ],
  },
  transfer: {
    fr: [
      'effectu*|procéd*|réalis*|fai*|fass*|lanc*|exécut*|pass*|ordonn*|émett*|partir|valid*|initi*|trait*|prépar* .. virement*|paiement*|règlement*|transfert*',
      'virement*|transfert*|paiement*|règlement* .. effectu*|urgent*|immédiat*|international*|confidentiel*|aujourd’hui|étranger|partir|instantané|bénéficiaire|exécut*|instance|passer',
      'virer|transférer|régler .. # <money>|k',
      'virer|transférer .. fonds|somme|montant',
      '# <money> .. virement|virer|virement*|bénéficiaire',
    ],
    en: [
      'process*|make|send|do|initiate|execut*|arrang*|complete|handle|set|release|push|schedule|carry .. wire|transfer*|payment*|ach|swift|chaps|remittance|bacs',
      'wire|transfer*|payment* .. urgent*|today|process*|made|immediately|beneficiary|out|sent|vendor|international|completed|same+day|done',
      'wire .. # <money>|k',
      'wire .. <money> #',
      'pay|settle .. invoice|vendor|contractor|supplier|consultant .. today|now|immediately|urgent*|asap',
    ],
  },
  deal: {
    fr: [
      'acquisition|opa|rachat|fusion|offre+publique',
      'cabinet|avocat|notaire|maître|kpmg|deloitte|audit .. contact*|dossier|opération|coordonnées|instructions',
      'autorité*|amf .. marché*|financier*|secret',
      'nouveau|nouvel prestataire|fournisseur|partenaire|consultant|bénéficiaire',
      'solde|trésorerie|liquidités|encours .. compte*|disponible|banque|jour',
    ],
    en: [
      'acquisition|merger|takeover|due+diligence',
      'attorney|lawyer|counsel|solicitor|kpmg|deloitte|auditor .. contact*|instruct*|details|email|deal',
      'sec|regulat* .. announce*|rules|disclos*',
      'new vendor|supplier|partner|consultant|payee|beneficiary|contractor',
      'balance|cash|funds .. account*|available|bank|position',
    ],
  },
  new_bank: {
    fr: [
      'chang*|modif*|nouve*|mis*+à+jour|mise+à+jour|actualis*|remplac*|rectifi* .. <bank>|banque',
      '<bank>|banque .. chang*|modifi*|nouve*|mis*+à+jour|actualis*|remplac*|clôtur*|ferm*|audit|bloqué*|ci-joint|suivant*',
      'ancien* <bank>|compte|banque',
      'plus utiliser|virer|payer|régler|accept* .. ancien*|compte|iban|rib|précédent*|paiement*',
      'tous|prochain*|futur*|désormais|dorénavant .. paiement*|virement*|règlement* .. compte|iban|rib',
      'compte|banque .. audit|contrôle+fiscal|gelé|bloqué .. paiement*|virement*|règlement*|nouve*',
    ],
    en: [
      'chang*|updat*|new|switch*|revis*|amend*|modif*|different|replac* .. <bank>|banks',
      '<bank> .. chang*|updat*|new|switch*|revis*|amend*|audit*|frozen|closed|blocked|maintenance|review|below|attached',
      'old|previous|former|current|existing <bank>|account',
      'no longer .. use|using|accept*|account',
      'all|future|further|upcoming|pending|outstanding .. payment*|invoice*|remittance* .. account|bank|iban|to',
    ],
  },
  payment_due: {
    fr: [
      'facture*|règlement*|paiement*|virement*|échéance*|fournisseur*|solde|commande*|comptabilité|prélèvement*|acompte|loyer*|honoraires',
    ],
    en: [
      'invoice*|payment*|remit*|remittance*|vendor|supplier|settle*|balance|accounts+payable|accounts+receivable|statement*|deposit|ach|rent|wire*|purchase+order',
    ],
  },
  salary: {
    fr: [
      'salaire*|paie|paye|bulletin*+de+paie|rémunération|traitement+de+salaire|solde+de+tout|fiche*+de+paie|appointements|rh|ressources+humaines',
    ],
    en: ['payroll|salary|paycheck|paycheque|direct+deposit|wages|pay+check|pay+period|pay+day|payday|hr|pay'],
  },
} as const satisfies Concepts;
