// Forty extortions, as forty hands would write them: half in French, half in English; long, short, polite, coarse, mistyped, disguised.

import { forger, type Letter, owner, unchecked, yourself } from './letter.ts';

const french: readonly Omit<Letter, 'language'>[] = [
  {
    sender: yourself,
    label: 'soleil1984',
    subject: 'Votre compte a été piraté',
    text: 'Bonjour !\n\nComme vous l’avez peut-être remarqué, je vous écris depuis votre propre adresse. Cela signifie que j’ai un accès complet à votre appareil.\nJe vous observe depuis plusieurs mois. Vous avez été infecté par un virus sur un site pour adultes.\nJ’ai réalisé une vidéo où l’on vous voit vous satisfaire dans la moitié gauche de l’écran, et à droite la vidéo que vous regardiez.\nD’un clic je peux l’envoyer à tous vos contacts.\nPour éviter cela, transférez 950 $ en bitcoins à mon adresse : 1A1zP1eP5QGefi2DMPTfTL5SLmv7DivfNa\nVous avez 48 heures. Après réception du paiement, je supprimerai la vidéo et vous n’entendrez plus jamais parler de moi.',
  },
  {
    sender: owner('Marc <contact@boulangerie-lefevre.fr>'),
    subject: 'Dernière chance',
    text: 'je sais tout. ton mot de passe c’est soleil1984. j’ai la vidéo de toi devant ton pc, celle que tu voudrais pas que ta femme voit. 600 euros en btc ici bc1qw508d6qejxtdg4y5r3zarvary0c5xw7kv8f3t4 et on en parle plus. t’as jusqu’à demain soir sinon tout le monde la recoit.',
  },
  {
    sender: unchecked('Service Sécurité <noreply@host-4471.example.net>'),
    subject: 'Proposition d’affaires',
    text: 'Cher utilisateur,\n\nJ’ai le regret de vous informer que, voici environ trois mois, j’ai obtenu l’accès aux appareils avec lesquels vous naviguez sur Internet. Depuis, je suis vos activités.\n\nJ’ai installé un cheval de Troie sur les systèmes d’exploitation de tous vos appareils. Ce logiciel me donne accès à votre micro, votre caméra, votre clavier. J’ai téléchargé vos données, vos photos, votre historique.\n\nEn rassemblant des informations, j’ai découvert que vous êtes un grand amateur de sites pornographiques. J’ai pu enregistrer plusieurs de vos scènes intimes.\n\nSi vous en doutez, il me suffit de quelques clics pour que toutes ces vidéos soient partagées avec vos amis, vos collègues et vos proches.\n\nVoici ce que je propose : vous me versez 1 450 € (en bitcoins, au cours du jour) et, dès réception, j’efface tout.\n\nNe cherchez pas à prévenir la police. Le compte à rebours commence dès que vous ouvrez ce message : deux jours.',
  },
  {
    sender: owner('L <lucas.verneuil88@gmail.com>'),
    subject: 'c’est toi sur la video ?',
    text: 'Salut, on s’est parlé sur le site de rencontre, tu te souviens pas de moi mais moi j’ai tout enregistré, ton visage et le reste. J’ai ta liste d’amis facebook. Tu m’envoies 400 euros par coupon PCS ou Transcash ou bien je balance la vidéo à ta famille. Je te laisse 3 heures.',
  },
  {
    sender: forger('Camille <camille@exemple.fr>'),
    subject: 'Paiement en attente',
    text: 'Bonjour. Ceci n’est pas une blague.\nJe suis un hacker qui a pénétré votre système d’exploitation. J’ai aussi un accès total à votre compte.\nMon maliciel est basé sur des pilotes, il met à jour ses signatures toutes les quatre heures, c’est pourquoi votre antivirus est resté muet.\nJ’ai une séquence où vous prenez du plaisir tout seul. Une pression sur ma souris et elle part chez toutes vos connaissances.\n1 200 dollars en Litecoin suffiront à m’en empêcher.\nJe vous donne 50 heures.',
  },
  {
    sender: unchecked('anonyme <x91@mail-ru.example.org>'),
    subject: 'V0tre v1déo',
    text: 'J’ai p1raté votre 0rdinateur et act1vé la webc@m. Sur l’enreg1strement on vous voit vous m@sturber. Envoyez 700 € en b1tcoin à bc1qw508d6qejxtdg4y5r3zarvary0c5xw7kv8f3t4 ou j’env0ie t0ut à vos c0ntacts. Vous avez 24 heures.',
  },
  {
    sender: yourself,
    subject: 'Urgent',
    text: 'V\u200bo\u200btre ordi\u200bnateur a é\u200bté in\u200bfecté. Je vous ai fi\u200blmé par la web\u200bcam pendant que vous regar\u200bdiez du por\u200bno. Pay\u200bez 500 euros en bit\u200bcoin sous 2 jours sinon la vi\u200bdéo part à vos pro\u200bches et à vos col\u200blègues.',
  },
  {
    sender: owner('Jean-Marie Dubois <jm.dubois@transports-dubois.example.com>'),
    subject: 'Votre réputation',
    text: 'Madame, Monsieur,\n\nMon équipe détient depuis peu l’intégralité des courriels, des contrats et des fiches de paie de votre société, copiés sur votre serveur à la faveur d’une faille. Faute d’un règlement de 3 bitcoins d’ici vendredi, l’ensemble sera publié en ligne et transmis à vos concurrents et à vos clients. Votre réputation n’y survivra pas. Le paiement effectué, nous détruirons nos copies ; vous avez notre parole.',
  },
  {
    sender: unchecked('Equipe <team@protonmail.example.com>'),
    subject: 'Attaque DDoS sur votre site',
    text: 'Nous allons lancer une attaque DDoS contre votre site et toute votre infrastructure lundi à 8 h. Elle ne s’arrêtera pas tant que vous n’aurez pas payé. Prix pour l’éviter : 1 BTC à 1A1zP1eP5QGefi2DMPTfTL5SLmv7DivfNa. Après le délai, le prix double. Une petite démonstration aura lieu ce soir. Inutile de répondre, cette adresse n’est pas relevée.',
  },
  {
    sender: unchecked('Inconnu <k.k@mailbox.example.org>'),
    subject: 'ne faites rien de stupide',
    text: 'On m’a payé pour vous éliminer. Le commanditaire est quelqu’un que vous connaissez bien. J’ai observé vos trajets, votre maison, vos enfants. Je suis prêt à renoncer et à vous donner son nom contre 5000 euros en bitcoin. Vous avez trois jours. Si vous parlez à la police, je m’exécute.',
  },
  {
    sender: yourself,
    label: 'Azerty!29',
    subject: 'Azerty!29',
    text: 'Azerty!29 est bien votre mot de passe, n’est-ce pas ? Vous ne me connaissez pas et vous vous demandez pourquoi je vous écris. J’ai placé un logiciel malveillant sur un site x, et pendant que vous regardiez, votre navigateur a servi de bureau à distance avec un enregistreur de frappe. J’ai fait une vidéo à deux écrans. Deux choix : ignorer ce message, et j’enverrai votre vidéo à toutes vos relations, ou me faire un don de 2 000 $. Dans ce cas j’efface aussitôt votre vidéo. Vous continuerez votre vie comme si rien n’était arrivé.',
  },
  {
    sender: owner('Sandra <sandra.mlr@outlook.fr>'),
    subject: '(sans objet)',
    text: 'Coucou mon coeur, tu es tombé dans le piège, j’ai toutes tes photos nues et ton numéro, et aussi l’Instagram de ta copine. 300€ par carte Neosurf avant minuit ou je publie. Bloque moi et je publie direct.',
  },
  {
    sender: unchecked('Hacker <info@srv.example.info>'),
    subject: 'Mise en garde : vos données ont été volées',
    text: 'Cher(e) internaute, je fais parti d’un groupe de hackeur international. On a compromi votre messagerie et toute votre liste de contact. Nous savont ce que vous faite le soir sur les site pornographique, la camera de votre portable a tout filmer. Pour que ca reste entre nous il faut payé 890 EUR en cryptomonaie (USDT) dans un delai de 36 heure. Passé ce delai on diffuse a tout vos contact et sur les reseaux sociaux. Pas la peine de porter plainte, on est intracable.',
  },
  {
    sender: unchecked('C. <contact@lettre.example.net>'),
    subject: 'Alerte à la bombe',
    text: 'Un engin explosif a été déposé dans votre immeuble par mon homme de main. Il est petit et bien caché. Si je reçois 20 000 $ en bitcoin avant la fin de la journée, il le retirera. Sinon il y aura des blessés. Vous ne retrouverez ni lui ni moi. 1A1zP1eP5QGefi2DMPTfTL5SLmv7DivfNa',
  },
  {
    sender: yourself,
    subject: 'Infection de vos appareils',
    text: 'Comment allez-vous ?\nJe sais, c’est désagréable de commencer une conversation par une mauvaise nouvelle, mais je n’ai pas le choix. Il y a quelques mois, j’ai eu accès à vos appareils. J’ai acheté l’accès à votre messagerie auprès d’autres pirates. J’ai constaté que vous fréquentiez volontiers des pages réservées aux adultes. J’ai monté plusieurs films où l’on vous voit atteindre l’orgasme. Si vous ne me croyez pas, j’adresserai ce film à vos collègues et à vos parents. Virez-moi la somme de 1 390 € en monnaie virtuelle et tout disparaîtra. Portefeuille : bc1qw508d6qejxtdg4y5r3zarvary0c5xw7kv8f3t4',
  },
  {
    sender: forger('"camille@exemple.fr" <camille@exemple.fr>'),
    subject: 'Message de ta boite',
    text: 'Regarde l’expéditeur : c’est toi. Normal, je suis dans ta boite. J’ai aussi tes photos et ton historique (pas joli joli). Fais un virement de 0,015 BTC sur 1A1zP1eP5QGefi2DMPTfTL5SLmv7DivfNa et je t’oublie. Si dans 72h j’ai rien, toute ton entourage saura quel genre de vidéos tu mates et ce que tu fais devant.',
  },
  {
    sender: unchecked('R <r@r.example.org>'),
    subject: 'Je vous ai à l’œil',
    text: 'Votre tеléphоnе еst sоus mоn соntrôle. J’аi filmé vоs mоmеnts intimеs аvес lа саmérа frоntаlе. Il vоus rеstе dеux jоurs роur m’еnvоyеr 640 еurоs еn Bitсоin, аdrеssе bc1qw508d6qejxtdg4y5r3zarvary0c5xw7kv8f3t4. Sinоn lа vidéо sеrа еnvоyéе à tоut vоtrе réреrtоirе.',
  },
  {
    sender: owner('Cabinet conseil <cabinet@conseil-net.example.com>'),
    subject: 'Avis négatifs',
    text: 'Nous pouvons poster dès demain cinquante faux avis négatifs sur votre fiche Google et ruiner votre commerce en une semaine. Pour que rien ne se passe : 800 euros en crypto, avant vendredi. Ensuite vous serez tranquille. Répondre ne sert à rien.',
  },
  {
    sender: yourself,
    subject: 'J’ai de mauvaises nouvelles',
    text: 'TOUT VOTRE MATÉRIEL EST COMPROMIS. JE VOUS AI ENREGISTRÉ. JE POSSÈDE LA VIDÉO ET LA LISTE DE VOS CONTACTS. 1000 EUROS EN BITCOINS. 48 HEURES. SINON TOUT SERA ENVOYÉ À VOTRE FAMILLE ET À VOTRE EMPLOYEUR.',
  },
  {
    sender: unchecked('Police des mœurs <x@dominio.example.org>'),
    subject: 'Votre secret',
    text: 'Je connais votre secret et je peux le prouver. Pendant des semaines votre webcam m’a montré ce que vous faites quand vous êtes seul. Imaginez la honte si votre conjoint ou votre patron tombait là-dessus. Je ne suis pas un monstre : 550 euros, en bitcoins, et je disparais de votre vie. Pour acheter des bitcoins, cherchez sur Google. Vous avez cinq jours à partir de la lecture de ce courriel.',
  },
];

const english: readonly Omit<Letter, 'language'>[] = [
  {
    sender: yourself,
    label: 'hunter2',
    subject: 'hunter2',
    text: 'hunter2 is one of your passwords. Let us get straight to the point. Not a single person has paid me to investigate you. I placed a malware on the adult video clips site and guess what, you visited this site to experience fun. While you were watching, your browser began working as a remote desktop with a key logger which gave me access to your display and web cam. My software collected your complete contacts from your Messenger, Facebook and email account. I created a double-screen video. You have two options. Option one is to skip this email: I will send out your video to each of your contacts. Option two is to pay me $2900. You will make the payment by Bitcoin. BTC address: 1A1zP1eP5QGefi2DMPTfTL5SLmv7DivfNa. You have one day. There is a special pixel in this mail and I know that you have read it.',
  },
  {
    sender: owner('Dan <office@smith-plumbing.example.com>'),
    subject: 'we need to talk',
    text: 'got you on tape. your webcam, your face, your hand, you know what i mean. 500 bucks in bitcoin to bc1qw508d6qejxtdg4y5r3zarvary0c5xw7kv8f3t4 by friday or your wife gets a copy and so does everyone at work.',
  },
  {
    sender: forger('camille@exemple.fr'),
    subject: 'Waiting for the payment.',
    text: 'Hello!\n\nHave you recently noticed that I have e-mailed you from your account? Yes, this simply means that I have total access to your device.\nFor the last couple of months, I have been watching you. You got infected with malware coming from an adult website that you visited.\nWith help of the Trojan Virus, I have complete access to a PC or any other device. I can see you at any time I wish to on your screen by simply turning on your camera and microphone.\nI have a video of you wanking on the left screen while the right screen shows the video you were watching.\nWith just a single click of my mouse, this video can be sent to all your social networks and e-mail contacts.\nAll you have to do is transfer bitcoins worth 850 USD to my Bitcoin address: 1A1zP1eP5QGefi2DMPTfTL5SLmv7DivfNa\nYou have 2 days (48 hours).',
  },
  {
    sender: unchecked('Ghost <ghost@mail.example.org>'),
    subject: 'Read carefully, this concerns your family',
    text: 'I was hired to hurt you. The person who ordered it paid half in advance. I have followed you for a week and I have no quarrel with you, so here is my offer: pay 4000 dollars in bitcoin within three days and I walk away and hand you his name. Go to the cops and I finish the job.',
  },
  {
    sender: owner('Kelly <kelly.jones.443@gmail.com>'),
    subject: 'remember me?',
    text: 'Hey, i recorded our whole videocall last night. You were naked and your face is in it. I also have your followers list. Send $300 in steam or apple cards or i post it everywhere and tag your mom. Clock is ticking, 2 hours.',
  },
  {
    sender: unchecked('Admin <admin@vps.example.net>'),
    subject: 'Y0ur acc0unt was hacked',
    text: 'I h@cked y0ur c0mputer and rec0rded y0u thr0ugh the webc@m while you watched p0rn. Pay $700 in b1tc0in to bc1qw508d6qejxtdg4y5r3zarvary0c5xw7kv8f3t4 within 48 h0urs or the v1deo g0es to all your c0ntacts.',
  },
  {
    sender: yourself,
    subject: 'Your privacy',
    text: 'I ha\u200bve ac\u200bcess to yo\u200bur cam\u200bera. I rec\u200borded you plea\u200bsuring your\u200bself. Tra\u200bnsfer 0.02 bit\u200bcoin in two days or I sha\u200bre the foot\u200bage with your col\u200bleagues and re\u200blatives.',
  },
  {
    sender: owner('Data Team <data@incident-response.example.com>'),
    subject: 'Your company data',
    text: 'Dear management,\n\nOver the past six weeks we have exfiltrated 240 GB from your file servers: contracts, payroll, customer records, e-mail archives. Your backups have been encrypted. We expect a payment of 5 BTC. If we have not heard from you in five business days, the first portion will be published on our blog and offered to your competitors, and regulators will be informed. Paying means we delete every copy and tell you how we got in. Do not involve law enforcement.',
  },
  {
    sender: unchecked('Armada <armada@collective.example.org>'),
    subject: 'DDoS attack warning',
    text: 'We are the Armada Collective. All of your servers will be subject to a DDoS attack starting next Tuesday unless you pay 2 bitcoin to 1A1zP1eP5QGefi2DMPTfTL5SLmv7DivfNa. If you do not pay, the attack will start, and the fee to stop will increase to 10 bitcoin. Your website will be down for days and your customers will leave. Do not reply, we will not read.',
  },
  {
    sender: unchecked('Recruited Person <mercenary@post.example.net>'),
    subject: 'Rescue service',
    text: 'My mercenary has hidden an explosive device in the building where your business is located. It can be hidden anywhere. If you transfer $20,000 in Bitcoin before the end of the working day, I will call him off. Nobody will be able to find out who we are. 1A1zP1eP5QGefi2DMPTfTL5SLmv7DivfNa',
  },
  {
    sender: yourself,
    subject: 'Bad news for you',
    text: 'Greetings. I regret to have to inform you that a few months ago I obtained entry to the devices you browse with. Since then I have kept an eye on you. While compiling information I found out that you are a true fan of porn pages. I assembled several clips in which you reach orgasm. If you do not believe me, I only need a few clicks to send them to your friends, co-workers and relatives. Let us settle it like this: you send me 1650 USD worth of bitcoin and I clean your devices of my trojan. It is a fair price. My wallet: bc1qw508d6qejxtdg4y5r3zarvary0c5xw7kv8f3t4',
  },
  {
    sender: forger('"camille@exemple.fr" <camille@exemple.fr>'),
    subject: 'look at the sender',
    text: 'Look at the sender of this email. It is you. I own your mailbox, your phone and your laptop. I also own a very embarrassing clip of yours. Price of my silence is 1,000 USD in Monero. When I get it I forget you. When I do not, your boss and your parents receive the clip on Sunday.',
  },
  {
    sender: unchecked('noname <z@z.example.org>'),
    subject: 'u r hacked',
    text: 'ur computer was infect by my virus when u visit xxx site. i hav video u masturbat. also all ur contacts from phone n facebook. if u dont wan every1 see it pay 350$ bitcoin adress bc1qw508d6qejxtdg4y5r3zarvary0c5xw7kv8f3t4. u hav 30 hour. no police.',
  },
  {
    sender: unchecked('Anonymous <team@anon.example.info>'),
    subject: 'For your own safety, read this email',
    text: 'You are in big trouble. However, do not panic right away. We are a worldwide network of several thousand professionals. Two months ago my colleagues and I installed spyware on your computer and then gained access to all of your devices. We recorded you watching things that most normal people would consider perverted. There is a close-up of you. You must transfer $1490 to this cryptocurrency wallet: 1A1zP1eP5QGefi2DMPTfTL5SLmv7DivfNa. You have exactly 48 hours, so think less and do more. If I do not receive a payment, every person in your contact list will get the material. Your life will be completely ruined.',
  },
  {
    sender: yourself,
    subject: 'YOUR VIDEO',
    text: 'EVERYTHING ON YOUR DEVICES HAS BEEN COPIED. I FILMED YOU WITH YOUR OWN CAMERA. PAY 900 EUR IN BTC IN 48 HOURS OR THE VIDEO GOES TO YOUR FAMILY, YOUR EMPLOYER AND THE INTERNET.',
  },
  {
    sender: unchecked('SEO <angry@review.example.com>'),
    subject: 'Your business reviews',
    text: 'Starting Monday we will flood your Google profile with one hundred bad reviews and report your pages. You will lose your ranking and your customers. It costs 600 dollars in bitcoin to make us go away. We will not negotiate and you cannot trace us.',
  },
  {
    sender: owner('Investigator <private.eye@investigate.example.com>'),
    subject: 'About your affair',
    text: 'I know about the secret you are keeping from your wife. I have photos of you and her, the hotel, the messages. I can keep quiet, but my time is worth something: 8,750 dollars in bitcoin as a confidentiality fee. Otherwise I will mail the whole file to your spouse and then to your friends and neighbours. I am giving you ten days.',
  },
  {
    sender: unchecked('Х <x@x.example.org>'),
    subject: 'Yоur dеviсе',
    text: 'I hаvе full соntrоl оf yоur dеviсе. I rесоrdеd yоu thrоugh yоur wеbсаm whilе yоu wеrе wаtсhing роrn. Sеnd $800 in bitсоin tо bc1qw508d6qejxtdg4y5r3zarvary0c5xw7kv8f3t4 within twо dаys оr I will shаrе thе vidео with аll yоur соntасts.',
  },
  {
    sender: owner('Billing <billing@gym-members.example.com>'),
    subject: 'Final demand',
    text: 'You did not answer my first letter. So be it. The recording from your bedroom is ready to be uploaded, with your full name and your phone number under it. The amount has gone up to 1,200 pounds, payable in ethereum to 0x5aAeb6053F3E94C9b9A09f33669435E7Ef1BeAed. Tomorrow at noon is the end of it.',
  },
  {
    sender: yourself,
    subject: 'I am sorry for you',
    text: 'To whom it may concern,\n\nAs a consequence of your carelessness online, a program of mine has lived on your machine since spring. It gave me your correspondence, your pictures and, regrettably, several hours of footage in which you are not at your best. I have no wish to see your marriage and your career destroyed. A contribution of EUR 750, in bitcoin, will see all of it erased. Should it not arrive within three days, I shall have to forward a selection to those nearest to you.',
  },
];

export const extortionLetters: readonly Letter[] = [
  ...french.map((letter) => ({ ...letter, language: 'fr' as const })),
  ...english.map((letter) => ({ ...letter, language: 'en' as const })),
];
