// What fraudsters claim in the name of those who really write such letters: carriers, administrations, banks, providers. Alone, none of
// this says anything against a message; plots.ts says what must contradict it.

import type { Concepts } from './phrases.ts';

export const claimConcepts = {
  act: {
    fr: [
      '<click>',
      '<settle>',
      'suivez|suivre .. lien|instructions|étapes',
      'appel*|contact*|téléphon* .. numéro|immédiatement|service|conseiller',
      'commencer|participer|participez|réservez|inscri*|obtenir|obtenez|recevoir',
    ],
    en: [
      '<click>',
      '<settle>',
      'follow .. link|instructions|steps',
      'call .. us|now|number|immediately|team',
      'start|get+started|join|proceed',
    ],
  },
  small_sum: {
    fr: ['# <money>', '<money> #', 'frais|taxe*|droits .. # <money>'],
    en: ['<money> #', '# <money>', 'fee*|charge*|tax*|duty .. <money>'],
  },
  parcel: {
    fr: ['colis|paquet*|livraison*|envoi|expédition|pli|livreur|facteur|courrier+recommandé|relais'],
    en: ['parcel*|package*|delivery|shipment*|shipping|consignment|courier|item|postage'],
  },
  parcel_stopped: {
    fr: [
      'frais|droits|taxe*|affranchissement .. douan*|livraison|port|expédition|impay*|régler|réexpédition|stockage|dédouan*|payer|acquitt*|insuffisant*|traitement',
      'colis|paquet*|livraison*|envoi|expédition .. attente|bloqu*|retenu*|suspendu*|échou*|manqu*|immobilis*|retard*|impossible|reprogramm*|dépôt|entrepôt|instance|échec|arrêté|annulé*|garde|plateforme',
      'adresse .. incomplète|incorrecte|erronée|inexacte|invalide|illisible|manquant*',
      'n’avons|n’a|n’ont|impossible|impossibilité .. livrer|remettre|distribuer|boîte',
      'nouvelle date|tentative|livraison|présentation',
    ],
    en: [
      'fee*|charge*|duty|duties|tax*|postage|clearance .. customs|delivery|shipping|unpaid|import|pay|settle|redelivery|re-delivery|storage|handling',
      'customs .. fee*|charge*|duty|clearance|held|pay*',
      'parcel*|package*|delivery|shipment*|item .. pending|held|hold|stuck|failed|missed|undeliver*|unsuccessful|suspended|waiting|delayed|reschedul*|stopped|warehouse|returned|attempt*|unable|awaiting|on+hold',
      'address .. incomplete|incorrect|wrong|missing|invalid|unclear',
      'unable|could+not|couldn’t|attempted|failed .. deliver*',
    ],
  },
  fine: {
    fr: [
      'amende*|contravention*|infraction*|procès-verbal|procès+verbal|pv|fps|forfait+post+stationnement|antai|excès+de+vitesse|télépaiement|péage*|stationnement',
    ],
    en: [
      'fine|fines|traffic|violation*|parking|toll|tolls|speeding|citation|penalty+charge|pcn|ticket|dvla|e-zpass|ezpass',
    ],
  },
  fine_unpaid: {
    fr: [
      'impay*|majoration*|majoré*|majorée*|non+réglé*|non+payé*|retard|relance|poursuite*|huissier|saisie',
      'amende*|contravention*|pv|fps|péage*|stationnement .. régler|payer|paiement|réglée|payée|dossier|attente|#',
    ],
    en: [
      'unpaid|outstanding|overdue|unsettled|late|penalty|penalties|prosecut*|suspen*',
      'fine|ticket|toll*|violation .. pay*|settle|due|balance',
    ],
  },
  health_card: {
    fr: [
      'carte+vitale|vitale|ameli|assurance+maladie|cpam|sécurité+sociale|carte+d’assuré|mutuelle|remboursement+de+soins',
    ],
    en: ['health+card|medicare|nhs|health+insurance|ehic|ghic|vitale|medical+card'],
  },
  card_renewal: {
    fr: [
      'nouvelle|renouvel*|expir*|remplac*|mise+à+jour|mettre+à+jour|actualis*|commander|périm*|prolong* .. carte|vitale|droits|dossier|compte|espace|v3|biométrique',
      'carte .. nouvelle|renouvel*|expir*|disponible|mise+à+jour|désactivé*|invalide|actualis*|périmé*|suspendu*|biométrique|v3',
      'remboursement .. attente|#|disponible|rejeté|bloqué|non+réclamé',
    ],
    en: [
      'new|renew*|expir*|replac*|updat*|order .. card|benefits|coverage',
      'card .. new|renew*|expir*|ready|updat*|deactivated|invalid|suspended',
      'refund|benefit* .. pending|available|unclaimed|owed',
    ],
  },
  tax: {
    fr: [
      'impôt*|impot*|fiscal*|fisc|dgfip|finances+publiques|trésor+public|taxe+d’habitation|taxe+foncière|contribuable|prélèvement+à+la+source|avis+d’imposition|déclaration+de+revenus',
    ],
    en: ['tax|taxes|hmrc|irs|revenue|taxpayer|council+tax|stimulus|rebate|cra|ato'],
  },
  refund: {
    fr: [
      'rembours*|trop-perçu|trop+perçu|crédit+d’impôt|restitution|indemnis*|reversement|prime+exceptionnelle|chèque+énergie',
      'somme|montant .. crédit*|faveur|due|perçu|restitu*',
    ],
    en: [
      'refund*|rebate|overpaid|overpayment|reimburse*|repayment|stimulus|owed|compensation',
      'credit .. your account|favour|favor|card',
    ],
  },
  training_account: {
    fr: [
      'cpf|compte+formation|compte+personnel+de+formation|moncompteformation|droits+à+la+formation|crédits+formation|dif',
    ],
    en: ['training account|credits|budget', 'cpf'],
  },
  training_lost: {
    fr: [
      'droits|crédits|compte|euros|budget|formation .. perdu*|perdre|expir*|supprim*|utilis*|mobilis*|disponible*|profit*|disparai*|éligible*|réclam*',
      'avant .. fin+d’année|décembre|expiration',
      'sans+rien+débourser|pris+en+charge|gratuit*|financé*|offert*',
    ],
    en: ['credits|account|budget .. lost|lose|expir*|use|available|claim|eligible'],
  },
  mailbox: {
    fr: [
      'boîte+aux+lettres|boîte+mail|boîte+de+réception|boîte+e-mail|messagerie|webmail|zimbra|roundcube|outlook|compte+mail|compte+e-mail|compte+de+messagerie|adresse+mail|adresse+e-mail|mot+de+passe|office365|courriel*',
    ],
    en: [
      'mailbox*|mail+box|webmail|zimbra|roundcube|cpanel|outlook|email+account*|e-mail+account*|mail+account|email+address|inbox|password|office365|email+server|mail+server|email+storage|e-mail',
    ],
  },
  mailbox_threatened: {
    fr: [
      'quota|stockage|espace|capacité|limite|taille .. atteint*|plein*|dépass*|insuffisant*|satur*|restreint|augment*|libér*|épuisé*|go',
      '#|plusieurs|nouveaux message*|courriel*|mails .. attente|bloqué*|non+délivré*|non+remis|retenu*|suspen*',
      'message*|courriel*|mails .. en+attente|bloqués|non+délivrés|non+remis|retenus|quarantaine|suspendus',
      'mot*+de+passe .. expir*|périm*|conserver|garder|changer',
      'boîte|messagerie|compte|webmail .. suspen*|désactiv*|ferm*|supprim*|migr*|mise+à+niveau|plein*|satur*|obsolète|bloqu*|limité*|clôtur*|vérifi*|valid*|interromp*',
      'migration|mise+à+niveau|maintenance|nouvelle+version .. boîte|messagerie|webmail|compte|serveur',
      'conserver|garder .. mot+de+passe',
    ],
    en: [
      'quota|storage|space|capacity|limit|size .. full|exceed*|reach*|almost|insufficient|increase*|low|used|out',
      '#|several|new|some incoming|pending|undelivered|message*|email*|mails .. pending|blocked|undelivered|held|hold|quarantine*|queue*|suspended|stuck|prevented|failed',
      'pending|incoming|undelivered|quarantined|held messages|emails|mails',
      'password .. expir*|keep|retain|same|continue|renew*',
      'keep|retain|maintain|continue .. same|current password',
      'mailbox|account*|webmail|email .. suspend*|deactivat*|clos*|terminat*|shut|migrat*|upgrad*|full|expire*|disabl*|blocked|limited|verif*|validat*|blacklist*|out+dated|restrict*|re-confirm',
      'upgrade|migration|maintenance|new version|error .. mailbox|webmail|server|account|mail',
      'request .. terminat*|deactivat*|shut|remov*|clos*|delet*',
    ],
  },
  shared: {
    fr: [
      'document*|fichier*|dossier|pdf|facture|contrat|devis .. partagé*|reçu|signer|signature|attente|consult*|disponible|télécharg*|protégé*|sécurisé*',
      'partag*|envoyé|transmis .. document*|fichier*|dossier|pdf|facture|onedrive|sharepoint|wetransfer|dropbox|docusign',
      'message|nouveau vocal|vocale|audio|fax|télécopie',
      'messagerie vocale|vocal',
      'fax|télécopie .. reçu|reçue|nouveau|page*',
      'docusign|onedrive|sharepoint|wetransfer|dropbox|adobe+sign',
    ],
    en: [
      'document*|file*|folder|pdf|invoice|contract|agreement|proposal .. shared|received|sign|signature|review|pending|available|download|secured|protected|view',
      'share*|sent|invited .. document*|file*|folder|pdf|invoice|onedrive|sharepoint|wetransfer|dropbox|docusign|view',
      'new|missed|received|have|got .. voice+mail|voicemail|voice+message|fax|audio|efax',
      'voice+mail|voicemail|voice+message .. from|received|duration|listen|caller|new|play',
      'fax|efax .. received|pages|new|document',
      'docusign|onedrive|sharepoint|wetransfer|dropbox|adobe+sign',
      'files via|received wetransfer|via',
    ],
  },
  account: {
    fr: [
      'compte*|accès|profil|carte+bancaire|carte|espace+client|espace+personnel|services+en+ligne|abonnement|wallet|portefeuille|certicode|clé+digitale|secur’pass',
    ],
    en: ['account*|access|profile|card|online+banking|membership|subscription|wallet|apple+id|id|user|payment+method'],
  },
  account_threatened: {
    fr: [
      'compte*|accès|carte|profil|wallet|portefeuille|services|espace .. suspen*|bloqu*|limit*|restrein*|désactiv*|verrouill*|ferm*|clôtur*|gel*|inactif|supprim*|expir*|résili*',
      'suspen*|bloqu*|limit*|restrein*|désactiv*|verrouill*|clôtur* .. compte*|accès|carte|profil|services|espace',
      'activité*|connexion*|transaction*|opération*|tentative*|paiement*|achat .. suspecte*|inhabituel*|inconnu*|non+autorisé*|anormal*|frauduleu*|douteu*',
      'vérifi*|confirm*|mettre+à+jour|mise+à+jour|actualis* .. identité|informations|données|coordonnées|compte|dossier',
      'directive|dsp2|nouvelle réglementation|obligatoire|sécurité|européenne',
      'nouvel|nouveau appareil|bénéficiaire|périphérique',
      'paiement|prélèvement|facturation|moyen+de+paiement .. refusé*|échoué|rejeté|expiré|problème|échec|incident',
      'problème|incident|échec .. paiement|prélèvement|facturation',
    ],
    en: [
      'account*|access|card|profile|wallet|services|banking|id .. suspend*|block*|limit*|restrict*|deactivat*|lock*|clos*|terminat*|hold|disabl*|frozen|flagged|expire*|compromised|inactive',
      'suspend*|block*|limit*|restrict*|deactivat*|lock*|clos*|terminat*|flagged .. account*|access|card|profile|wallet|services',
      'unusual|suspicious|unauthori*|unrecogni*|unknown|abnormal|irregular|fraudulent activit*|login|log+in|sign+in|transaction*|attempt*|access|device|purchase|payment|charge*',
      'verif*|confirm*|updat*|validat*|complete .. identity|information|details|account|billing|info|profile|kyc|wallet|records|ownership',
      'unverified account*|wallet*|user*',
      'new device|payee|beneficiary|recipient|sign+in|login',
      'payment|billing|card|charge|renewal .. declin*|fail*|reject*|expired|problem|unsuccessful|issue|trouble|updat*',
      'problem|trouble|issue|unable .. payment|billing|charge|renew',
    ],
  },
  renewal: {
    fr: [
      'abonnement*|licence|antivirus|protection|souscription|forfait|norton|mcafee|kaspersky|stockage+icloud|icloud|cloud|domaine .. expir*|renouvel*|prolong*|arriv*+à+échéance|prend+fin|reconduit|résili*|prélev*',
      'renouvel*|prolong*|reconduction .. abonnement*|licence|antivirus|protection|souscription|norton|mcafee|kaspersky|icloud|cloud',
      'virus|menace*|trojan* détect*|trouvé*|ordinateur|appareil|infect*',
      'ordinateur|appareil|pc|mac .. infect*|menace*|risque|protégé|protection|virus',
      'photos|vidéos|fichiers|sauvegardes .. supprim*|perdu*|effac*',
    ],
    en: [
      'subscription*|license|licence|antivirus|protection|membership|norton|mcafee|kaspersky|geek+squad|icloud|cloud|domain|plan .. expir*|renew*|auto+renew*|extend*|end*|lapsed|debit*|charge*',
      'renew*|extend*|auto-renew* .. subscription*|license|licence|antivirus|protection|membership|norton|mcafee|kaspersky|icloud|plan|service',
      'virus*|threat*|trojan*|malware detected|found|computer|device',
      'computer|device|pc|mac .. infected|risk|threats|unprotected|virus*|vulnerable',
      'photos|videos|files|backups .. delet*|lost|erased|removed',
    ],
  },
  charged: {
    fr: [
      'prélev*|débit*|facturé*|encaiss* .. # <money>|compte|carte',
      '# <money> .. prélev*|débit*|facturé*|abonnement|renouvel*|antivirus|protection',
      'commande|achat|transaction|paiement .. confirm*|valid*|réussi*|effectué* .. # <money>',
      'merci .. achat|commande|renouvel*|confiance',
    ],
    en: [
      'charg*|debit*|billed|deduct*|paid|auto+debited .. <money>|#|account|card|bank',
      '<money> # .. charg*|debit*|billed|deduct*|renew*|subscription|order|purchase',
      'order|purchase|transaction|payment|renewal .. confirm*|success*|complet*|processed|placed|approved',
      'thank*|thanks .. purchase|order|renew*|subscri*|choosing|payment',
      'invoice|receipt .. number|no|id|date',
    ],
  },
  call_us: {
    fr: [
      'appel*|téléphon*|contact*|joign* .. # #',
      'appel*|téléphon*|contact* .. service|assistance|conseiller|équipe|numéro|support|facturation',
      'numéro .. gratuit|vert|assistance|support|service',
      'annul*|résili*|contest*|rembours*|litige|opposition .. appel*|téléphon*|numéro|contact*',
    ],
    en: [
      'call|dial|phone|contact|reach .. #',
      'call|dial|contact|reach .. support|team|helpline|help+desk|billing|department|customer|representative|care',
      'toll|customer|help|helpdesk free|care|support|line|desk|service .. #|number',
      'cancel*|refund*|dispute|stop|not|didnt|question*|issue* .. call|contact|phone|reach|dial',
    ],
  },
  invoice: {
    fr: [
      'facture*|devis|bon+de+commande|avoir|bordereau|relevé|avis+de+virement|avis+de+paiement|preuve+de+paiement|mise+en+demeure',
    ],
    en: [
      'invoice*|purchase+order|remittance|quotation|statement|payment+advice|swift+copy|proof+of+payment|po|proforma|payment+slip|receipt',
    ],
  },
  invoice_pressed: {
    fr: [
      'pièce|ci joint*|jointe*',
      'joint*|annexe|attaché*|ci-joint*',
      'impay*|échéance|retard|relance|règlement|contentieux|recouvrement|huissier|dû|due',
    ],
    en: [
      'attach*|enclosed|attached|herewith',
      'overdue|unpaid|outstanding|past+due|pending|due|balance|collection*|final+notice|legal+action',
    ],
  },
  survey: {
    fr: [
      'sondage*|enquête*|questionnaire|votre+avis|satisfaction|quelques+questions|votre+opinion|expérience|fidélité|anniversaire|panier|roue|carte+de+fidélité|points+de+fidélité',
    ],
    en: [
      'survey*|questionnaire|feedback|satisfaction|few+questions|opinion|your+experience|loyalty|birthday|cart|spin|wheel|reward+points|points|voice+matters',
    ],
  },
  reward: {
    fr: [
      'récompense*|cadeau*|prix|lot|lots|bon+d’achat|carte-cadeau|carte+cadeau|chèque-cadeau|surprise|mystère|gratuit*|offert*|gagn*|iphone|samsung|smartphone|bonus|coffret|box',
    ],
    en: [
      'reward*|gift*|prize*|voucher*|gift+card|giveaway|surprise|mystery|free|win|won|winner|iphone|samsung|bonus|exclusive|sample|promo',
    ],
  },
  chosen: {
    fr: [
      'avez|êtes|etes|as|es été|vous|tu|un|une|l’heureux choisi*|sélectionné*|gagnant*|tiré*|retenu*',
      'sélectionné*|choisi* .. participer|recevoir|gagner|programme|bénéficier',
      'félicitations|bravo|heureux+gagnant',
      'réclam*|récupér* .. récompense*|cadeau*|prix|lot|gain*|bonus|box',
      'tent*|saisiss*|dernière .. chance',
      'unique|exclusive|incroyable opportunité|occasion|offre|chance',
      'frais .. livraison|expédition|port .. appliqu*|seulement|#',
      'ne+manquez+pas|dépêchez-vous|expire+aujourd’hui|vous+attend|réservé+pour|quantité*+limitée*|nombre+limité',
    ],
    en: [
      'been|are|were|you selected|chosen|picked|winner|lucky|eligible|qualified',
      'congratulation*|congrats',
      'claim|redeem|collect .. reward*|gift*|prize*|winnings|voucher*|bonus|now|box',
      'unique|exclusive|amazing opportunity|chance|offer|deal',
      'limited|hurry|act+fast|expires+today|ends+today|last+chance|waiting+for+you|reserved+for|while+supplies|only+today',
      'pay only|just shipping|delivery|postage',
    ],
  },
  automation: {
    fr: [
      'joyeux|bon|heureux|votre|ton anniversaire',
      'panier .. abandonné|oublié|attend*|terminer|finalis*|reprendre|valid*',
      'points|programme|carte|avantages|client fidélité|fidèle*',
      'suite|après|lors|depuis votre|ta dernière|récente visite|achat|commande|passage',
      'avez|as récemment|dernièrement|hier consulté|visité|regardé|recherché',
    ],
    en: [
      'happy|your birthday|anniversary',
      'cart|basket .. abandoned|forgot*|waiting|complete|left|expire*|checkout',
      'loyalty points|program*|reward*|card|member*|customer',
      'your recent|last|latest visit|purchase|order|stay',
      'recently|lately viewed|visited|browsed|looked|searched',
    ],
  },
  domain_notice: {
    fr: [
      'domaine|hébergement|serveur+mail|dns|ssl .. expir*|renouvel*|suspen*|vérifi*|désactiv*|erreur|mise+à+jour|enregistr*',
      'administrateur|équipe|service|support .. domaine|messagerie|serveur|webmail|informatique',
    ],
    en: [
      'domain*|hosting|server|dns|ssl|cpanel .. expir*|renew*|suspen*|verif*|deactivat*|error|updat*|notif*|regist*|report',
      'admin*|support|team|help+desk|webmaster|it .. server|domain|mail|webmail|portal|desk',
    ],
  },
} as const satisfies Concepts;
