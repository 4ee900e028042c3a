// What texts want their readers to do: each kind of fraud and claim in few words, and beside it the honest letter that looks like it.

import { bulkHeaders, forged, type JudgeCase, listHeaders, vouchedFor } from './case.ts';

const WALLET = '1A1zP1eP5QGefi2DMPTfTL5SLmv7DivfNa';
const encoded = (subject: string) => `=?utf-8?B?${Buffer.from(subject).toString('base64')}?=`;
const BLACKMAIL = `J’ai piraté votre ordinateur et je vous ai filmé avec la webcam. Votre mot de passe est soleil1984. Payez 900 € en bitcoins à ${WALLET} sous 48 heures, sinon j’envoie la vidéo à tous vos contacts.`;
const fromFreemail = { from: 'Paul Martin <paul.martin.direction@gmail.com>' };
const gmail = { authentication: vouchedFor('gmail.com') };
const stranger = { from: 'Service <info@service-notice.example.com>' };
const forgedStranger = { authentication: forged('service-notice.example.com') };

const extortion: readonly JudgeCase[] = [
  {
    title: 'an extortion, taken apart',
    message: {
      from: 'camille@exemple.fr',
      to: '"soleil1984" <camille@exemple.fr>',
      subject: 'soleil1984',
      headers: {
        Received:
          'from dsl-190-2-3-4.provider.example.net (dsl-190-2-3-4.provider.example.net [190.2.3.4]) by mx.exemple.fr with ESMTP; Mon, 2 Mar 2026 09:59:00 +0100',
      },
      text: BLACKMAIL,
    },
    context: { authentication: forged('exemple.fr') },
    expect: [
      ...(['EXTORTION', 'EXTORTION_PASSWORD_SHOWN', 'EXTORTION_NO_PROOF', 'EXTORTION_FROM_YOURSELF'] as const),
      ...(['EXTORTION_TO_LABEL', 'EXTORTION_UNSIGNED', 'EXTORTION_FOREIGN_HOST', 'EXTORTION_WALLET'] as const),
      ...(['EXTORTION_DEADLINE', 'EXTORTION_TELLS_CONTACTS'] as const),
    ],
    class: 'phish',
  },
  {
    title: 'the same in English, from a stolen mailbox',
    message: {
      subject: 'your video',
      text: `I hacked your computer and recorded you through the webcam on a porn site. Send $900 in bitcoin to ${WALLET} within 48 hours or I will send the video to all your friends.`,
    },
    context: { authentication: vouchedFor('atelier-du-port.fr') },
    expect: ['EXTORTION', 'EXTORTION_WALLET', 'EXTORTION_DEADLINE', 'EXTORTION_TELLS_CONTACTS'],
    never: ['EXTORTION_UNSIGNED', 'EXTORTION_FROM_YOURSELF', 'EXTORTION_TO_LABEL'],
    class: 'phish',
  },
  {
    title: 'a wallet whose checksum is wrong is no wallet',
    message: { text: BLACKMAIL.replace(WALLET, '1A1zP1eP5QGefi2DMPTfTL5SLmv7DivfNb') },
    expect: ['EXTORTION'],
    never: ['EXTORTION_WALLET'],
  },
  {
    title: 'the security newsletter that quotes an extortion',
    message: {
      from: 'Veille sécurité <veille@cyber-lettre.example.com>',
      subject: encoded('Sextorsion : ne payez pas'),
      headers: bulkHeaders,
      text: `Une nouvelle vague d’arnaques circule. Le message dit : « ${BLACKMAIL} » Ne payez pas, ne répondez pas, et signalez cette tentative de chantage : les escrocs n’ont rien.`,
    },
    context: { authentication: vouchedFor('cyber-lettre.example.com') },
    never: ['EXTORTION', 'EXTORTION_WALLET'],
    class: 'greybulk',
  },
  {
    title: 'a colleague who forwards one and asks what to do',
    message: {
      subject: 'Fwd: soleil1984',
      text: `J’ai reçu cette arnaque, tu l’as eue aussi ? Je la signale.\n\n---------- Forwarded message ---------\nFrom: x@example.org\nDate: lundi\nSubject: soleil1984\nTo: anne\n\n${BLACKMAIL}`,
    },
    context: { authentication: vouchedFor('atelier-du-port.fr') },
    never: ['EXTORTION'],
    class: 'desired',
  },
  {
    title: 'people who discuss bitcoin on a list',
    message: {
      subject: 'Re: wallet backup',
      headers: listHeaders,
      text: `I send small payments with bitcoin, my donation address is ${WALLET}. If the wallet is lost within 24 hours of setup you can restore it from the seed. Share your videos of the talk with everyone!`,
    },
    never: ['EXTORTION', 'CRYPTO_ACCESS_CLAIM', 'GIFT_CARDS_REQUESTED'],
    class: 'desired',
  },
  {
    title: 'a summons that no court sends',
    message: {
      ...fromFreemail,
      subject: 'CONVOCATION',
      text: 'Je suis le directeur général de la gendarmerie. Vous faites l’objet de poursuites judiciaires pour pédopornographie et cyberpornographie, constatées par cyber-infiltration. Faites parvenir vos justifications par mail sous 72 heures.',
    },
    context: gmail,
    expect: ['FALSE_SUMMONS'],
    class: 'phish',
  },
  {
    title: 'a news letter about courts',
    message: {
      text: 'Le tribunal de Brest a rendu son jugement : la police avait ouvert une enquête il y a deux ans. Le procureur fera appel.',
    },
    never: ['FALSE_SUMMONS', 'EXTORTION'],
    class: 'desired',
  },
];

const bosses: readonly JudgeCase[] = [
  {
    title: 'the hook of a false boss',
    message: {
      ...fromFreemail,
      subject: 'Disponible ?',
      text: 'Bonjour Camille, êtes-vous disponible ? Je suis en réunion et ne peux pas parler au téléphone. J’ai besoin d’un service urgent, répondez-moi uniquement par mail.',
    },
    context: gmail,
    expect: ['BOSS_HOOK', 'BOSS_STRANGER'],
    class: 'phish',
  },
  {
    title: 'the real boss in a real meeting',
    message: {
      text: 'Camille, es-tu disponible à 15 h ? Je suis en réunion jusque-là, réponds-moi par mail. J’ai besoin de ton aide pour le dossier du port.',
    },
    context: {
      authentication: vouchedFor('atelier-du-port.fr'),
      history: { writtenTo: 30, reactions: 40, ignoredInARow: 0 },
    },
    never: ['BOSS_STRANGER'],
    class: 'desired',
  },
  {
    title: 'a short question of a friend at a free provider',
    message: {
      from: 'Jean <jean.lebras29@gmail.com>',
      text: 'Salut, tu es dispo ce soir ? J’ai un petit service à te demander pour le bateau.',
    },
    context: gmail,
    expect: ['BOSS_HOOK_FAINT'],
    never: ['BOSS_STRANGER', 'BOSS_HOOK'],
    class: 'desired',
  },
  {
    title: 'gift cards for a boss',
    message: {
      ...fromFreemail,
      text: 'Parfait. Achète 5 cartes cadeaux Apple de 100 €, gratte le verso et envoie-moi les photos des codes. Je te rembourse ce soir.',
    },
    context: gmail,
    expect: ['GIFT_CARDS_REQUESTED', 'BOSS_STRANGER'],
    class: 'phish',
  },
  {
    title: 'the second message of the conversation',
    message: {
      ...fromFreemail,
      subject: 'Re: Disponible ?',
      headers: { 'In-Reply-To': '<1@exemple.fr>' },
      text: 'Merci. Peux-tu passer prendre des cartes Steam pour des clients ? Dis-moi combien tu peux en avoir.',
    },
    context: { ...gmail, thread: { symbols: ['BOSS_HOOK', 'BOSS_STRANGER'] } },
    expect: ['BOSS_SECOND_STEP'],
    class: 'phish',
  },
  {
    title: 'the same words in a conversation that began otherwise',
    message: {
      headers: { 'In-Reply-To': '<1@exemple.fr>' },
      text: 'Merci. Peux-tu passer prendre des cartes cadeaux pour les bénévoles ? Dis-moi combien il en reste.',
    },
    context: { authentication: vouchedFor('atelier-du-port.fr'), thread: { symbols: ['AUTH_DMARC_PASS'] } },
    never: ['BOSS_SECOND_STEP', 'BOSS_STRANGER'],
    class: 'desired',
  },
  {
    title: 'a bank that warns of gift cards',
    message: {
      from: 'Banque du Ponant <info@banque-ponant.example.com>',
      headers: bulkHeaders,
      text: 'Attention aux fraudes : un escroc qui se fait passer pour votre patron vous demande d’acheter des cartes cadeaux et d’envoyer les codes par photo. Ne répondez jamais. Signalez-le.',
    },
    context: { authentication: vouchedFor('banque-ponant.example.com') },
    never: ['GIFT_CARDS_REQUESTED', 'BOSS_STRANGER'],
    class: 'greybulk',
  },
  {
    title: 'a shop that sells gift cards',
    message: {
      headers: bulkHeaders,
      text: 'Offrez une carte cadeau de 50 € : achetez-la en ligne, imprimez-la ou envoyez-la par courriel à qui vous voulez.',
    },
    context: { authentication: vouchedFor('atelier-du-port.fr') },
    never: ['GIFT_CARDS_REQUESTED'],
    class: 'greybulk',
  },
  {
    title: 'a transfer asked for in secret',
    message: {
      ...fromFreemail,
      text: 'Nous finalisons l’acquisition d’une société. Il faut effectuer aujourd’hui un virement international de 48 000 €. Cette opération est strictement confidentielle, n’en parlez à personne.',
    },
    context: gmail,
    expect: ['BOSS_TRANSFER_SECRET', 'BOSS_TRANSFER', 'BOSS_STRANGER'],
    class: 'phish',
  },
  {
    title: 'a treasurer who pays a bill',
    message: { text: 'Bonjour, j’ai effectué le virement de 320 € pour la salle. Le reçu est au bureau.' },
    context: { authentication: vouchedFor('atelier-du-port.fr') },
    never: ['BOSS_TRANSFER', 'BOSS_TRANSFER_SECRET', 'BOSS_STRANGER'],
    class: 'desired',
  },
  {
    title: 'new bank details from elsewhere',
    message: {
      headers: { 'Reply-To': 'compta.atelier@gmail.com' },
      text: 'Nos coordonnées bancaires ont changé. Merci de régler notre facture sur le nouveau compte dont le RIB est ci-joint.',
    },
    context: { authentication: forged('atelier-du-port.fr') },
    expect: ['BANK_DETAILS_CHANGED', 'BOSS_STRANGER'],
    class: 'phish',
  },
  {
    title: 'the supplier who really moves bank',
    message: {
      text: 'Nous changeons de banque : vous trouverez notre nouveau RIB ci-joint pour vos prochains règlements. Appelez-nous pour vérifier.',
    },
    context: {
      authentication: vouchedFor('atelier-du-port.fr'),
      history: { writtenTo: 8, reactions: 12, ignoredInARow: 0 },
    },
    expect: ['BANK_DETAILS_CHANGED'],
    never: ['BOSS_STRANGER'],
    class: 'desired',
  },
  {
    title: 'a salary to be paid elsewhere',
    message: {
      ...fromFreemail,
      text: 'Bonjour, j’ai changé de banque et je voudrais mettre à jour mon RIB pour mon salaire de ce mois. Que vous faut-il ?',
    },
    context: gmail,
    expect: ['PAYROLL_DIVERTED', 'BOSS_STRANGER'],
  },
];

const claims: readonly JudgeCase[] = [
  {
    title: 'an invoice that presses',
    message: { text: 'Veuillez trouver ci-joint la facture impayée, échéance dépassée.' },
    expect: ['INVOICE_CLAIM'],
    class: 'desired',
  },
  {
    title: 'a parcel held for a small sum',
    message: {
      ...stranger,
      text: 'Votre colis est bloqué : des frais de douane de 1,99 € restent à régler. Cliquez sur le lien.',
    },
    context: forgedStranger,
    expect: ['PARCEL_CLAIM', 'PERSUASION_UNVOUCHED'],
    class: 'phish',
  },
  {
    title: 'the real parcel',
    message: {
      from: 'Colissimo <noreply@notif-colissimo-laposte.info>',
      text: 'Votre colis sera livré demain. Si vous êtes absent, choisissez une nouvelle date de livraison sur laposte.fr.',
    },
    context: { authentication: vouchedFor('notif-colissimo-laposte.info') },
    never: ['PERSUASION_UNVOUCHED', 'PERSUASION_FREEMAIL'],
    class: 'desired',
  },
  {
    title: 'a town hall that publishes an SPF record and nothing else',
    message: {
      from: 'Mairie de Port-aux-Brumes <cantine@mairie-port.example.com>',
      text: 'La facture de cantine de février est impayée. Réglez-la avant le 15 mars sur le portail familles, sinon elle sera majorée.',
    },
    context: {
      authentication: { spf: { result: 'pass', domain: 'mairie-port.example.com', isAligned: true }, dkim: [] },
    },
    never: ['PERSUASION_UNVOUCHED', 'EXTORTION'],
    class: 'desired',
  },
  {
    title: 'a fine that comes from nowhere',
    message: {
      ...stranger,
      text: 'Amende impayée : réglez votre contravention de 35 € avant majoration en cliquant sur le lien.',
    },
    context: forgedStranger,
    expect: ['FINE_CLAIM', 'PERSUASION_UNVOUCHED'],
    class: 'phish',
  },
  {
    title: 'a health card to renew',
    message: {
      ...stranger,
      text: 'Votre nouvelle carte Vitale est disponible. Remplissez le formulaire pour la recevoir.',
    },
    context: forgedStranger,
    expect: ['HEALTH_CARD_CLAIM'],
    class: 'phish',
  },
  {
    title: 'a tax refund to ask for',
    message: {
      ...stranger,
      subject: 'impots.gouv.fr',
      text: 'Après calcul de votre impôt, un remboursement de 312 € vous est dû. Cliquez ici pour le réclamer.',
    },
    context: forgedStranger,
    expect: ['TAX_REFUND_CLAIM', 'PERSUASION_OTHER_NAME'],
    class: 'phish',
  },
  {
    title: 'the real tax office',
    message: {
      from: '"impots.gouv.fr" <ne-pas-repondre@dgfip.finances.gouv.fr>',
      text: 'Votre avis d’impôt est disponible dans votre espace particulier. Un remboursement vous sera versé sans démarche de votre part.',
    },
    context: { authentication: vouchedFor('dgfip.finances.gouv.fr') },
    never: ['PERSUASION_UNVOUCHED', 'PERSUASION_OTHER_NAME'],
    class: 'desired',
  },
  {
    title: 'training credits about to be lost',
    message: {
      ...stranger,
      text: 'Vos droits CPF vont être perdus : utilisez votre compte formation avant la fin de l’année.',
    },
    context: forgedStranger,
    expect: ['TRAINING_ACCOUNT_CLAIM', 'PERSUASION_UNVOUCHED'],
  },
  {
    title: 'a mailbox that is full',
    message: {
      ...stranger,
      subject: 'exemple.fr : quota',
      text: 'Votre boîte mail a atteint son quota de stockage. Cliquez ici pour la mettre à jour, sinon elle sera suspendue.',
    },
    context: forgedStranger,
    expect: ['MAILBOX_CLAIM', 'PERSUASION_UNVOUCHED', 'PERSUASION_OWN_DOMAIN'],
    class: 'phish',
  },
  {
    title: 'a newsletter that says to whom it was sent',
    message: {
      headers: bulkHeaders,
      text: 'Vous recevez ce message à camille@exemple.fr. Votre mot de passe expire : connectez-vous pour le changer.',
    },
    never: ['PERSUASION_OWN_DOMAIN'],
  },
  {
    title: 'a document to open',
    message: { text: 'Un document a été partagé avec vous. Cliquez pour le consulter.' },
    expect: ['SHARED_DOCUMENT_CLAIM'],
    class: 'desired',
  },
  {
    title: 'an account under threat',
    message: {
      ...stranger,
      text: 'Activité inhabituelle : votre compte a été suspendu. Vérifiez votre identité en cliquant ici.',
    },
    context: forgedStranger,
    expect: ['ACCOUNT_CLAIM', 'PERSUASION_UNVOUCHED'],
    class: 'phish',
  },
  {
    title: 'a real notice about a sign-in',
    message: { text: 'Une connexion inhabituelle à votre compte a été relevée hier. Si c’était vous, ne faites rien.' },
    context: { authentication: vouchedFor('atelier-du-port.fr') },
    never: ['PERSUASION_UNVOUCHED', 'PERSUASION_OTHER_NAME'],
    class: 'desired',
  },
  {
    title: 'a subscription to renew, with answers elsewhere',
    message: {
      ...stranger,
      headers: { 'Reply-To': 'renouvellement@gmail.com' },
      text: 'Votre abonnement antivirus a expiré. Renouvelez votre protection en cliquant ici.',
    },
    expect: ['RENEWAL_CLAIM', 'PERSUASION_REPLY_ELSEWHERE'],
  },
  {
    title: 'a bill with nothing but a number to call',
    message: {
      ...fromFreemail,
      text: 'Thank you for your purchase. Your Geek Squad subscription was renewed and $399.99 was charged to your account. If you did not authorize this, call our support team at +1 800 555 0199.',
    },
    context: gmail,
    expect: ['CALLBACK_CLAIM', 'PERSUASION_FREEMAIL'],
    class: 'phish',
  },
  {
    title: 'a gift for a few answers',
    message: {
      ...stranger,
      text: 'Félicitations ! Vous avez été sélectionné : répondez à ce court sondage et recevez votre cadeau.',
    },
    context: forgedStranger,
    expect: ['REWARD_CLAIM', 'PERSUASION_UNVOUCHED'],
  },
  {
    title: 'a shop that asks how it was',
    message: {
      headers: bulkHeaders,
      text: 'Votre avis compte : que pensez-vous de votre dernière commande ? Répondez en deux minutes.',
    },
    context: { authentication: vouchedFor('atelier-du-port.fr') },
    never: ['REWARD_CLAIM', 'PERSUASION_UNVOUCHED'],
    class: 'greybulk',
  },
  {
    title: 'a birthday wish from nobody',
    message: {
      ...stranger,
      text: 'Joyeux anniversaire Camille ! Cliquez ici pour profiter de votre surprise de fidélité.',
    },
    context: forgedStranger,
    expect: ['AUTOMATION_CLAIM', 'PERSUASION_UNVOUCHED'],
  },
  {
    title: 'a birthday wish from one’s own shop',
    message: {
      headers: bulkHeaders,
      text: 'Joyeux anniversaire Camille ! Cliquez ici pour profiter de 10 % à l’atelier.',
    },
    context: { authentication: vouchedFor('atelier-du-port.fr') },
    expect: ['AUTOMATION_CLAIM'],
    never: ['PERSUASION_UNVOUCHED'],
    class: 'greybulk',
  },
  {
    title: 'a wallet to verify',
    message: {
      ...stranger,
      text: 'Your Ledger wallet must be verified. Click the link and enter your recovery phrase.',
    },
    context: forgedStranger,
    expect: ['CRYPTO_ACCESS_CLAIM', 'PERSUASION_UNVOUCHED'],
    class: 'phish',
  },
];

const offers: readonly JudgeCase[] = [
  {
    title: 'a fortune left by a stranger',
    message: {
      ...fromFreemail,
      text: 'Dear friend, I am a barrister. My late client died in a plane crash and left an unclaimed fund of $8 million. I need an honest partner to stand as next of kin. Reply to my private email with your full name and phone number.',
    },
    context: gmail,
    expect: ['ADVANCE_FEE'],
    class: 'spam',
  },
  {
    title: 'a notary about a real estate',
    message: {
      text: 'Maître Kerbrat vous propose un rendez-vous mardi à 10 h pour la succession de votre tante. Merci d’apporter le livret de famille.',
    },
    context: { authentication: vouchedFor('atelier-du-port.fr') },
    never: ['ADVANCE_FEE', 'PROPOSAL_TEASER'],
    class: 'desired',
  },
  {
    title: 'a charity that asks for gifts',
    message: {
      headers: bulkHeaders,
      text: 'Les inondations ont touché des milliers de familles. Faites un don de 30 € à la fondation : 66 % sont déductibles de votre impôt.',
    },
    context: { authentication: vouchedFor('atelier-du-port.fr') },
    never: ['ADVANCE_FEE', 'LOTTERY_PRIZE', 'PERSUASION_UNVOUCHED'],
    class: 'greybulk',
  },
  {
    title: 'a proposal that does not say what',
    message: { ...fromFreemail, text: 'Hello, I have a business proposal for you. Please reply for more details.' },
    context: gmail,
    expect: ['PROPOSAL_TEASER', 'PERSUASION_FREEMAIL'],
  },
  {
    title: 'a loan from nobody',
    message: {
      ...fromFreemail,
      text: 'Nous accordons des prêts entre particuliers de 5 000 € à 500 000 € au taux de 2 %, même aux personnes interdites bancaires. Contactez-moi par mail privé.',
    },
    context: gmail,
    expect: ['LOAN_OFFER'],
    class: 'spam',
  },
  {
    title: 'a lottery nobody entered',
    message: {
      ...fromFreemail,
      text: 'You have won the sum of $500,000 in the Coca-Cola lottery. Contact our claims agent with your reference number to claim your prize.',
    },
    context: gmail,
    expect: ['LOTTERY_PRIZE'],
  },
  {
    title: 'the raffle of a school',
    message: { text: 'La tombola de l’école aura lieu samedi à 16 h dans la cour. Venez nombreux !' },
    never: ['LOTTERY_PRIZE', 'REWARD_CLAIM'],
    class: 'desired',
  },
  {
    title: 'a stranger in love',
    message: {
      from: 'Olga <olga.rose.22@gmail.com>',
      text: 'Hello dear, I saw your profile and your photo is so charming. I am looking for love with an honest man. Write to me, I am waiting for your reply.',
    },
    context: gmail,
    expect: ['ROMANCE'],
  },
  {
    title: 'work that pays for nothing',
    message: {
      ...fromFreemail,
      text: 'Part-time job from home: earn $900 per week, no experience needed. You receive payments on your account and forward them, keeping a commission. Contact us on WhatsApp.',
    },
    context: gmail,
    expect: ['EASY_JOB', 'PERSUASION_FREEMAIL'],
  },
  {
    title: 'a real job offer',
    message: {
      text: 'Nous avons bien reçu votre candidature au poste de menuisier. Pouvez-vous venir jeudi à 9 h à l’atelier ?',
    },
    never: ['EASY_JOB', 'BOSS_STRANGER'],
    class: 'desired',
  },
  {
    title: 'profits without risk',
    message: { ...stranger, text: 'Investissez en bitcoin : rendement garanti de 10 % par jour, sans risque.' },
    expect: ['CRYPTO_PROFIT'],
  },
  {
    title: 'pills',
    message: {
      ...stranger,
      text: 'Buy Viagra and Cialis without prescription at the best price, discreet delivery to your door.',
    },
    expect: ['PILLS'],
    class: 'spam',
  },
  {
    title: 'a stranger who offers to lift a site',
    message: {
      from: 'Ravi <ravi.seo.expert@gmail.com>',
      text: 'Hi, I came across your website and found several errors. I am an SEO expert and can improve your Google ranking. Would you be interested in a free audit?',
    },
    context: gmail,
    expect: ['COLD_OUTREACH'],
    class: 'spam',
  },
  {
    title: 'a web designer who answers',
    message: {
      headers: { 'In-Reply-To': '<1@exemple.fr>' },
      text: 'Merci de votre demande. Je vous envoie un devis pour la refonte de votre site web d’ici vendredi.',
    },
    never: ['COLD_OUTREACH'],
    class: 'desired',
  },
  {
    title: 'the same words in other languages say nothing',
    message: {
      text: 'Hola, tengo un video tuyo. Paga 900 € en bitcoin o lo envío a todos tus contactos. Su paquete está retenido, pague los gastos de aduana.',
    },
    never: ['EXTORTION', 'PARCEL_CLAIM', 'GIFT_CARDS_REQUESTED'],
  },
];

export const persuasionCases: readonly JudgeCase[] = [...extortion, ...bosses, ...claims, ...offers];
