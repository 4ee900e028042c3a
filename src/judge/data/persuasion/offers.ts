// What strangers offer: fortunes, prizes, loans, love, work, pills, profits, services. Honest people offer some of it too, to those who
// asked; scenarios.ts says how much of it makes a fraud or an advertisement nobody asked for.

import type { Concepts } from '../../evidence/persuasion/patterns.ts';

export const offerConcepts = {
  fortune: {
    fr: [
      '# million*|milliard*',
      'million*|milliard* .. <money>',
      'somme|montant|fonds|fortune|patrimoine|avoirs|capital .. # <money>|million*',
      'fonds|argent|coffre|malle|lingots .. dépos*|bloqu*|consigne|gel*|rapatri*',
      'héritage|succession|legs|testament|léguer|donation',
    ],
    en: [
      '# million*|billion*|mil',
      'million*|billion* .. <money>|united',
      'sum|amount|funds|fortune|wealth .. # <money>|million*',
      'sum|amount|funds|fortune|wealth .. <money> #',
      'fund*|money|box|trunk|consignment|gold .. deposit*|security|abandoned|dormant|unclaimed|unpaid|outstanding|release*',
      'inheritance|bequeath*|compensation|donation*|estate',
    ],
  },
  beneficiary: {
    fr: [
      'héritier*|ayant+droit|bénéficiaire .. fonds|compte|défunt|somme|succession|légitime|étranger|désigné*',
      'légu*|don|donation|fais+don|faire+don|offrir .. vous|fortune|somme|biens|œuvre*',
      'compte|fonds|somme|argent|coffre .. dormant*|non+réclamé*|bloqué*|défunt|héritage|consigné*|rapatri*',
      'feu+mon|défunt|mon+père|mari .. laissé|déposé|légué|fortune|compte|somme',
      'transf* .. fonds|somme|héritage .. pays|compte|étranger',
      'compagnie+de+sécurité|huissier+de+justice|valise+diplomatique',
    ],
    en: [
      'next+of+kin',
      'beneficiary .. fund*|payment*|inheritance|account|rightful|deceased|name|your',
      'your .. inheritance|compensation|outstanding|overdue|unpaid|approved|contract|winning .. fund*|payment*|consignment|sum',
      'inheritance|compensation|contract|unclaimed|dormant|abandoned|consignment|overdue fund*|account|sum|money|box*|payment*',
      'late client|husband|father|customer|parents|wife|engineer',
      'transfer*|release*|move|receive|claim|relocate .. fund*|sum|inheritance|money .. country|account|abroad|you|overseas',
      'donat*|give|willed|bequeath*|donation .. you|charity|fund* .. million*|<money>|fund*|sum',
      'atm|visa|master card .. fund*|deliver*|payment|withdraw*|loaded|compensation',
      'trunk|consignment|diplomat* box*|agent|courier|fund*|delivery',
      'invest* .. your country|fund*|company .. partner*|under|trust*',
      'stand as|in .. beneficiary|kin|partner|trustee',
      'security company .. fund*|box|deposit*',
    ],
  },
  tragic: {
    fr: [
      'veuve|orphelin*|feu+mon|décédé*|mourant*|mourir',
      'cancer|phase+terminale|tumeur|jours+sont+comptés|maladie+incurable|gravement+malade',
      'réfugié*|coup+d’état|militaire|général|diplomate|banquier|notaire|huissier|avocat',
      'crash|accident .. avion|aérien|voiture|mortel|famille',
    ],
    en: [
      'widow*|orphan*|late+husband|late+father|late+client|deceased|passed+away|dying',
      'cancer|terminal+illness|terminally+ill|surger*|tumor|tumour|sick+bed|months+to+live|long+illness',
      'refugee|coup|military|general|diplomat*|banker|barrister|solicitor|attorney|prince*|sergeant|peacekeep*|ambassador',
      'plane|air|auto|car crash|accident',
      'central+bank|federal+reserve|united+nations|imf|world+bank|fbi|interpol|ecowas|embassy|presidency|homeland|treasury|efcc',
    ],
  },
  trust_me: {
    fr: [
      'personne|partenaire|associé*|collaborateur .. confiance|honnête|sérieu*|étranger|fiable',
      'dieu|prière*|bénédiction|seigneur|bénisse|christ|miséricorde',
      'cher*|chère*|bien-aimé* bien-aimé*|en+christ|bénéficiaire|élu',
      'proposition|affaire|opportunité|transaction .. affaire*|mutuel*|confidentiel*|humanitaire*|bénéf*|lucrati*',
      'œuvre*|oeuvre* .. charit*|caritat*|humanitaire*|bienfais*|pauvres',
      'pourcent*|commission|pourcentage .. fonds|argent|part|vous|total|somme',
      'confidentialité|confidentiel*|discrétion|top+secret',
    ],
    en: [
      'reliable|trustworthy|honest|foreign|trusted person|partner|individual|associate|someone',
      'god|pray*|bless*|lord|faithful*|almighty|christ|allah',
      'dear beloved|friend|beneficiary|winner|one|dearest|esteemed|email+owner',
      'business|investment|mutual|lucrative|profitable|viable proposal|deal|transaction|relationship|venture|partnership',
      'charit*|humanitarian|orphanage*|less+privileged|motherless|needy',
      'percent|percentage .. you|total|fund*|share|sum|each',
      'seek*|need|solicit* .. consent|assistance|permission|cooperation|partnership',
      'got|found|obtained|saw .. your email|e-mail|contact|profile|name',
      'utmost|strict* confidential*|secrecy|trust|good',
      'urgent assistance|attention|response|reply',
    ],
  },
  answer_me: {
    fr: [
      'répon*|contact*|écri* .. moi|adresse+privée|adresse+personnelle|mail+privé|gmail|whatsapp|plus+de+détails|davantage',
      'coordonnées|informations .. complètes|nom|prénom|profession|âge|nationalité',
      'frais .. dossier|notaire|transfert|avocat|déblocage|douane|livraison|assurance',
      'contact* .. huissier|avocat|notaire|banque|gestionnaire|cabinet',
      'attente|attends .. réponse|retour|nouvelles',
    ],
    en: [
      'reply|respond|contact|write|get+back .. me|us|private|personal|gmail|whatsapp|urgently|him|her|immediately',
      'full|complete|your+name* names|name|address .. address|telephone|phone|occupation|age|country|nationality|number',
      'fee* .. delivery|transfer|processing|clearance|legal|courier|administrative|release',
      'await*|waiting|anticipat*|expect* .. response|reply|answer|cooperation|hear',
      'email|contact|reach .. gmail|yahoo|outlook|hotmail|below|via',
      'more|further details|information .. reply|response|contact|project|transaction|let',
      'reply|respond|indicate|response .. details|information|interest*',
    ],
  },
  teaser: {
    fr: [
      'ai|avons une|un .. proposition|affaire|projet|offre|opportunité|partenariat|don .. vous|discuter|intéress*|part',
      'proposition .. pour+vous|vous+intéresse*|vous+faire|d’affaires|vous+soumettre|personnelle',
      'vous+faire|faire .. don|part|proposition',
      'avez-vous|as-tu|avez+vous reçu .. mon|précédent mail|message|courriel',
      'puis-je|puis+je vous|te faire+confiance|contacter|parler|confier',
    ],
    en: [
      'have|got a|an|some|this .. proposal|proposition|business|deal|project|offer|opportunity|donation|transaction|information .. you|discuss*|share|interest*|benefit|present',
      'proposal|proposition|donation|deal|opportunity|project for+you|with+you|to+discuss',
      'did|have you .. get|receive|received|got .. my .. last|previous|email|message|mail|letter',
      'can|may i .. trust|confide|talk|contact|discuss|share .. you|with',
      'want|like|wish .. discuss|share|talk .. with+you|important|business|something .. you',
    ],
  },
  loan: {
    fr: [
      'prêt*|crédit*|financement*|emprunt* .. particulier*|rapide*|urgent*|taux|intérêt|sérieu*|honnête*|#|entre+particuliers|sans',
      'offre|octroi*|accord*|propos* .. prêt*|crédit*|financement*|emprunt*',
      'besoin .. prêt|crédit|argent|financement|emprunt',
      'prêteur*',
    ],
    en: [
      'loan*|financing|credit|funding .. rate|interest|#|offer*|apply|need|personal|business|urgent|approv*|quick|project*',
      'offer*|provide|grant*|give|granting .. loan*|financing|funding',
      'need|looking|want|seeking .. loan*|funding|financing|finance',
      'lender*',
    ],
  },
  loan_terms: {
    fr: [
      'taux .. #|intérêt|fixe|annuel|faible|réduit',
      'prêt*|somme .. # <money>',
      'durée|remboursement|mensualité* .. an|ans|mois|facile|#|année*',
      'interdit*|fiché*|surendett*|refus* .. bancaire*|banque*',
      'sans .. garantie|enquête|justificatif|protocole|frais|condition*',
    ],
    en: [
      'interest rate*',
      'rate .. of|at #|low|fixed',
      '#|low interest|percent|roi',
      'duration|repay*|tenure|term* .. year*|month*|#|flexible|period',
      'bad|poor|no|without credit|collateral|guarant*|score|check',
      'amount needed|required|requested',
      'grace period|#|months',
    ],
  },
  prize: {
    fr: [
      'loterie|tombola|tirage+au+sort|jackpot|gros+lot|euromillions',
      'avez|as|avoir|êtes|êtes+l’heureux gagn*|remport* .. #|<money>|lot|prix|million*|loterie|somme',
      'adresse|numéro|email .. tiré*|gagnant*|hasard',
    ],
    en: [
      'lottery|raffle+draw|sweepstake*|jackpot|euromillions|powerball|mega+millions',
      'you|have|has|your .. won|winner .. <money>|sum|million*|prize|lottery|award|draw',
      'email|address|ticket .. selected|drawn|won|winner|randomly|picked',
      'winning notification|email|ticket|number*|amount|prize|fund*',
    ],
  },
  prize_claim: {
    fr: [
      'réclam*|retir*|encaiss*|percev*|entrer+en+possession .. gain*|lot|prix|somme|fonds|chèque',
      'huissier|maître|notaire|avocat|agent|bureau|directeur .. contact*|chargé|réclam*|loterie|gain*|remise',
      'numéro .. référence|gagnant|lot|série|ticket|dossier',
      'pour percevoir|réclamer|retirer|entrer',
    ],
    en: [
      'claim* .. prize|fund*|winning*|agent|officer|department|form|procedure|award|process|money',
      'agent|officer|fiduciary|department|notary|claims .. contact|claim*|payment',
      'reference|ref|batch|winning|serial number*|no',
      'to claim|redeem|file',
      'send|fill|provide .. name|address|phone|details|country',
    ],
  },
  romance: {
    fr: [
      'cherche*|recherche*|souhait*|aimer* .. homme|femme|âme+sœur|relation|amour|mari|compagn*|rencontr*|partenaire',
      'profil|photo* .. plu|vu|beau|belle|charm*|intéress*|touché|attir*',
      'âme+sœur|câlin*|coquin*|femmes+russes|rencontre+sérieuse',
      'faire connaissance',
      'chat|discuter|parler|correspondre .. whatsapp|hangouts|telegram',
      'femmes|filles|célibataires .. ligne|attendent|rencontr*|près|russes',
    ],
    en: [
      'looking|search* .. man|woman|love|relationship|husband|soulmate|fun',
      'profile|picture*|photo* .. beautiful|handsome|attract*|touched|naked|hot|sexy|charming',
      'soulmate|horny|russian+women|hot+girls|dating|flirt*|hookup|girlfriend|boyfriend',
      'get to know you|each|better',
      'chat|talk|text .. whatsapp|hangouts|telegram',
      'girls|women|ladies|singles .. near|area|waiting|online|chat|meet|hot',
    ],
  },
  job: {
    fr: [
      'emploi|poste|travail|job|recrut*|embauch*|mission|complément+de+revenu*|offre+d’emploi|candidat*|télétravail',
    ],
    en: [
      'job|position|vacancy|hiring|recruit*|employ*|part+time|part-time|work+from+home|remote+work|earn|opportunity|representative|agent',
    ],
  },
  easy_money: {
    fr: [
      'domicile|maison|chez+vous|heures+par|sans+expérience|sans+diplôme|temps+libre|temps+partiel',
      '# <money> par|semaine|jour|mois|heure',
      'gagn* .. # <money>|argent|jusqu’à|facilement|domicile',
      'commission .. #|chaque|virement|transaction|paiement',
      'recevoir|recevez|réception .. paiement*|virement*|fonds|colis .. compte|renvoy*|réexpédi*|transfér*|garder|gard*',
      'réexpédi*|renvoy* .. colis|paquets',
      'whatsapp|telegram .. postul*|contact*|inscri*|rh',
    ],
    en: [
      'from|at home|comfort',
      'no experience|interview|skills|investment|fee',
      '<money> # .. per|weekly|daily|week|day|month|hour|hourly',
      '# <money>|dollars .. per|weekly|daily|week|day|month|hour',
      'earn|make .. <money>|#|money|income|commission|extra',
      'commission .. #|each|every|transaction|payment|percent',
      'receive|process|collect .. payment*|funds|checks|cheques|packages|parcels .. account|forward*|transfer|keep|behalf|ship*|reship*',
      'reship*|re-ship*|repackag*',
      'telegram|whatsapp|text .. apply|contact|hr|interview|recruiter',
      'few|two|# hours .. day|daily|week|weekly',
    ],
  },
  crypto_profit: {
    fr: [
      '<crypto>|trading|bourse|forex|placement*|investiss*|livret .. profit*|gain*|rendement*|revenu*|doubl*|rapport*|garanti*|bénéfice*|passif*|intelligence|plateforme',
      'rendement*|gain*|profit* .. garanti*|assuré*|sans+risque|quotidien*|mensuel*',
      'doubl*|multipli*|tripl* .. argent|mise|capital|investi*|<crypto>|économies',
      'liberté financière',
      'airdrop|staking|jetons+gratuits|token*',
    ],
    en: [
      '<crypto>|trading|forex|invest|investing|investment* .. profit|profits|returns|yield|income|doubl*|guarant*|passive+income|roi|mining|bonus|daily',
      'returns|profit|profits|income .. guaranteed|daily|weekly|risk+free|no+risk|passive|hourly',
      'doubl*|multipl*|tripl* .. money|investment|capital|<crypto>|funds',
      'financial freedom',
      'airdrop*|staking|free+tokens|claim+tokens|presale',
    ],
  },
  crypto_access: {
    fr: [
      'portefeuille|wallet|ledger|metamask|trust+wallet|trezor|coinbase|binance|<crypto> .. vérifi*|valid*|suspen*|connect*|synchronis*|mise+à+jour|kyc|bloqué*|migr*',
      'phrase .. récupération|secrète|seed',
      'kyc',
    ],
    en: [
      'wallet|ledger|metamask|trust+wallet|trezor|coinbase|binance|exodus|<crypto> .. verif*|validat*|suspend*|connect*|sync*|updat*|kyc|restricted|migrat*|unverified|blocked|claim*|upgrade|locked',
      'seed|recovery|secret phrase',
      'airdrop*|staking .. claim*|eligible|reward*|allocation',
      'kyc',
    ],
  },
  pills: {
    fr: [
      'viagra|cialis|levitra|kamagra|cbd|keto*|phentermine|tramadol|xanax|ozempic|sildenafil',
      'érection*|érectile|libido|virilité|pénis|impuissance|performances+sexuelles|panne+sexuelle',
      'perdre|perdez|perte|maigri*|minceur|brûl* .. poids|kilos|kg|graisse*|ventre|rapidement',
      'médicaments|pharmacie .. ordonnance|ligne|canad*|pas+cher|discret*',
    ],
    en: [
      'viagra|cialis|levitra|kamagra|cbd|keto*|phentermine|tramadol|xanax|ozempic|sildenafil|male+enhancement|erectile|testosterone',
      'erection*|libido|penis|impoten*|sexual+performance|bigger+size|enlarge*|enlargement',
      'lose|burn|melt|shed|losing .. weight|fat|pounds|lbs|belly|fast',
      'meds|medication*|drugs|pharmacy|pills .. prescription|online|canad*|cheap|discreet|rx',
      'tinnitus|blood+sugar|neuropathy|joint+pain|toenail|fungus|hearing|gut .. trick|ritual|secret|simple|remedy|discover*|hack|doctor*',
    ],
  },
  pills_sold: {
    fr: [
      'commander|commandez|acheter|achetez|essay*|prix|pas+cher|livraison|promo*|offre|#|découvr*|discret*|sans+ordonnance|garanti*|naturel*|secret|formule',
    ],
    en: [
      'order|buy|try|price*|cheap*|delivery|shipping|discount|offer|sale|shop|discover|discreet*|without+prescription|guarant*|natural|formula|trick|ritual|secret|watch|save',
    ],
  },
  services: {
    fr: [
      'référencement|seo|backlink*|google .. page|site|position*|visibilité|première|premier|classement|résultats|optimis*',
      'création|refonte|conception|développement .. site*|web|internet|application*|logo',
      'site+internet|site+web .. erreurs|améliorer|audit|analys*|visité|parcouru|refonte|lent|moderne',
      'base*|fichier* .. emails|données|contacts|prospects|entreprises|qualifié*',
      'générer|génération|augment* .. leads|prospects|trafic|clients|ventes|visiteurs|rendez-vous',
    ],
    en: [
      'seo|backlink*|search+engine|google .. rank*|page|traffic|first|visibility|optimi*|organic|top|audit',
      'web+site|website|web|app|mobile|logo|graphic design*|development|redesign*|developer*|errors|audit|traffic',
      'guest post*|article*|blogging',
      'email|contact|leads|mailing|b2b list*|database*|data .. industry|target*|decision|verified|companies|attendee*',
      'generat*|boost|increase|double .. leads|traffic|sales|clients|customers|revenue|appointments|visitors',
      'outsourc*|offshore|dedicated developer*|team|service*|company',
    ],
  },
  goods: {
    fr: [
      'sommes|leader|spécialis* .. fabricant*|fournisseur*|usine|constructeur|grossiste|exportateur',
      'fabricant*|usine|fournisseur .. chine|chinois*|shenzhen|depuis|certifi*|direct|asie',
      'catalogue|devis|échantillon* .. gratuit*|intéress*|produits|demand*|prix',
    ],
    en: [
      'we|manufacturer*|factory|supplier*|exporter .. manufacturer*|factory|supplier*|china|exporter|years|professional|leading|specializ*|specialis*|shenzhen|guangdong',
      'manufactur*|factory|supplier .. china|chinese|shenzhen|shanghai|guangdong|iso|oem|years',
      'oem|odm|moq|fob|exw|ex+works',
      'catalog*|quotation|sample*|price+list .. free|interested|product*|send|need|best|request',
      'competitive|best|factory|good price*|quality',
      'interested|order|buy|purchase .. your product*|products|goods|catalog*|company',
    ],
  },
  cold_contact: {
    fr: [
      'permets de vous contacter|écrire|solliciter|adresser|présenter',
      'suis|sommes .. expert*|spécialiste*|consultant*|agence|freelance|société|entreprise|fabricant|commercial*|responsable',
      'seriez|serez|êtes vous .. disponible*|intéressé*|ouvert*|partant* .. appel|échange|rendez-vous|discussion|minutes|démonstration|collaboration|visio|proposition',
      'quelques minutes .. échanger|appel|discuter|présenter|semaine',
      'devis|audit|essai|démonstration|proposition .. gratuit*|engagement|tarif*|offert*',
      'tombé* sur votre site|profil|entreprise|page',
      'suite|relance|retour|reviens .. précédent|mail|email|message|proposition',
    ],
    en: [
      'came|stumbled|ran across|upon|through .. site|website|company|profile|page|your',
      'visit*|look*|review*|check*|went|browsing .. your site|website|company',
      'i|am|im|this|my .. name|expert*|specialist*|consultant*|agency|manager|executive|representative|developer .. seo|sales|marketing|business|company|from|digital|web',
      'would|are|if|let you|me know .. interested|open|like|free|available .. call|chat|discuss*|quote|proposal|details|price*|minutes|package*|demo|samples',
      'quick|brief|short|#|minute* call|chat|minute*|conversation|meeting|demo',
      'free|no|without quote|audit|proposal|analysis|obligation|trial|demo|cost|consultation',
      'follow*|following up|email|message|previous',
      'send|share|provide .. quote|proposal|price*|details|catalog*|samples|package*|portfolio|report',
      'cooperat*|collaborat*|long+term|business+relationship|win-win',
    ],
  },
  summons: {
    fr: [
      'convocation|convoqué*|citation|assigné*|mandat+d’arrêt|mandat+d’amener|poursuites+judiciaires|poursuites+pénales|procédure+judiciaire|garde+à+vue|mise+en+examen',
      'gendarmerie|police+nationale|police+judiciaire|interpol|europol|brigade|procureur*|tribunal|commissaire|directeur+général+de|magistrat|ministère+de+l’intérieur|juge+d’instruction',
    ],
    en: [
      'summons|subpoena|arrest+warrant|court+order|legal+proceedings|prosecution|warrant|court+notice|criminal+charges|indict*',
      'police|interpol|europol|prosecutor|court|commissioner|brigade|gendarmerie|cybercrime|federal+agents|magistrate|public+security',
    ],
  },
  shameful_crime: {
    fr: [
      'pédopornograph*|pédophil*|exhibitionnis*|cyberpornograph*|cyber+pornographie|pornographie+infantile|grooming|trafic+sexuel|attouchement*|détournement+de+mineur*',
      'pornograph*|images|vidéos|sites .. mineur*|enfant*',
      'cyber+infiltration|cyberinfiltration|infiltration .. preuve*|constat*|flagrant*|saisie|informatique',
    ],
    en: [
      'child pornograph*|porn|abuse|sexual|exploitation',
      'pedophil*|paedophil*|juvenile|grooming|sex+trafficking|exhibitionis*|cyber+pornography',
      'cyber+infiltration|indecent+images',
    ],
  },
  justify: {
    fr: [
      'justific* .. mail|email|courriel|adresse|heures|délai|répon*',
      'répon*|fai*|envoy*|transmet* .. justific*|explication*|défense|mail|heures|adresse',
      'amende|transaction|règlement+à+l’amiable|caution|classer|classement',
      'fich*|registre .. national|délinquant*|sexuel*|fnaeg|fijais',
      'médias|presse|télévision|proches|famille|chaînes .. diffus*|transmis*|informé*|dossier|publi*',
      'heures',
    ],
    en: [
      'justif*|explanation*|defen* .. email|hours|reply|send|address',
      'reply|respond|contact|send .. justif*|explanation*|email|hours|within',
      'fine|settlement|bail|amicable|penalty',
      'register* .. sex|offender*|national',
      'media|press|family|television .. broadcast|sent|publish*|inform*|file',
      'hours',
    ],
  },
} as const satisfies Concepts;
