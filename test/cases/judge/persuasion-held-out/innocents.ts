// Sixty honest letters that look like frauds: they warn of them, discuss them, or ask in good faith for what fraudsters ask for.

import { bulkHeaders, listHeaders } from '../case.ts';
import { known, type Letter, owner, type Sender, unchecked } from './letter.ts';

const bulk = (from: string): Sender => ({ ...owner(from), headers: bulkHeaders });
const list = (from: string): Sender => ({ from, headers: listHeaders });
const answer = (sender: Sender): Sender => ({ ...sender, headers: { 'In-Reply-To': '<9@exemple.fr>' } });

const french: readonly Omit<Letter, 'language'>[] = [
  {
    sender: bulk('Cyber Veille <lettre@cyberveille.example.com>'),
    subject: 'Chantage à la webcam : que faire ?',
    text: 'Vous avez reçu un message d’un prétendu pirate qui dit vous avoir filmé par votre webcam et réclame des bitcoins sous 48 heures, sans quoi il enverra la vidéo à vos contacts ? Ne payez pas. Ne répondez pas. C’est une arnaque envoyée à des millions d’adresses. Changez votre mot de passe s’il est cité, et signalez le message.',
  },
  {
    sender: known(owner('Philippe Kerouanton <p.kerouanton@exemple.fr>')),
    subject: 'Tu es dispo ?',
    text: 'Camille, tu es dispo cet après-midi ? Je suis en réunion jusqu’à 15 h, je ne peux pas téléphoner. J’ai besoin que tu relises le contrat du port avant ce soir, réponds-moi par mail.',
  },
  {
    sender: bulk('Crédit du Ponant <information@credit-ponant.example.com>'),
    subject: 'Attention aux faux ordres de virement',
    text: 'Des fraudeurs se font passer pour votre dirigeant et demandent un virement urgent et confidentiel, ou des cartes cadeaux dont il faudrait envoyer les codes. Votre banque ne vous le demandera jamais. En cas de doute, appelez la personne.',
  },
  {
    sender: known(owner('Menuiserie Le Bras <contact@menuiserie-lebras.example.com>')),
    subject: 'Changement de banque',
    text: 'Bonjour Camille, nous quittons notre banque à la fin du mois. Vous trouverez notre nouveau RIB en pièce jointe, pour les factures à venir. Appelez-moi si vous voulez vérifier, vous avez mon numéro. Yann Le Bras',
  },
  {
    sender: owner('Colissimo <noreply@notif.laposte.fr>'),
    subject: 'Votre colis arrive demain',
    text: 'Bonjour, votre colis 6A123 sera livré demain. Si vous êtes absente, il vous attendra au point de retrait. Suivre mon colis.',
  },
  {
    sender: owner('Douanes et livraison <service@transporteur.example.com>'),
    subject: 'Frais de douane à régler pour votre colis',
    text: 'Votre colis venant du Royaume-Uni est soumis à 14,20 € de droits de douane et de TVA. Vous pouvez les régler en ligne ou au livreur. Numéro de suivi : 7788.',
  },
  {
    sender: owner('ANTAI <ne-pas-repondre@antai.gouv.fr>'),
    subject: 'Votre avis de contravention dématérialisé',
    text: 'Vous avez opté pour l’avis dématérialisé. Un avis de contravention est disponible sur votre espace. Montant de l’amende minorée : 90 €. Vous pouvez payer ou contester sur le site de l’agence.',
  },
  {
    sender: owner('impots.gouv.fr <ne-pas-repondre@dgfip.finances.gouv.fr>'),
    subject: 'Votre avis d’impôt est en ligne',
    text: 'Votre avis d’impôt sur les revenus est disponible dans votre espace particulier. Un remboursement de 312 € sera viré sur votre compte bancaire le 2 août, sans démarche de votre part.',
  },
  {
    sender: owner('Assurance Maladie <nepasrepondre@info.ameli.fr>'),
    subject: 'Pensez à mettre à jour votre carte Vitale',
    text: 'Bonjour, une fois par an, mettez votre carte Vitale à jour en pharmacie. Votre compte ameli indique vos derniers remboursements de soins.',
  },
  {
    sender: owner('Mon Compte Formation <ne-pas-repondre@moncompteformation.gouv.fr>'),
    subject: 'Attention aux fraudes',
    text: 'Vos droits à la formation ne sont pas perdus en fin d’année. Le démarchage par téléphone, SMS ou courriel au sujet du CPF est interdit. Ne communiquez jamais votre mot de passe.',
  },
  {
    sender: known(owner('Informatique <informatique@exemple.fr>')),
    subject: 'Votre mot de passe expire dans 10 jours',
    text: 'Bonjour, votre mot de passe expire le 12 mars. Changez-le depuis votre poste, Ctrl+Alt+Suppr. Nous ne vous enverrons jamais de lien.',
  },
  {
    sender: owner('Quota <postmaster@exemple.fr>'),
    subject: 'Votre boîte est pleine à 90 %',
    text: 'Votre boîte mail atteint 90 % de son quota. Supprimez les messages lourds ou demandez plus d’espace à l’accueil informatique.',
  },
  {
    sender: known(owner('Anne Le Goff <anne@atelier-du-port.fr>')),
    subject: 'Cadeau de départ',
    text: 'On se cotise pour le départ de Marc. Peux-tu acheter une carte cadeau Fnac de 120 € et la garder dans ton bureau ? C’est une surprise, n’en parle pas ! Je te rembourse vendredi.',
  },
  {
    sender: bulk('Librairie du Port <bonjour@librairie-port.example.com>'),
    subject: 'La carte cadeau, l’idée qui dépanne',
    text: 'Offrez une carte cadeau de 20 à 150 € : achetez-la en boutique ou en ligne, nous l’envoyons par courriel avec son code à la personne de votre choix.',
  },
  {
    sender: list('Paul <paul@exemple.com>'),
    subject: '[btc-fr] Sauvegarde du portefeuille',
    text: 'Pour sauvegarder ton portefeuille bitcoin, note la phrase de récupération et envoie une petite somme de test, par exemple 10 €, avant de transférer le reste. Mon adresse de don est 1A1zP1eP5QGefi2DMPTfTL5SLmv7DivfNa.',
  },
  {
    sender: owner('Tribunal <greffe@tribunal-brest.example.com>'),
    subject: 'Convocation des jurés',
    text: 'Vous avez été tirée au sort pour siéger comme jurée. Une convocation officielle vous parviendra par courrier recommandé. Le greffe du tribunal est joignable de 9 h à 12 h.',
  },
  {
    sender: bulk('Les Restos du Cœur <dons@association.example.com>'),
    subject: 'Un hiver sans personne à la rue',
    text: 'Votre don de 45 € permet de nourrir une famille pendant un mois. Donnez avant le 31 décembre, 75 % sont déductibles de vos impôts. Merci de votre confiance.',
  },
  {
    sender: owner('Maître Kerbrat <etude@kerbrat-notaires.example.com>'),
    subject: 'Succession de Mme Le Goff',
    text: 'Madame, je suis chargé du règlement de la succession de votre tante décédée en janvier. Je vous propose un rendez-vous à l’étude le 14 mars à 10 h. Merci d’apporter une pièce d’identité.',
  },
  {
    sender: bulk('Banque du Ponant <offres@banque-ponant.example.com>'),
    subject: 'Prêt travaux',
    text: 'Un projet de rénovation ? Notre prêt travaux est à taux fixe, de 12 à 84 mois. Un crédit vous engage et doit être remboursé. Prenez rendez-vous avec votre conseiller.',
  },
  {
    sender: unchecked('Jean <jean.lebras@orange.fr>'),
    subject: 'Devis et facture',
    text: 'Bonjour, ci-joint la facture pour la pose des volets, 640 €. Vous pouvez régler par virement ou par chèque. Bonne journée, Jean Le Bras, artisan',
  },
  {
    sender: answer(owner('Studio Web <contact@studio-web.example.com>')),
    subject: 'Re: refonte du site',
    text: 'Merci pour votre appel. Comme convenu, voici le devis pour la refonte du site et le référencement. Seriez-vous disponible mardi pour un échange de trente minutes ?',
  },
  {
    sender: bulk('Office de tourisme <jeu@tourisme-brest.example.com>'),
    subject: 'Grand jeu de l’été : les résultats',
    text: 'Le tirage au sort a eu lieu jeudi devant huissier. Les gagnants ont été prévenus par téléphone. Merci à tous les participants !',
  },
  {
    sender: known(owner('Julien Morvan <julien.morvan@exemple.fr>')),
    subject: 'Nouveau RIB',
    text: 'Salut Camille, j’ai changé de banque, voici mon nouveau RIB pour ma paie. Je passe te voir demain avec l’original.',
  },
  {
    sender: known(unchecked('Maman <brigitte.legoff@orange.fr>')),
    subject: 'dimanche',
    text: 'Coucou ma puce, tu es libre dimanche ? Appelle-moi ce soir, je ne peux pas parler là, je suis à la clinique avec papi. Rien de grave. Bisous',
  },
  {
    sender: owner('Microsoft <account-security-noreply@accountprotection.microsoft.com>'),
    subject: 'Connexion inhabituelle à votre compte',
    text: 'Nous avons détecté une connexion inhabituelle à votre compte Microsoft. Pays : France. Si c’était vous, ignorez ce message. Sinon, vérifiez votre activité récente.',
  },
  {
    sender: owner('Netflix <info@account.netflix.com>'),
    subject: 'Votre paiement a échoué',
    text: 'Nous n’avons pas pu renouveler votre abonnement : le paiement a été refusé par votre banque. Mettez à jour votre moyen de paiement dans votre compte.',
  },
  {
    sender: list('Léa <lea@exemple.org>'),
    subject: '[secu] Analyse d’une campagne de sextorsion',
    text: 'Bonjour la liste, j’ai analysé 300 messages de sextorsion. Le texte est toujours le même : « j’ai piraté votre ordinateur, j’ai une vidéo de vous, payez 900 € en bitcoins ou je l’envoie à vos contacts ». Les escrocs changent le portefeuille chaque jour.',
  },
  {
    sender: known(owner('Comptabilité <compta@exemple.fr>')),
    subject: 'Virement fournisseurs',
    text: 'Bonjour Camille, le virement de 27 480 € à la menuiserie partira aujourd’hui, la facture est signée. Peux-tu valider dans l’outil avant 16 h ? Merci.',
  },
  {
    sender: bulk('Boutique du Port <contact@boutique-port.example.com>'),
    subject: 'Joyeux anniversaire Camille !',
    text: 'Toute l’équipe vous souhaite un joyeux anniversaire et vous offre 10 % sur votre prochaine commande avec le code FETE. Valable un mois.',
  },
  {
    sender: owner('Recruteur <rh@chantier-naval.example.com>'),
    subject: 'Offre d’emploi : menuisier',
    text: 'Nous recrutons un menuisier à temps plein, 2 100 € brut par mois, expérience souhaitée. Envoyez votre CV à cette adresse ou appelez-nous.',
  },
];

const english: readonly Omit<Letter, 'language'>[] = [
  {
    sender: bulk('Security Weekly <letter@security-weekly.example.com>'),
    subject: 'That sextortion mail in your inbox',
    text: 'Readers ask about mails that say: "I hacked your device, I recorded you through the webcam, send 900 dollars in bitcoin within 48 hours or I share the video with your contacts." It is a scam. Do not pay, do not reply. Change the password if it is one you still use, and report the message.',
  },
  {
    sender: known(owner('Margaret Holt <m.holt@exemple.fr>')),
    subject: 'Are you free this afternoon?',
    text: 'Camille, are you free at three? I am in meetings until then and can’t take calls. I need your help with the harbour contract, reply by email please.',
  },
  {
    sender: bulk('Harbour Bank <alerts@harbour-bank.example.com>'),
    subject: 'Protect yourself from gift card scams',
    text: 'Fraudsters pretend to be your boss and ask you to buy gift cards, scratch the back and send pictures of the codes. We will never ask you to pay with gift cards. If you receive such a message, call the person and report it.',
  },
  {
    sender: known(owner('Acme Supplies <billing@acme-supplies.example.com>')),
    subject: 'We are moving banks',
    text: 'Dear Camille, from 1 April our bank details change. Please find the new account on the attached letter and call your usual contact to confirm before paying any invoice to it.',
  },
  {
    sender: owner('DHL <noreply@dhl.com>'),
    subject: 'Your shipment is on its way',
    text: 'Your DHL parcel 12345 will be delivered tomorrow. If nobody is home we will make a second attempt. Track your parcel on our site.',
  },
  {
    sender: owner('Royal Post <no-reply@royalpost.example.com>'),
    subject: 'A fee is due on your parcel',
    text: 'A customs charge of £12.40 and a handling fee of £8 are due before we can deliver your parcel from France. Pay online or at the delivery office.',
  },
  {
    sender: owner('City Parking <notices@city-parking.example.gov>'),
    subject: 'Penalty charge notice',
    text: 'A penalty charge notice was issued to your vehicle on 3 February. The amount is £35 if paid within 14 days. You can pay or appeal through the council website.',
  },
  {
    sender: owner('Revenue <noreply@revenue.example.gov>'),
    subject: 'Your tax refund has been sent',
    text: 'We have worked out your tax for last year. A refund of £214 was sent to your bank account on Monday. You do not need to do anything.',
  },
  {
    sender: known(owner('IT Desk <it@exemple.fr>')),
    subject: 'Password expiry',
    text: 'Your password will expire in seven days. Change it from your own workstation. We never send links to do this.',
  },
  {
    sender: owner('Postmaster <postmaster@exemple.fr>'),
    subject: 'Mailbox quota warning',
    text: 'Your mailbox is at 92 percent of its quota. Delete old messages or ask the desk for more storage.',
  },
  {
    sender: known(owner('Anne <anne@atelier-du-port.fr>')),
    subject: 'Leaving present',
    text: 'We are chipping in for Mark’s leaving present. Could you pick up a bookshop gift card for £80? It is a surprise, so do not tell him. I will pay you back on Friday.',
  },
  {
    sender: bulk('Corner Books <hello@corner-books.example.com>'),
    subject: 'Gift cards for every reader',
    text: 'Buy a gift card from £10 to £100 in the shop or online. We can email the code to whoever you like, on the day you choose.',
  },
  {
    sender: list('Bob <bob@example.org>'),
    subject: '[bitcoin-dev] Fee estimation',
    text: 'When I send a payment from the wallet the fee is 0.0002 BTC. If a transaction is not confirmed within 24 hours you can bump the fee. Donations to 1A1zP1eP5QGefi2DMPTfTL5SLmv7DivfNa.',
  },
  {
    sender: owner('Jury Office <jury@courts.example.gov>'),
    subject: 'Jury service',
    text: 'You have been selected for jury service. A summons will reach you by post. The court office answers calls from nine to noon.',
  },
  {
    sender: bulk('Shelter <give@charity.example.org>'),
    subject: 'Your gift keeps a family warm',
    text: 'A donation of $45 feeds a family for a month. Give before 31 December and your gift will be doubled by a foundation. Thank you and bless you.',
  },
  {
    sender: owner('Harris & Cole Solicitors <office@harris-cole.example.com>'),
    subject: 'Estate of the late Mrs Holt',
    text: 'We act in the estate of your late aunt, who died in January. As you are named in her will, please call our office to arrange an appointment, and bring proof of identity.',
  },
  {
    sender: bulk('Harbour Bank <offers@harbour-bank.example.com>'),
    subject: 'A loan for your kitchen',
    text: 'Home improvement loans at a fixed interest rate over 12 to 84 months. Subject to status. Talk to an adviser at your branch.',
  },
  {
    sender: unchecked('Ken <ken.builder@btinternet.com>'),
    subject: 'Invoice for the shutters',
    text: 'Hello, please find attached my invoice for fitting the shutters, £640. Bank transfer or cheque is fine. Thanks, Ken',
  },
  {
    sender: answer(owner('Web Studio <contact@web-studio.example.com>')),
    subject: 'Re: new website',
    text: 'Thank you for calling. As agreed, here is our quote for the website redesign and SEO. Would you be available on Tuesday for a thirty minute call?',
  },
  {
    sender: bulk('Tourist Office <play@visit-harbour.example.com>'),
    subject: 'Summer raffle: results',
    text: 'The draw took place on Thursday. Winners have been called. Thank you to everybody who took part!',
  },
  {
    sender: known(owner('Tom Baker <tom.baker@exemple.fr>')),
    subject: 'New bank account',
    text: 'Hi Camille, I changed banks. Here are my new account details for payroll, I will drop by tomorrow with the form.',
  },
  {
    sender: known(unchecked('Mum <brigitte.legoff@gmail.com>')),
    subject: 'Sunday',
    text: 'Are you free on Sunday darling? Can’t talk now, I am at the hospital with grandad, nothing serious. Call me tonight.',
  },
  {
    sender: owner('Google <no-reply@accounts.google.com>'),
    subject: 'Security alert',
    text: 'A new sign-in on Linux. We noticed a new sign-in to your Google Account. If this was you, you do not need to do anything. If not, check your activity.',
  },
  {
    sender: owner('Spotify <no-reply@spotify.com>'),
    subject: 'Payment failed',
    text: 'We could not renew your subscription because your payment was declined. Please update your payment details in your account to keep Premium.',
  },
  {
    sender: list('Lee <lee@example.net>'),
    subject: '[abuse] sextortion wave',
    text: 'We saw a wave of sextortion today: "I recorded you through your webcam, pay $900 in bitcoin in 48 hours or all your contacts get the video". Sender forged to the recipient. The scammers rotate wallets. Has anybody reported it?',
  },
  {
    sender: known(owner('Accounts <accounts@exemple.fr>')),
    subject: 'Supplier run',
    text: 'Hi Camille, the transfer of $38,900 to the yard goes out today, the invoice is signed. Could you approve it in the tool before four? Thanks.',
  },
  {
    sender: bulk('Harbour Shop <hello@harbour-shop.example.com>'),
    subject: 'Happy birthday Camille!',
    text: 'Everybody here wishes you a happy birthday. Enjoy 10 % off your next order with the code PARTY, valid for a month.',
  },
  {
    sender: owner('Hiring <jobs@boatyard.example.com>'),
    subject: 'Joiner wanted',
    text: 'We are hiring a full-time joiner at £2,100 per month, experience needed. Send your CV to this address or call the yard.',
  },
  {
    sender: owner('DocuSign <dse@docusign.net>'),
    subject: 'Please review and sign: lease',
    text: 'Anne Le Goff sent you a document to review and sign. Do not share this email. Review the document.',
  },
  {
    sender: owner('Colleague <ines@exemple.fr>'),
    subject: 'Fwd: weird mail',
    text: 'I got this scam, did you? I reported it as phishing.\n\n---------- Forwarded message ---------\nFrom: x <x@example.org>\nDate: Monday\nSubject: your video\nTo: ines\n\nI hacked your computer and recorded you. Send $500 in bitcoin to 1A1zP1eP5QGefi2DMPTfTL5SLmv7DivfNa within two days or all your contacts get the video.',
  },
];

export const innocentLetters: readonly Letter[] = [
  ...french.map((letter) => ({ ...letter, language: 'fr' as const })),
  ...english.map((letter) => ({ ...letter, language: 'en' as const })),
];

/** Written last, against the widest rules. */
export const laterInnocents: readonly Letter[] = [
  {
    language: 'fr',
    sender: known(owner('Yann <yann@exemple.com>')),
    subject: 'cadeau pour Léo',
    text: 'Salut, on offre une carte Steam de 50 € à ton fils pour ses 15 ans ? Envoie-moi les photos de la fête avant samedi, sinon je prends celles de maman.',
  },
  {
    language: 'fr',
    sender: owner('Plateforme <notification@bitstack.example.com>'),
    subject: 'Votre retrait de 0,02 BTC',
    text: 'Votre demande de retrait de 0,02 BTC vers l’adresse 1A1zP1eP5QGefi2DMPTfTL5SLmv7DivfNa est enregistrée. Elle sera exécutée sous 24 heures. Si vous n’en êtes pas à l’origine, contactez le support.',
  },
  {
    language: 'fr',
    sender: known(owner('Hugo <hugo@freelance.example.com>')),
    subject: 'Facture montage',
    text: 'Hello, la vidéo est montée, je t’envoie le lien ce soir. Tu peux me régler 0,01 bitcoin ou 600 € par virement, comme tu préfères, avant vendredi si possible.',
  },
  {
    language: 'fr',
    sender: owner('École Jules-Ferry <secretariat@ecole-ferry.example.com>'),
    subject: 'Règlement de la sortie',
    text: 'Chers parents, merci de régler les 45 € de la sortie avant vendredi, sinon votre enfant ne pourra pas partir. Les photos de la dernière sortie seront envoyées à toutes les familles.',
  },
  {
    language: 'fr',
    sender: owner('Syndic <gestion@syndic-ouest.example.com>'),
    subject: 'Relance de charges',
    text: 'Sauf erreur de notre part, vos charges du trimestre, 412 €, restent impayées. À défaut de règlement sous huit jours, le dossier sera transmis à notre avocat.',
  },
  {
    language: 'fr',
    sender: owner('Amicale <bureau@amicale-port.example.org>'),
    subject: 'Tu es libre mardi ?',
    text: 'Bonjour Camille, es-tu disponible mardi soir ? J’ai un service à te demander pour la buvette. Je ne peux pas téléphoner cette semaine, réponds-moi par mail. Merci, Soizic',
  },
  {
    language: 'fr',
    sender: owner('Trésorerie <compta@atelier-du-port.fr>'),
    subject: 'Virement à valider',
    text: 'Bonjour, peux-tu valider aujourd’hui le virement de 2 300 € au charpentier ? C’est urgent, il livre demain. La facture est dans le dossier partagé.',
  },
  {
    language: 'fr',
    sender: known(owner('Inès <ines@exemple.fr>')),
    subject: 'surprise pour le patron',
    text: 'On prépare une surprise pour les 60 ans de Philippe. Peux-tu acheter une carte cadeau de 150 € à la librairie ? Surtout n’en parle à personne. Je te rembourse.',
  },
  {
    language: 'fr',
    sender: owner('Gendarmerie <formation@gendarmerie.interieur.gouv.fr>'),
    subject: 'Prévention : enfants et écrans',
    text: 'La brigade de prévention vient au collège jeudi parler des images intimes et de la pornographie, à laquelle les mineurs sont exposés tôt. Aucun justificatif n’est demandé.',
  },
  {
    language: 'fr',
    sender: unchecked('Papa <papa.legoff@wanadoo.fr>'),
    subject: 'mot de passe',
    text: 'Ma puce, j’ai encore perdu le mot de passe de la tablette. Tu peux me rappeler lequel c’était ? Et envoie-moi la vidéo du petit, maman veut la montrer à tout le monde.',
  },
  {
    language: 'en',
    sender: known(owner('Ewan <ewan@example.com>')),
    subject: 'present for Leo',
    text: 'Hi, shall we give your son a $50 Steam card for his birthday? Send me the photos of the party before Saturday, otherwise I will use the ones your mother took.',
  },
  {
    language: 'en',
    sender: owner('Exchange <notice@coin-exchange.example.com>'),
    subject: 'Your withdrawal of 0.02 BTC',
    text: 'Your request to withdraw 0.02 BTC to the address 1A1zP1eP5QGefi2DMPTfTL5SLmv7DivfNa was received. It will be processed within 24 hours. If this was not you, contact support.',
  },
  {
    language: 'en',
    sender: known(owner('Hugh <hugh@freelance.example.com>')),
    subject: 'Invoice for the edit',
    text: 'Hello, the video is cut, I will send you the link tonight. You can pay me 0.01 bitcoin or $600 by transfer, whichever you like, by Friday if possible.',
  },
  {
    language: 'en',
    sender: owner('School office <office@ferry-school.example.com>'),
    subject: 'Payment for the trip',
    text: 'Dear parents, please pay the £45 for the trip by Friday, otherwise your child will not be able to go. The photos of the last trip will be sent to all families.',
  },
  {
    language: 'en',
    sender: owner('Managing agents <accounts@west-agents.example.com>'),
    subject: 'Service charge reminder',
    text: 'Our records show that your service charge of £412 is unpaid. Unless it is settled within eight days the file will be passed to our solicitors.',
  },
  {
    language: 'en',
    sender: owner('Club <committee@harbour-club.example.org>'),
    subject: 'Are you free on Tuesday?',
    text: 'Hi Camille, are you free on Tuesday evening? I have a favour to ask for the bar. I cannot take calls this week, so reply by email. Thanks, Sue',
  },
  {
    language: 'en',
    sender: owner('Accounts <accounts@atelier-du-port.fr>'),
    subject: 'Payment to approve',
    text: 'Hello, could you approve the transfer of 2,300 to the carpenter today? It is urgent, he delivers tomorrow. The invoice is in the shared folder.',
  },
  {
    language: 'en',
    sender: known(owner('Ines <ines@exemple.fr>')),
    subject: 'surprise for the boss',
    text: 'We are planning a surprise for Philip’s sixtieth. Could you buy a £150 gift card at the bookshop? Do not tell anybody. I will pay you back.',
  },
  {
    language: 'en',
    sender: owner('Police <schools@police.example.gov>'),
    subject: 'Children and screens',
    text: 'Our prevention team visits the school on Thursday to talk about intimate pictures and pornography, which children meet early. The court case you read about will be explained.',
  },
  {
    language: 'en',
    sender: unchecked('Dad <dad.legoff@btinternet.com>'),
    subject: 'password',
    text: 'I lost the password of the tablet again, love. Can you remind me which one it was? And send me the video of the little one, your mother wants to show it to everybody.',
  },
];
