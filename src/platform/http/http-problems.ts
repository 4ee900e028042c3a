// What can be wrong with a request before any station has looked at it.

import { defineProblems } from './problem.ts';

export const httpProblem = defineProblems({
  not_found: { status: 404, fr: 'Il n’y a rien à l’adresse {path}.', en: 'There is nothing at {path}.' },
  method_not_allowed: {
    status: 405,
    fr: 'Cette adresse n’accepte pas la méthode {method}.',
    en: 'This address does not take the method {method}.',
  },
  sign_in_needed: { status: 401, fr: 'Connectez-vous pour continuer.', en: 'Sign in to go on.' },
  not_allowed: {
    status: 403,
    fr: 'Votre rôle ne permet pas cette action ({permission}). Demandez-la à un propriétaire de l’espace.',
    en: 'Your role does not allow this ({permission}). Ask an owner of the workspace.',
  },
  not_for_keys: {
    status: 403,
    fr: 'Cette adresse n’est pas ouverte aux clés d’API : ouvrez-la depuis la console.',
    en: 'This address is not open to API keys: use it from the console.',
  },
  scope_needed: {
    status: 403,
    fr: 'Cette clé n’a pas la portée « {scope} ». Créez-en une qui l’a, dans Clés d’API.',
    en: 'This key lacks the scope “{scope}”. Make one that has it, under API keys.',
  },
  foreign_origin: {
    status: 403,
    fr: 'Cette requête vient d’un autre site que la console : elle est refusée.',
    en: 'This request comes from another site than the console: it is refused.',
  },
  body_too_large: {
    status: 413,
    fr: 'Le contenu dépasse la limite de {limit} octets.',
    en: 'The content is over the limit of {limit} bytes.',
  },
  not_json: {
    status: 400,
    fr: 'Le corps de la requête n’est pas du JSON lisible ({reason}).',
    en: 'The body of the request is not readable JSON ({reason}).',
  },
  not_valid: { status: 422, fr: 'Certains champs sont à corriger.', en: 'Some fields need mending.' },
  database_away: {
    status: 503,
    fr: 'La base de données ne répond pas pour le moment : réessayez dans quelques secondes.',
    en: 'The database does not answer just now: try again in a few seconds.',
  },
  too_long: {
    status: 503,
    fr: 'La réponse n’est pas venue en {seconds} secondes : réessayez dans un moment.',
    en: 'The answer did not come within {seconds} seconds: try again in a moment.',
  },
  fault: {
    status: 500,
    fr: 'Une erreur est survenue de notre côté ; elle est consignée sous le numéro {id}.',
    en: 'Something went wrong on our side; it is logged under number {id}.',
  },
});
