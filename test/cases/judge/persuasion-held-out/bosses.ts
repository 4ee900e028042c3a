// Forty frauds on people at work: hooks, gift cards, transfers, new bank details, salaries; half in French, half in English.

import { forged } from '../case.ts';
import { forger, type Letter, owner, type Sender, unchecked } from './letter.ts';

const answersTo = (from: string, replyTo: string): Sender => ({ ...forger(from), replyTo });
/** A name close to a known one, bought for the purpose, and seen for the first time. */
const newcomer = (from: string): Sender => ({
  ...owner(from),
  history: { received: 0, writtenTo: 0, reactions: 0, ignoredInARow: 0 },
});

const french: readonly Omit<Letter, 'language'>[] = [
  {
    sender: owner('Philippe Kerouanton <president.direction01@gmail.com>'),
    subject: 'Demande urgente',
    text: 'Bonjour Camille,\n\nJe suis actuellement en conférence et injoignable par téléphone. J’ai une tâche urgente à vous confier. Merci de me répondre par e-mail dès réception.\n\nPhilippe Kerouanton\nPrésident',
  },
  {
    sender: owner('Sœur Marie <abbaye.contact22@outlook.com>'),
    subject: 'Bonjour',
    text: 'Bonjour ma chère, es-tu disponible ? J’aurais besoin que tu me rendes un service discrètement. Pas d’appel, je suis en retraite, écris-moi seulement.',
  },
  {
    sender: answersTo('Philippe Kerouanton <p.kerouanton@exemple.fr>', 'direction.pk@protonmail.com'),
    subject: 'Re: dossier',
    text: 'Camille, êtes-vous au bureau ? Je dois régler quelque chose de confidentiel ce matin et je ne peux pas téléphoner. Revenez vers moi sur cette adresse.',
  },
  {
    sender: owner('Directeur <directeur.ecole.29@gmail.com>'),
    subject: 'cartes cadeaux pour l’équipe',
    text: 'Merci de votre réponse. Je voudrais faire une surprise à l’équipe. Pouvez-vous vous procurer 8 cartes Amazon de 50 € au bureau de tabac ? Une fois que vous les avez, grattez et envoyez-moi une photo du dos. Je vous rembourserai dans l’après-midi. Gardez cela pour vous.',
  },
  {
    sender: owner('P. Kerouanton <pkerouanton.pdg@yahoo.com>'),
    subject: 'Neosurf',
    text: 'Il me faut 10 tickets Neosurf de 100 euros avant midi pour un client. Vous les trouvez chez n’importe quel buraliste. Envoyez les codes ici dès que c’est fait, je suis en réunion.',
  },
  {
    sender: forger('Philippe Kerouanton <p.kerouanton@exemple.fr>'),
    subject: 'Virement',
    text: 'Pouvez-vous effectuer un virement de 27 480 € aujourd’hui ? Je vous transmets le RIB du bénéficiaire. C’est urgent, je suis en rendez-vous et je régularise la facture demain.',
  },
  {
    sender: owner('Maître Lambert <me.lambert@cabinet-lambert-avocats.example.com>'),
    subject: 'Opération confidentielle',
    text: 'Madame,\n\nM. Kerouanton m’a indiqué que vous seriez mon interlocutrice. Nous menons une offre publique d’acquisition soumise au secret par l’autorité des marchés. Un acompte doit partir ce jour vers l’étranger. Vous ne devez en parler ni à vos collègues ni à la banque. Confirmez-moi par retour de mail le solde disponible.',
  },
  {
    sender: answersTo(
      'Menuiserie Le Bras <contact@menuiserie-lebras.example.com>',
      'menuiserie.lebras.compta@gmail.com',
    ),
    subject: 'Facture 2026-118 : changement de RIB',
    text: 'Bonjour,\n\nSuite à un contrôle de notre banque, notre compte habituel est momentanément bloqué. Nous vous prions de bien vouloir effectuer le règlement de la facture 2026-118 sur notre nouveau compte dont vous trouverez le RIB en pièce jointe.\n\nCordialement,\nLe service comptabilité',
  },
  {
    sender: newcomer('Menuiserie Le Bras <compta@menuiserie-le-bras.example.net>'),
    subject: 'Nouvelles coordonnées bancaires',
    text: 'Bonjour, veuillez noter que nos coordonnées bancaires ont été modifiées. Tous les prochains règlements sont à adresser au nouvel IBAN ci-dessous. Merci de ne plus utiliser l’ancien et de nous confirmer la prise en compte.',
  },
  {
    sender: owner('Julien Morvan <julien.morvan.perso@gmail.com>'),
    subject: 'RIB',
    text: 'Bonjour, je viens de changer de banque et j’aimerais que ma paie de ce mois soit versée sur mon nouveau compte. Quel est le délai ? Je peux vous envoyer le RIB tout de suite. Julien Morvan',
  },
  {
    sender: answersTo('Julien Morvan <julien.morvan@exemple.fr>', 'j.morvan.rh@mail.com'),
    subject: 'Modification domiciliation',
    text: 'Bonjour Camille, peux-tu mettre à jour ma domiciliation bancaire pour le virement de mon salaire ? L’ancien compte sera clôturé vendredi. Bonne journée',
  },
  {
    sender: owner('Yves <yves.legoff.mairie@laposte.net>'),
    subject: 'petit service',
    text: 'slt c’est yves, t’es dispo la ? je suis coincé en réunion j’ai mon tel qui marche pas, tu peux me rendre un service vite fait stp repond moi par mail',
  },
  {
    sender: newcomer('Direction générale <dg@exemple-fr.example.net>'),
    subject: 'Confidentiel',
    text: 'Bonjour, puis-je compter sur votre discrétion ? Une opération financière sensible doit être menée cette semaine. Répondez uniquement à cette adresse, sans passer par le standard. Vous serez contactée par notre cabinet d’audit.',
  },
  {
    sender: owner('Le Directeur <d.direction.group@gmx.fr>'),
    subject: 'achat',
    text: 'J’ai b\u200besoin de car\u200btes ca\u200bdeaux Goo\u200bgle Play, 5 x 100€. Ach\u200bète-les, gra\u200btte et env\u200boie les cod\u200bes par mail. Je suis en réu\u200bnion donc pas d’ap\u200bpel.',
  },
  {
    sender: owner('Philippe K <phil.k.urgent@hotmail.fr>'),
    subject: 'Numéro',
    text: 'Bonjour Camille, envoie-moi ton numéro de portable, j’ai besoin que tu règles quelque chose pour moi rapidement. Philippe',
  },
  {
    sender: unchecked('Trésorier <tresorier@asso-voile.example.org>'),
    subject: 'facture à régler ce jour',
    text: 'Bonjour, le président est au courant. Il faut régler par virement instantané 3 850 € au prestataire avant 16 h, sinon la régate saute. IBAN joint. Ne l’appelez pas, il est en mer. Merci de garder cela entre nous jusqu’à l’assemblée.',
  },
  {
    sender: answersTo('Assistance achats <achats@grand-groupe.example.com>', 'achats.grandgroupe@outlook.com'),
    subject: 'Mise à jour fournisseurs',
    text: 'Dans le cadre de notre changement d’établissement bancaire, nous vous remercions d’actualiser dans vos fichiers l’IBAN de notre société. Les factures en attente de paiement doivent être réglées exclusivement sur le nouveau compte à compter de ce jour.',
  },
  {
    sender: owner('Camille F. <philippe.kerouanton.bureau@icloud.com>'),
    subject: 'Coupons Transcash',
    text: 'Je sors d’une réunion avec un partenaire et je me suis engagé à lui offrir des recharges Transcash. Prends-en pour 600 euros à la Maison de la Presse et dicte-moi les codes dans ta réponse. Note de frais à l’appui, tu seras remboursée lundi.',
  },
  {
    sender: {
      from: 'Philippe Kerouanton <p.kerouanton@exemple.fr>',
      replyTo: 'pk@bureau-exec.example.org',
      authentication: forged('exemple.fr'),
    },
    subject: 'Tu as une minute ?',
    text: 'Tu as une minute ?\n\nEnvoyé de mon iPhone',
  },
  {
    sender: owner('DAF <daf.groupe.paris@gmail.com>'),
    subject: 'Encours clients',
    text: 'Bonjour, pourriez-vous m’adresser au plus vite la balance âgée et la liste de vos clients avec leurs contacts comptables ? Je suis en comité et ne peux décrocher, réponse par mail. Dossier à traiter en toute confidentialité.',
  },
];

const english: readonly Omit<Letter, 'language'>[] = [
  {
    sender: owner('Margaret Holt <ceo.office.mholt@gmail.com>'),
    subject: 'Quick request',
    text: 'Hi Camille, are you available at the moment? I am in a board meeting with limited phone access and need you to handle a task for me. Reply as soon as you get this.\n\nMargaret Holt\nChief Executive',
  },
  {
    sender: owner('Pastor John <pastorjohn.church77@outlook.com>'),
    subject: 'God bless',
    text: 'Good morning, I need a favor from you. One of our sisters is in hospital with cancer and I would love to give her some Google Play cards. Could you get them for me from the store? I will pay you back as soon as I can. Just scratch the back and email me a picture of the codes.',
  },
  {
    sender: answersTo('Margaret Holt <m.holt@exemple.fr>', 'holt.executive@protonmail.com'),
    subject: 'Are you at your desk?',
    text: 'Are you at your desk? I need something sorted quietly before noon. Can’t talk now, email only.',
  },
  {
    sender: owner('M. Holt <holt.margaret@aol.com>'),
    subject: 'Re: Quick request',
    text: 'Great. I need eight $100 Apple gift cards for client appreciation. Pick them up at Target or CVS, scratch off the silver and send me clear photos of every code. Keep the receipts, you will be reimbursed by Friday. Keep this between us, it is a surprise.',
  },
  {
    sender: owner('Head of School <principal.hs@yahoo.com>'),
    subject: 'staff gifts',
    text: 'Could you purchase steam wallet cards for the staff, 5 pieces of $200 each? Reply with the pins once you have them. I am in a conference all day so do not call.',
  },
  {
    sender: forger('Margaret Holt <m.holt@exemple.fr>'),
    subject: 'Wire today',
    text: 'I need a wire for $38,900 processed today to a new vendor. Let me know when you are ready and I will forward the beneficiary details. I am travelling so email is best.',
  },
  {
    sender: owner('David Stern <d.stern@stern-partners-law.example.com>'),
    subject: 'Project Falcon',
    text: 'Camille,\n\nMs Holt has asked me to work with you on an acquisition that has not been announced. For regulatory reasons it must not be discussed with anyone in your company. The initial payment has to leave the account today. Please confirm your cash position and that you can execute an international transfer. Kindly use this address only.',
  },
  {
    sender: answersTo('Acme Supplies <billing@acme-supplies.example.com>', 'acme.billing.dept@gmail.com'),
    subject: 'Updated remittance details',
    text: 'Dear customer,\n\nPlease be informed that our bank account is currently under audit and cannot receive funds. Kindly remit all outstanding invoices to our new account, details of which are attached. Confirm the payment date.\n\nAccounts Receivable',
  },
  {
    sender: newcomer('Acme Supplies <accounts@acme-suppiies.example.net>'),
    subject: 'Change of bank details',
    text: 'Hello, we have switched banks. Please update our information in your system and send pending payments to the new IBAN below. The old account will no longer be accepted. Thank you for your prompt cooperation.',
  },
  {
    sender: owner('Tom Baker <tom.baker.home@gmail.com>'),
    subject: 'Direct deposit',
    text: 'Hi, I opened a new bank account and would like my direct deposit switched before the next payroll runs. What do you need from me? Tom',
  },
  {
    sender: answersTo('Tom Baker <tom.baker@exemple.fr>', 'tbaker.payroll@mail.com'),
    subject: 'Paycheck',
    text: 'Could you please change the account my salary goes to? My current one was closed. I can send the routing and account number now. Will it be effective for this pay date?',
  },
  {
    sender: owner('Sam <sam.w.rowingclub@gmail.com>'),
    subject: 'hey',
    text: 'hey r u free? stuck in a meeting n my phone is acting up. need u to do smth for me real quick, just reply here',
  },
  {
    sender: newcomer('Office of the CFO <cfo@exemple-group.example.net>'),
    subject: 'Strictly confidential',
    text: 'Can I rely on your discretion? I am working on a sensitive financial transaction and you have been chosen to assist. Please respond only to this address and do not mention it to anybody until it is made public.',
  },
  {
    sender: owner('Director <director.desk@gmx.com>'),
    subject: 'errand',
    text: 'I n\u200beed s\u200bome i\u200bTunes gi\u200bft ca\u200brds, $500 in total. B\u200buy them, scra\u200btch and se\u200bnd the co\u200bdes he\u200bre. In a mee\u200bting, no ca\u200blls.',
  },
  {
    sender: owner('Margaret <m.holt.mobile@hotmail.com>'),
    subject: 'cell',
    text: 'Camille, send me your cell number. I need you to run an errand for me right away.',
  },
  {
    sender: unchecked('Treasurer <treasurer@sailing-club.example.org>'),
    subject: 'Payment before 4 pm',
    text: 'The commodore has approved this. Please pay $4,250 by bank transfer to the caterer before 4 pm or we lose the booking. Account details attached. He is at sea, so no point calling. Let us keep it quiet until the dinner.',
  },
  {
    sender: answersTo('Procurement <procurement@big-group.example.com>', 'procurement.biggroup@outlook.com'),
    subject: 'Vendor master data',
    text: 'As part of our transition to a new financial institution, please amend the bank details you hold for our company. All future payments should be made exclusively to the account set out in the attached letter, starting today.',
  },
  {
    sender: owner('Executive <exec.assistant.holt@icloud.com>'),
    subject: 'Vanilla cards',
    text: 'Just out of a meeting with a partner and I promised some vouchers. Grab six Vanilla Visa cards at $250 from any pharmacy, peel the back and type the numbers in your answer. Expense it on Monday.',
  },
  {
    sender: {
      from: 'Margaret Holt <m.holt@exemple.fr>',
      replyTo: 'mh@exec-desk.example.org',
      authentication: forged('exemple.fr'),
    },
    subject: 'Got a minute?',
    text: 'Got a minute?\n\nSent from my iPhone',
  },
  {
    sender: owner('Finance director <finance.director.uk@gmail.com>'),
    subject: 'Aging report',
    text: 'Please email me the latest aging report together with the contact details of the accounts payable person at each customer. I am in a committee and cannot pick up, so reply by mail. Handle this discreetly.',
  },
];

export const bossLetters: readonly Letter[] = [
  ...french.map((letter) => ({ ...letter, language: 'fr' as const })),
  ...english.map((letter) => ({ ...letter, language: 'en' as const })),
];
