// What can be wrong with a call about people, sign-in and the workspace. None tells a stranger which addresses have an account.

import { defineProblems } from '#platform/http/problem.ts';

export const accountsProblem = defineProblems({
  sign_in_refused: {
    status: 403,
    fr: 'Cette adresse et ce mot de passe ne vont pas ensemble.',
    en: 'This address and this password do not go together.',
  },
  too_many_attempts: {
    status: 429,
    fr: 'Trop d’essais. Attendez {minutes} min avant de réessayer.',
    en: 'Too many attempts. Wait {minutes} min before trying again.',
  },
  second_factor_refused: {
    status: 403,
    fr: 'Ce code n’est pas valable. Un code de l’application change toutes les 30 secondes et ne sert qu’une fois.',
    en: 'This code is not valid. A code of the app changes every 30 seconds and is good only once.',
  },
  sign_in_expired: {
    status: 403,
    fr: 'Cette connexion a expiré avant d’être terminée. Recommencez par votre mot de passe.',
    en: 'This sign-in expired before it was finished. Start again with your password.',
  },
  first_visit_over: {
    status: 409,
    fr: 'Dauphin est déjà installé : connectez-vous.',
    en: 'Dauphin is already set up: sign in.',
  },
  setup_token_needed: {
    status: 403,
    fr: 'Ouvrez l’adresse complète affichée au démarrage de Dauphin : elle contient la clé de première visite.',
    en: 'Open the full address that Dauphin printed when it started: it holds the key of the first visit.',
  },
  password_wrong: { status: 403, fr: 'Le mot de passe actuel est erroné.', en: 'The current password is wrong.' },
  password_too_short: {
    status: 422,
    fr: 'Choisissez au moins {length} caractères. Plusieurs mots au hasard se retiennent mieux qu’un mot compliqué.',
    en: 'Choose at least {length} characters. Several random words are easier to remember than one complicated word.',
  },
  password_common: {
    status: 422,
    fr: 'Ce mot de passe est parmi les premiers que l’on essaie. Choisissez plusieurs mots sans lien entre eux.',
    en: 'This password is among the first that anyone tries. Choose several unrelated words.',
  },
  password_personal: {
    status: 422,
    fr: 'Ce mot de passe se devine à partir de votre nom ou de votre adresse.',
    en: 'This password can be guessed from your name or address.',
  },
  time_zone_unknown: {
    status: 422,
    fr: 'Le fuseau horaire « {zone} » est inconnu.',
    en: 'The time zone “{zone}” is unknown.',
  },
  second_factor_not_started: {
    status: 409,
    fr: 'Commencez par afficher le code à photographier.',
    en: 'First show the code to scan.',
  },
  second_factor_is_on: {
    status: 409,
    fr: 'La double authentification est déjà en place. Désactivez-la avant d’en configurer une autre.',
    en: 'The second factor is already on. Turn it off before setting up another.',
  },
  second_factor_is_off: {
    status: 409,
    fr: 'La double authentification n’est pas en place.',
    en: 'The second factor is not on.',
  },
  already_member: {
    status: 409,
    fr: '{email} fait déjà partie de l’espace.',
    en: '{email} is already in the workspace.',
  },
  invitation_gone: {
    status: 404,
    fr: 'Cette invitation n’existe pas, a déjà servi, a été retirée ou a expiré. Demandez-en une nouvelle.',
    en: 'This invitation does not exist, was used, was withdrawn or has expired. Ask for a new one.',
  },
  operator_not_found: {
    status: 404,
    fr: 'Cette personne n’est pas dans l’espace.',
    en: 'This person is not in the workspace.',
  },
  last_owner: {
    status: 409,
    fr: 'Un espace garde toujours un propriétaire : nommez-en d’abord un autre.',
    en: 'A workspace always keeps an owner: name another first.',
  },
  session_not_found: { status: 404, fr: 'Cette session est déjà fermée.', en: 'This session is already closed.' },
});
