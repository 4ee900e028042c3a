// What the log says for each action, by its `noun.verb`; `{{subject}}` stands in its own column.
export default {
  'session.open': 'Connexion',
  'session.close': 'Déconnexion',
  'session.revoke': 'Fermeture d’une session',
  'account.password': 'Changement de mot de passe',
  'account.second_factor_on': 'Double authentification activée',
  'account.second_factor_off': 'Double authentification désactivée',
  'account.recovery_codes': 'Nouveaux codes de secours',
  'workspace.create': 'Création de l’espace',
  'workspace.change': 'Modification de l’espace',
  'operators.invite': 'Invitation',
  'operators.uninvite': 'Invitation retirée',
  'operators.join': 'Arrivée dans l’espace',
  'operators.role': 'Changement de rôle',
  'operators.remove': 'Retrait d’une personne',
} as const;
