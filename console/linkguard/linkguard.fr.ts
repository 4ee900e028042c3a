export default {
  title: 'Hameçonnage',
  intro:
    'Les liens des messages que les titulaires signalent comme frauduleux. Bloqué, un lien rend frauduleux tout message qui le porte, et l’extension du navigateur arrête qui le suit.',
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
  lookup: 'L’alerte au clic',
  lookupText:
    'Donnez cette adresse à l’extension de navigateur de vos titulaires (dossier extension/), ou à vos programmes. Elle porte la clé de votre maison, pour que les signalements comptent avant votre décision. Seuls les premiers octets d’empreintes sont demandés : personne n’apprend quel lien a été suivi.',
  lookupAddress: 'Adresse à saisir dans l’extension',
};
