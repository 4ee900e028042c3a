export default {
  title: 'Hameçonnage',
  intro:
    'Les liens des messages que les titulaires signalent comme frauduleux. Bloqué, un lien rend frauduleux tout message qui le porte.',
  states: 'État des liens',
  state: { reported: 'Signalés', blocked: 'Bloqués', cleared: 'Écartés' },
  empty: {
    reported: 'Aucun lien en attente',
    blocked: 'Aucun lien bloqué',
    cleared: 'Aucun lien écarté',
  },
  emptyText:
    'Les titulaires signalent depuis leur page personnelle, ou en transférant le message en pièce jointe à report@ ou signaler@ votre domaine.',
  toGateway: 'Voir les domaines protégés',
  reported_one: 'Signalé par {{count}} titulaire depuis le {{date}}.',
  reported_other: 'Signalé par {{count}} titulaires depuis le {{date}}.',
  byDesk: 'Ajouté à la main le {{date}}.',
  spread_one: 'Reçu par {{count}} titulaire depuis le {{date}}.',
  spread_other: 'Reçu par {{count}} titulaires depuis le {{date}}.',
  noSpread: 'Aucun message gardé ne le porte.',
  senders: 'Expéditeurs : {{list}}',
  until: 'Retenu jusqu’au {{date}}',
  block: 'Bloquer',
  clear: 'Écarter',
  more: 'Voir la suite',
  add: 'Ajouter un lien',
  addTitle: 'Ajouter un lien',
  address: 'Adresse de la page',
  addressHelp:
    'Bloquer vaut pour toute l’installation. Écarter vaut pour cet espace, même si un autre a bloqué le lien.',
  lookup: 'Interroger un lien',
  lookupText:
    'Un programme à vous demande ici si un lien a été signalé, par les premiers octets d’une empreinte : personne n’apprend quel lien. L’adresse porte la clé de votre maison, pour que les signalements de vos titulaires comptent avant votre décision.',
  lookupAddress: 'Adresse pour vos programmes',
};
