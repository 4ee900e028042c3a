// What blackmailers write: they broke in, they saw, they will tell, unless one pays soon. Each turn of phrase is found in honest
// letters too; plots.ts says how many of them together make an extortion.

import type { Concepts } from './phrases.ts';

export const extortionConcepts = {
  broke_in: {
    fr: [
      'pirat*|hack*|compromis*|infiltré*|craqué* .. <device>',
      '<device> .. pirat*|hack*|compromis*|infect*',
      'infect* .. <device>|virus|malware|logiciel|cheval|programme',
      'install*|implant*|injecté*|déployé*|placé* .. logiciel*|virus|trojan|malware|programme|espion*|rat|keylogger|cheval',
      'cheval de troie',
      'logiciel*|programme espion*|malveillant*',
      'pris|prise|prendre|eu le+contrôle|la+main|contrôle|possession .. <device>|tout',
      'accès .. <device>|micro|écran|fichier*|contact*|correspondance|photos|galerie|réseau*',
      'contrôle total|complet|intégral',
      'j’ai|jai|avons copié|téléchargé|récupéré|extrait|aspiré|sauvegardé|volé|exfiltré .. données|fichier*|contact*|photos|carnet|liste|base*|répertoire|historique',
      'faille|porte dérobée|sécurité|backdoor',
      'surveill*|observ*|espionn* .. depuis|mois|semaine*|activité*|longtemps|jours',
    ],
    en: [
      'hack*|compromis*|infiltrat*|crack*|breach*|infected|penetrat* .. <device>|you|website|database',
      '<device>|website|database .. hacked|compromised|infected|breached|penetrated',
      'install*|implant*|inject*|plant*|deploy*|placed .. malware|trojan|virus|spyware|rat|keylogger|software|exploit|backdoor|adware|program',
      'trojan|spyware|keylogger|malware|backdoor',
      'remote control|access|desktop',
      'full|complete|total|whole|unrestricted access|control',
      'access .. <device>|microphone|screen|files|contacts|messengers|correspondence|photos|gallery|keyboard',
      'gained|obtained|got access|entry|control',
      'took|taken over|control .. <device>',
      'copied|downloaded|extracted|exfiltrated|stole|stolen|collected|grabbed|saved .. data|files|contacts|photos|information|documents|history|database|conversations|list',
      'watch*|monitor*|track*|observ*|spy*|follow* you|activit* .. months|weeks|while|days|time',
    ],
  },
  filmed: {
    fr: [
      'film*|enregistr*|capt*|vidéo*|video*|images|capture*|montage|photos|séquence* .. masturb*|intime*|nu|nue|nus|nues|porno*|compromettant*|sexuel*|explicite*|branl*|plaisir|vous-même|toi-même|adulte*|gênant*|honteu*|sale*|humiliant*|obscène*|privé*',
      'masturb*|branl*|te+touch*|plaisir .. film*|enregistr*|caméra|webcam|vidéo*|écran',
      'webcam|caméra .. film*|enregistr*|allum*|activ*|capt*',
      'enregistr*|film* .. webcam|caméra|écran|insu',
      'ai une|la|de|des vidéo*|photos|images|enregistrement* de toi|vous',
      'vidéo|film|montage où|dans+laquelle|sur+laquelle tu|vous|on',
      'écran partagé|divisé|deux',
    ],
    en: [
      'record*|film*|video*|footage|captur*|screenshot*|montage|clip*|tape*|pictures .. masturbat*|wank*|jerk*|pleasur*|yourself|intimate|naked|nude*|porn*|explicit|compromising|sexual*|dirty|embarrass*|kinky|nasty|satisf*|private|humiliat*',
      'masturbat*|wank*|jerking|pleasuring|satisfying .. record*|film*|camera|webcam|video*|footage',
      'webcam|camera|cam .. record*|film*|turn*|captur*|activat*',
      'record*|film*|captur* .. webcam|camera|cam|screen',
      'have|got|made a|the|this video*|recording|footage|clip|tape .. of|with|where you',
      'split|double|dual screen|video',
    ],
  },
  adult_site: {
    fr: [
      'site*|vidéo*|contenu*|page* .. porno*|adulte*|x|pédo*|coquin*|cul|chaud*',
      'porno*|films+x',
      'vos|tes|votre|ton goûts|penchants|habitudes|préférences|fantasmes|secret*|perversion*',
    ],
    en: [
      'porn*|adult|explicit|mature|erotic site*|website*|video*|content|movie*|clip*|page*|material',
      'porn|pornograph*',
      'perver*|kinky|filthy|dirty|taste*|fetish*|fantas* .. video*|secret*|habit*|side|taste*|site*|stuff|things',
    ],
  },
  will_tell: {
    fr: [
      '<spread> .. <people>',
      '<people> .. <spread>',
      'rend*|mettr* .. public*|ligne',
      'tout le+monde .. <spread>',
      'publier*|diffuser*|vendr*|mis*+en+ligne .. données|base|fichiers|documents|darknet|dark|concurrent*',
    ],
    en: [
      '<spread> .. <people>',
      '<people> .. see*|know*|receiv*|gets|get|find*|watch*|learn*|enjoy* .. it|out|video|this|clip|footage|about|everything|copy|material|file|one',
      'make|made|go public|viral',
      'publish*|leak*|sell*|sold|release*|dump* .. data|database|files|documents|dark|darknet|competitor*|information',
    ],
  },
  demand: {
    fr: [
      '<pay> .. # <money>|<crypto>',
      '<pay> .. <crypto>',
      '# <money>|<crypto> .. <crypto>|adresse|portefeuille|wallet',
      '<crypto> .. adresse|portefeuille|wallet',
      'adresse|portefeuille|wallet .. <crypto>',
      'prix .. silence|discrétion',
      'rançon',
      'payer|paie|paies|payez|verse*|veux|exige*|réclame*|coûter* .. # <money>|<crypto>|k',
      '<crypto> .. # <money>|k',
    ],
    en: [
      '<pay> .. # <money>|<crypto>|k',
      '<pay> .. <money> #',
      '<pay> .. <crypto>',
      '<money> # .. <crypto>|address|wallet',
      '# <money>|<crypto> .. <crypto>|address|wallet',
      '<crypto> .. address|wallet',
      'address|wallet .. <crypto>',
      'price|pay for .. silence',
      'ransom|blackmail',
      'want|demand|require|need|costs|ask*|is|fee .. # <money>|<crypto>|k',
      'want|demand|require|need|costs|ask*|fee .. <money> #',
      '<crypto> worth|equivalent',
    ],
  },
  crypto_demand: {
    fr: [
      '<pay>|# .. <crypto>',
      '# <money>|<crypto> .. portefeuille|wallet|<crypto>',
      'portefeuille|wallet|adresse .. <crypto>',
      '<crypto> .. portefeuille|wallet|adresse',
    ],
    en: [
      '<pay>|# .. <crypto>',
      '<money>|# .. wallet|<crypto>',
      'wallet|address .. <crypto>',
      '<crypto> .. wallet|address|worth|equivalent',
    ],
  },
  ultimatum: {
    fr: [
      'sinon|sans+quoi|faute+de|faute+d’un|faute+d’une|à+défaut|passé+ce+délai|passé+le+délai|dans+le+cas+contraire',
      'ou|ou+bien|ou+alors <spread>|je|j|tout',
      'au-delà|sans+nouvelles|sans+réponse|sans+paiement|refusez|refuse',
      'pour annuler|arrêter|empêcher|éviter',
      'si|tant je|nous|vous|rien|tu .. pas|rien|ne|n’ .. reçois|reçu*|paye*|paie*|payé*|vire*|versé*|répond*|parle*',
    ],
    en: [
      'otherwise|or+else|unless|failing+which|refuse',
      'or i|we|your|the|everyone|all|everybody|its|it|else',
      'after that|which it|they|we|everything',
      'to cancel|stop|prevent|avoid',
      'if|when|should i|we|you|it|payment .. not|dont|don’t|nothing|fail|never|ignore|talk|go',
    ],
  },
  /** Whom the reader would least like to know of it. */
  your_people: {
    fr: ['ta|ton|tes|votre|vos <people>|belle+famille|direction|parents|fils|fille', 'abonnés|abonnées|followers'],
    en: ['your|ur <people>|mum|dad|in+laws|phone+book|management|son|daughter'],
  },
  /** What the writer says he holds. */
  holds: {
    fr: [
      'vidéo*|montage*|enregistr*|photos|clip|film|dossier|captures',
      'silence|secret|secrets',
      'base+clients|base+de+données|vos+fichiers|vos+données|tes+données|mots+de+passe',
      'de+quoi|ai+tout|connais+tout .. rougir|honte|envoyer|détruire|ruiner',
      'programme|script|logiciel .. téléphone|navigateur|ordinateur|appareil|caméra',
    ],
    en: [
      'video*|clip|montage|recording*|recorded|footage|pictures|photos|dossier|complete+file|screenshots',
      'silence|secret|secrets',
      'database|your+files|your+data|customer+records|passwords',
      'enough|everything .. blush|shame|destroy|ruin|embarrass',
      'program|script|software .. phone|browser|computer|device|camera',
    ],
  },
  will_delete: {
    fr: [
      'supprim*|effac*|détrui* .. vidéo*|tout|données|fichier*|preuve*|enregistrement*|photos|copie*|dossier|images|cela|ça',
      '<pay> .. oubli*|disparai*|tranquille|laisse*|jamais',
      'n’entendre*|entendr* .. parler',
      'parole|engagement|promet* .. supprim*|effac*|détrui*|tien*|disparai*',
    ],
    en: [
      'delet*|eras*|destroy*|remov*|wipe .. video*|everything|data|files|evidence|recording*|footage|copies|stuff|it|all|dirt|material|tape',
      'never|not hear .. from|me|again',
      'forget .. about .. each|you|this|other',
      'disappear .. from|forever|life',
      'gentlem* agreement*',
      'keep|kept my word|promise',
    ],
  },
  deadline: {
    fr: [
      '#|un|deux|trois|quatre|cinq|sept heure*|jour*|jours',
      '24h|48h|72h|50h|36h|12h|96h|24heures|48heures|72heures',
      'compte à rebours',
      'minut* .. tourne|démarr*|commenc*|déclench*',
      'délai .. expir*|pass*|écoul*',
      'avant demain|ce+soir|minuit|vendredi|lundi|samedi|dimanche',
    ],
    en: [
      '#|one|two|three|four|five|seven hour*|hrs|day*|business',
      '24h|48h|72h|50h|36h|12h|96h|24hrs|48hrs|72hrs|24hours|48hours',
      'timer|countdown|clock .. start*|tick*|run*|began|begin*|count*',
      'deadline',
      'by|before tomorrow|tonight|midnight|friday|monday|sunday',
    ],
  },
  no_police: {
    fr: [
      'police|gendarm*|autorités|plainte .. inutile|sert|rien|pas|jamais|évit*|impossible',
      'inutile|sert|évit*|tentez|essaye*|ne|n’all* .. police|gendarm*|plainte|répondre|autorités|contacter|tracer|retrouver',
      'ne réponds|répondez|répondre .. pas|adresse|mail|message',
      'impossible|peut|pouvez .. trac*|retrouv*|identifi*|localis*|remonter',
      'intraçable*',
    ],
    en: [
      'police|cops|authorities|fbi|law .. useless|pointless|help|not|waste|never|nothing|cant',
      'dont|don’t|do+not|no+point|useless|pointless|avoid|never|try .. police|cops|authorities|reply*|respond*|trace|track|find|contact',
      'cannot|can’t|cant|can+not|impossible|not .. trace*|track*|found|identif*',
      'untrace*|untrack*',
    ],
  },
  ruin: {
    fr: [
      'réputation',
      'détrui*|ruin*|bris*|gâch*|foutu*|fichu* .. vie|vies|carrière|mariage|couple|image|entreprise|commerce',
      'vie .. détrui*|ruin*|bris*|enfer|cauchemar|foutu*|fichu*|gâch*',
      'honte|humili*|scandale|déshonneur',
    ],
    en: [
      'reputation',
      'destroy*|ruin*|wreck*|break .. life|lives|family|everything|relationship|career|marriage|business',
      'life .. ruin*|destroy*|hell|over|nightmare|same',
      'shame*|humiliat*|embarrass*|disgrace*|disaster|catastroph*',
    ],
  },
  i_am_hacker: {
    fr: [
      'suis|sommes .. hack*|pirate*|programmeur*|développeur*|informaticien',
      'me connais*|connaissez .. pas',
      'vous|tu ne me connais*|connaissez',
      'connais|sais|connaissons .. secret*|tout|mot+de+passe',
      'sais|savons ce+que|tout tu|vous|as|avez .. fait|fais|faites|regard*',
    ],
    en: [
      'am|im|we+are|i’m|group|team .. hacker*|programmer|coder|developer|engineer|cracker*|anonymous',
      'you dont|don’t|do+not|may+not know me|who',
      'know .. secret*|everything|password|what you',
      'hacker*|darknet|dark+web|deep+web',
    ],
  },
  opened_mail: {
    fr: [
      'ouvr*|ouvert*|lire|lu|lis|lisez|lecture .. minut*|notifi*|sais|saur*|délai|compteur|décompte|chrono*',
      'temps|minut*|chrono*|compteur|décompte commenc*|démarr*|tourn*|court',
      'depuis|avec votre|ton|propre adresse|compte|messagerie .. écri*|envoy*|mail|message',
      'écri*|envoy* .. depuis|avec votre|ton|propre adresse|compte|messagerie|boîte',
      'regarde* .. expéditeur',
    ],
    en: [
      'open*|read* .. email|letter|message|mail .. notif*|timer|countdown|clock|start*|know',
      'pixel .. email|message|read*|know',
      'sent|send|writing|wrote|email* .. from your|own account|email|mailbox|address',
      'look|check|see .. sender|from+address|from+field',
    ],
  },
  password_shown: {
    fr: [
      'mot de passe .. est|était|voici|ressemble',
      'voici|connais|possède|ai|rappelle|dit .. votre|ton|vos|tes|ancien mot*+de+passe|mdp',
      'votre|ton mot*+de+passe|mdp|pass',
      'mdp',
    ],
    en: [
      'pass+word .. is|was|be|looks|say*',
      'is|know*|got|have|here|remember|recognize|recognise .. your|ur|old|of pass+word*',
      'your|ur pass+word|pw|passphrase',
      'pass+word* you|u use*|used',
    ],
  },
  other_threat: {
    fr: [
      'bombe|explosif*|explosive|engin .. bâtiment|immeuble|locaux|bureau*|école|hall|placé*|posé*|déposé*|caché*|explos*',
      'tuer|éliminer|agresser|vitriol|acide|tueur|contrat|abattre|blesser|exécuter .. payé*|engagé*|commandité*|commande|cible|vous|tête|toi|contre',
      'payé*|engagé*|commandité* .. tuer|éliminer|agresser|abattre|blesser|mal',
      'ddos|déni+de+service',
      'attaqu* .. réseau|site|serveur*|infrastructure',
      'données|fichiers|serveur*|sauvegardes|courriels|contrats|base .. chiffré*|cryptées|exfiltr*|copié*|volé*|publi*',
      'avis|commentaires .. google|faux|négatif*|ruin*',
    ],
    en: [
      'bomb|explosive*|tronitrotoluene .. building|premises|office|school|hidden|placed|planted|detonat*|explo*|device',
      'kill|killed|murder|assassin*|acid|hitman|shoot|execute|hurt|harm .. paid|hired|order*|contract|you|target|person',
      'hired|paid|ordered .. kill|murder|hurt|harm|execute|shoot',
      'ddos|denial+of+service',
      'attack* .. network|website|server*|infrastructure',
      'data|files|servers|backups|network|records|contracts .. encrypt*|exfiltrat*|publish*|stolen|leak*',
      'negative|fake|bad review* .. rank*|google|company|ruin|business|profile',
      'bad|negative|fake reviews',
    ],
  },
  names_fraud: {
    fr: [
      'arnaqu*|escroc*|hameçonnage|phishing|fraudeur*|sextorsion|cybermalveillance|cybercriminel*|cyberdélinqu*|malfaiteur*|frauduleu*|canular*|fraude*',
      'tentative* .. chantage|escroquerie*|extorsion',
    ],
    en: [
      'scam*|phish*|fraudster*|sextortion|blackmailer*|cybercriminal*|swindl*|impersonat*|hoax*|crook*|fraudulent|extortion|fraud',
    ],
  },
  warns_of_fraud: {
    fr: [
      'ne|n payez|répondez|cédez|paniquez|communiquez|cliquez|donnez|achetez|virez|transmettez pas|jamais|rien',
      'signal*|dénonc* .. spam|phishing|pharos|mail|message*|tentative*',
      'jamais .. demand*',
      'ne demand* .. jamais',
      'vigilan*|attention|méfi* .. aux|fraude*|arnaque*|message*|faux',
    ],
    en: [
      'dont|don’t|do+not|never pay|panic|reply|click|share|buy|give|respond',
      'report* .. phish*|spam|scam*|message*|fraud|police|it',
      'never .. ask*|request*',
      'aware*|beware|alert|protect .. fraud|scam*|phish*|yourself',
    ],
  },
} as const satisfies Concepts;
