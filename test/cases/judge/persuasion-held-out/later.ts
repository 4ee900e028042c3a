// Forty-four more frauds, imagined once the first ones had led to wider rules: they say how far those carry.

import { forged } from '../case.ts';
import { forger, type Letter, owner, unchecked, yourself } from './letter.ts';

export const secondLetters: readonly Letter[] = [
  {
    language: 'fr',
    sender: yourself,
    subject: 'Bonsoir',
    text: 'Il y a une chose que vous devriez savoir. Depuis le mois de mai, un petit programme à moi vit dans votre téléphone. Il voit ce que vous voyez. Il entend ce que vous dites. J’ai de quoi faire rougir votre belle-famille pendant dix ans. Offrez-moi 0,03 bitcoin et le programme se détruit tout seul. Refusez, et vos contacts auront une belle surprise mercredi.',
  },
  {
    language: 'fr',
    sender: unchecked('Modérateur <moderation@forum.example.net>'),
    subject: 'Compte Snapchat',
    text: 'tu croyais parler a une fille mdr. g enregistré ta bite et ton visage. tu payes 200 euros paysafecard dans lheure ou jenvoie tout a ta mere et a tes abonnés. pas de blocage sinon c direct en ligne',
  },
  {
    language: 'fr',
    sender: owner('Groupe Lynx <lynx@atelier-postal.example.com>'),
    subject: 'Vos fichiers clients',
    text: 'Bonjour,\nVotre base clients (48 000 lignes, avec mots de passe et cartes) est entre nos mains. Nous laissons à votre direction cinq jours pour verser 2 BTC. Passé ce délai, elle sera mise en vente sur un forum et la CNIL recevra un exemplaire. Preuve sur demande. Ne perdez pas de temps avec la police.',
  },
  {
    language: 'fr',
    sender: forger('Camille <camille@exemple.fr>'),
    subject: 'Vous avez été infecté(e)',
    text: 'Salutations. Lors de votre visite d’une page érotique, un script a été chargé dans votre navigateur. Grâce à lui, la caméra s’est déclenchée. Vous imaginez la suite. Le montage est prêt et vos carnets d’adresses sont sauvegardés chez moi. Il vous suffit d’envoyer l’équivalent de 820 € en Ethereum à 0x5aAeb6053F3E94C9b9A09f33669435E7Ef1BeAed. Deux jours francs. Au-delà, distribution générale.',
  },
  {
    language: 'fr',
    sender: unchecked('Justicier <j@onion.example.org>'),
    subject: 'Liaison',
    text: 'Monsieur, je sais avec qui vous passez vos mardis. J’ai les photos de l’hôtel et les messages. Votre épouse n’en sait rien encore. Mon silence coûte 3 000 euros, en bitcoins. Sans nouvelles de votre part d’ici dimanche, elle recevra le dossier complet, et votre employeur aussi.',
  },
  {
    language: 'fr',
    sender: owner('M <m.delacroix@mail-libre.example.com>'),
    subject: 'Vidéo prête',
    text: 'La vidéo dure 4 min 12. On vous reconnaît très bien, et ce que vous faites de votre main droite aussi. Elle est programmée pour partir vendredi à 18 h vers les 312 personnes de votre répertoire. Pour annuler l’envoi : 700 € en BTC sur bc1qw508d6qejxtdg4y5r3zarvary0c5xw7kv8f3t4.',
  },
  {
    language: 'en',
    sender: yourself,
    subject: 'Good evening',
    text: 'There is something you ought to know. Since May a small program of mine has lived on your phone. It sees what you see and hears what you say. I hold enough to make your in-laws blush for a decade. Give me 0.03 bitcoin and it deletes itself. Refuse, and your contacts will have quite a surprise on Wednesday.',
  },
  {
    language: 'en',
    sender: unchecked('mod <mod@chat.example.net>'),
    subject: 'lol',
    text: 'u thought u were talkin to a girl lmao. i screen recorded ur d and ur face. 200 in paysafecard in 1 hour or i send it to ur mom and all ur followers. block me n its online',
  },
  {
    language: 'en',
    sender: owner('Lynx Group <lynx@postal-room.example.com>'),
    subject: 'Your customer records',
    text: 'Hello,\nYour customer database (48,000 rows, passwords and cards included) is in our hands. Your management has five days to pay 2 BTC. After that it goes on sale in a forum and the regulator gets a copy. Proof on request. Do not waste time on the police.',
  },
  {
    language: 'en',
    sender: forger('camille@exemple.fr'),
    subject: 'You have been infected',
    text: 'Greetings. When you visited an erotic page, a script was loaded into your browser and switched on the camera. You can imagine the rest. The montage is ready and your address books are saved with me. Send the equivalent of 820 EUR in Ethereum to 0x5aAeb6053F3E94C9b9A09f33669435E7Ef1BeAed. Two days, then it is distributed to everyone.',
  },
  {
    language: 'en',
    sender: unchecked('Just <j@onion.example.org>'),
    subject: 'Tuesdays',
    text: 'Sir, I know with whom you spend your Tuesdays. I have the hotel pictures and the texts. Your wife knows nothing yet. My silence costs 3,000 dollars in bitcoin. If I hear nothing by Sunday she gets the complete file, and so does your employer.',
  },
  {
    language: 'en',
    sender: owner('M <m.cross@free-post.example.com>'),
    subject: 'The clip is ready',
    text: 'The clip is 4 minutes 12 long. Your face is easy to recognise, and so is what your right hand is doing. It is scheduled to go out on Friday at six to the 312 people in your phone book. To cancel: 700 USD in BTC to bc1qw508d6qejxtdg4y5r3zarvary0c5xw7kv8f3t4.',
  },
  {
    language: 'fr',
    sender: owner('Le Maire <monsieur.lemaire.mairie@gmail.com>'),
    subject: 'Sollicitation',
    text: 'Bonjour, j’espère que vous allez bien. Pourriez-vous me rappeler par mail si vous êtes à votre poste ? J’ai un achat à vous confier pour une cérémonie, je vous expliquerai. Je suis en commission jusqu’à ce soir et ne prends aucun appel.',
  },
  {
    language: 'fr',
    sender: owner('Nathalie R. <nathalie.r.compta@outlook.fr>'),
    subject: 'Re: cartes',
    text: 'Super merci ! Prends-moi quatre PCS Mastercard de 150 € et deux recharges Google Play, puis photographie les tickets et transmets-les-moi par retour. Tu mettras ça en note de frais.',
  },
  {
    language: 'fr',
    sender: {
      from: 'Direction <direction@exemple.fr>',
      replyTo: 'direction@exemple-groupe.example.org',
      authentication: forged('exemple.fr'),
    },
    subject: 'Règlement fournisseur étranger',
    text: 'Je vous charge de solder aujourd’hui la facture d’un fournisseur portugais, 18 960 €. L’IBAN suit dans un second message. Exécutez le virement en instantané et envoyez-moi la preuve. Je suis dans l’avion à partir de midi.',
  },
  {
    language: 'fr',
    sender: {
      from: 'Cabinet Comptable Riou <contact@riou-expertise.example.com>',
      replyTo: 'riou.expertise.compta@gmail.com',
    },
    subject: 'Honoraires',
    text: 'Chers clients, notre établissement bancaire a changé. Pour vos prochains virements d’honoraires, merci de substituer l’IBAN ci-joint à celui que vous utilisez. Tout versement sur l’ancien compte nous serait retourné.',
  },
  {
    language: 'fr',
    sender: owner('Inès Caradec <ines.caradec.29@hotmail.fr>'),
    subject: 'paie de mars',
    text: 'Coucou, est-ce que c’est encore possible de modifier mon RIB pour la paie de ce mois ? J’ai ouvert un compte en ligne et l’ancien ferme lundi. Dis-moi vite, merci !',
  },
  {
    language: 'fr',
    sender: owner('Pr. Quéméner <quemener.labo@proton.me>'),
    subject: 'discret',
    text: 'Es-tu seule au labo ? J’ai quelque chose à te demander, mais pas au téléphone et pas devant les autres. Écris-moi ici.',
  },
  {
    language: 'en',
    sender: owner('The Mayor <mayors.office.town@gmail.com>'),
    subject: 'Request',
    text: 'Hope you are well. Drop me an email if you are in the office. There is a purchase I would like to entrust to you for a ceremony, I will explain. In committee until tonight, not taking calls.',
  },
  {
    language: 'en',
    sender: owner('Natalie <natalie.r.accounts@outlook.com>'),
    subject: 'Re: cards',
    text: 'Lovely, thanks! Get me four $150 Visa prepaid cards and two Razer Gold, then photograph the receipts and the numbers on the back and send them over. Put it on expenses.',
  },
  {
    language: 'en',
    sender: {
      from: 'Head Office <office@exemple.fr>',
      replyTo: 'office@exemple-holding.example.org',
      authentication: forged('exemple.fr'),
    },
    subject: 'Overseas supplier',
    text: 'Please settle the invoice of a Portuguese supplier today, EUR 18,960. The IBAN follows in a second message. Send it as an instant payment and let me have the confirmation. I board at noon.',
  },
  {
    language: 'en',
    sender: {
      from: 'Rowe Accountants <contact@rowe-accountants.example.com>',
      replyTo: 'rowe.accountants.billing@gmail.com',
    },
    subject: 'Our fees',
    text: 'Dear clients, we have moved to another bank. For your next payments please replace the account number you hold with the one attached. Anything sent to the old account will be returned to you.',
  },
  {
    language: 'en',
    sender: owner('Ines Carter <ines.carter.77@hotmail.com>'),
    subject: 'march pay',
    text: 'Hiya, is it still possible to change my bank details for this month’s pay? I opened an online account and the old one shuts on Monday. Let me know quickly, thanks!',
  },
  {
    language: 'en',
    sender: owner('Prof. Quill <quill.lab@proton.me>'),
    subject: 'discreet',
    text: 'Are you alone in the lab? There is something I want to ask you, not over the phone and not in front of the others. Write to me here.',
  },
];

/** Written last. */
export const thirdLetters: readonly Letter[] = [
  {
    language: 'fr',
    sender: yourself,
    subject: 'Votre appareil a été compromis',
    text: 'Bonjour. Un logiciel espion tourne sur votre appareil depuis des semaines. J’ai récupéré vos mots de passe, vos conversations et une vidéo très personnelle prise avec votre webcam. Je demande 1 100 euros en Bitcoin sur le portefeuille 1A1zP1eP5QGefi2DMPTfTL5SLmv7DivfNa. Vous avez trois jours. Ensuite, la vidéo sera transmise à tous vos contacts.',
  },
  {
    language: 'fr',
    sender: unchecked('Administrateur <sys@host.example.org>'),
    subject: 'Accès non autorisé à votre compte',
    text: 'Votre compte est entre mes mains. La preuve : ce message part de chez vous. Je vous ai vu visiter des sites pour adultes, et j’ai gardé des captures. Si vous ne voulez pas que vos collègues les voient, payez 600 dollars en BTC. Je ne plaisante pas. 24 heures.',
  },
  {
    language: 'fr',
    sender: owner('Sarah <sarah.lmb@gmail.com>'),
    subject: 'dernier avertissement',
    text: 'Tu as voulu jouer. J’ai ta vidéo, ton facebook et le numéro de ton patron. Mandat cash ou coupon Neosurf de 250€ maintenant sinon j’envoie tout à ta femme et à tes amis.',
  },
  {
    language: 'fr',
    sender: owner('Brigade <brigade.mineurs.contact@outlook.fr>'),
    subject: 'Procédure judiciaire',
    text: 'À votre attention. Nous engageons contre vous des poursuites judiciaires pour pédopornographie, site pornographique et cyberpornographie. Vous êtes prié de faire entendre vos justifications par mail sous 48 h. Passé ce délai, un mandat d’arrêt sera émis par le procureur et votre dossier transmis aux médias. Commissaire divisionnaire, Police judiciaire.',
  },
  {
    language: 'fr',
    sender: unchecked('X <contact@exfil.example.net>'),
    subject: 'Fuite de données',
    text: 'Nous avons copié les fichiers de votre entreprise. Versez 1,5 BTC avant lundi ou nous publions tout, y compris les dossiers du personnel. Le paiement reçu, les données seront détruites.',
  },
  {
    language: 'en',
    sender: yourself,
    subject: 'Your device was compromised',
    text: 'Hello. Spyware has been running on your device for weeks. I collected your passwords, your chats and a very private video taken with your webcam. I want 1,100 USD in Bitcoin to the wallet 1A1zP1eP5QGefi2DMPTfTL5SLmv7DivfNa. You have three days. After that the video will be sent to all your contacts.',
  },
  {
    language: 'en',
    sender: unchecked('Administrator <sys@host.example.org>'),
    subject: 'Unauthorised access to your account',
    text: 'Your account is in my hands. The proof: this message comes from you. I saw you on adult websites and I kept screenshots. If you do not want your colleagues to see them, pay 600 dollars in BTC. I am not joking. 24 hours.',
  },
  {
    language: 'en',
    sender: owner('Sara <sara.lmb@gmail.com>'),
    subject: 'last warning',
    text: 'You wanted to play. I have your video, your facebook and your boss’s number. $250 in Apple gift cards now or I send everything to your wife and your friends.',
  },
  {
    language: 'en',
    sender: owner('Intl Police <cybercrime.unit.desk@outlook.com>'),
    subject: 'Judicial proceedings',
    text: 'Attention. We are opening legal proceedings against you for child pornography and grooming, recorded by our cyber infiltration. You must send your justification by email within 48 hours. After that an arrest warrant will be issued by the prosecutor and the file passed to the media. Commissioner, Europol.',
  },
  {
    language: 'en',
    sender: unchecked('X <contact@exfil.example.net>'),
    subject: 'Data leak',
    text: 'We have copied the files of your company. Pay 1.5 BTC before Monday or we publish everything, staff records included. Once paid, the data will be destroyed.',
  },
  {
    language: 'fr',
    sender: owner('Bernard Quéré <b.quere.presidence@gmail.com>'),
    subject: 'Besoin de vous',
    text: 'Bonjour Camille, pouvez-vous vous libérer quelques minutes ? J’ai besoin que vous vous occupiez de quelque chose d’assez urgent. Pas de téléphone, je suis en rendez-vous. Répondez ici. Bernard Quéré',
  },
  {
    language: 'fr',
    sender: owner('B. Quéré <quere.bernard.asso@yahoo.fr>'),
    subject: 'Suite',
    text: 'Merci. Il me faudrait 6 cartes Google Play à 50 €. Une fois achetées, envoyez-moi les codes en photo. Je vous rembourse demain sans faute.',
  },
  {
    language: 'fr',
    sender: {
      from: 'Bernard Quéré <b.quere@exemple.fr>',
      replyTo: 'b.quere@groupe-exemple.example.com',
      authentication: forged('exemple.fr'),
    },
    subject: 'Paiement à faire',
    text: 'Camille, merci de faire un virement urgent de 9 750 € à un nouveau prestataire. Je vous envoie le RIB. Restez discrète pour le moment, l’annonce est prévue lundi.',
  },
  {
    language: 'fr',
    sender: {
      from: 'Imprimerie Kerjean <contact@imprimerie-kerjean.example.com>',
      replyTo: 'imprimeriekerjean@outlook.fr',
    },
    subject: 'Nouveau RIB',
    text: 'Bonjour, nous vous informons que nous avons changé de compte bancaire. Merci d’effectuer le paiement de la facture en attente sur le RIB joint et de nous envoyer une confirmation.',
  },
  {
    language: 'fr',
    sender: owner('Gaël Le Roux <gael.leroux.salarie@gmail.com>'),
    subject: 'Changement de compte',
    text: 'Bonjour, je souhaite que mon prochain salaire soit viré sur un autre compte. Voici mes nouvelles coordonnées bancaires. Merci de me confirmer que c’est pris en compte avant la paie.',
  },
  {
    language: 'en',
    sender: owner('Bernard Quill <b.quill.president@gmail.com>'),
    subject: 'Need you',
    text: 'Hi Camille, can you spare a few minutes? I need you to take care of something rather urgent. No phone please, I am in a meeting. Reply here. Bernard Quill',
  },
  {
    language: 'en',
    sender: owner('B. Quill <quill.bernard.club@yahoo.com>'),
    subject: 'Next',
    text: 'Thanks. I would need 6 Google Play cards at $50. Once you have bought them, send me the codes in a photo. I will refund you tomorrow.',
  },
  {
    language: 'en',
    sender: {
      from: 'Bernard Quill <b.quill@exemple.fr>',
      replyTo: 'b.quill@group-exemple.example.com',
      authentication: forged('exemple.fr'),
    },
    subject: 'Payment to make',
    text: 'Camille, please make an urgent transfer of 9,750 to a new contractor. I will send the account details. Keep it discreet for now, it is announced on Monday.',
  },
  {
    language: 'en',
    sender: { from: 'Kerjean Print <contact@kerjean-print.example.com>', replyTo: 'kerjeanprint@outlook.com' },
    subject: 'New bank details',
    text: 'Hello, please note that we have changed our bank account. Kindly pay the outstanding invoice to the attached account and send us a confirmation.',
  },
  {
    language: 'en',
    sender: owner('Gale Rowe <gale.rowe.staff@gmail.com>'),
    subject: 'Change of account',
    text: 'Hello, I would like my next salary to be paid into another account. Here are my new bank details. Please confirm that this is done before payday.',
  },
];
