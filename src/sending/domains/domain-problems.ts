// What can be wrong with a request about a sending domain.

import { defineProblems } from '#platform/http/problem.ts';

export const domainProblem = defineProblems({
  domain_not_found: { status: 404, fr: 'Aucun domaine n’a ce numéro.', en: 'No domain has this number.' },
  domain_not_valid: {
    status: 422,
    fr: '« {name} » n’est pas un nom de domaine : écrivez par exemple exemple.fr.',
    en: '"{name}" is not a domain name: write for instance example.com.',
  },
  domain_not_yours: {
    status: 422,
    fr: '{name} est un domaine d’adresses partagées : écrivez depuis un domaine qui vous appartient.',
    en: '{name} is a domain of shared addresses: write from a domain that belongs to you.',
  },
  domain_exists: {
    status: 409,
    fr: '{name} est déjà un domaine de cet espace.',
    en: '{name} is a domain of this workspace already.',
  },
  domain_in_use: {
    status: 409,
    fr: 'Des envois ont été faits depuis {name} : il ne peut plus être supprimé.',
    en: 'Mail was sent from {name}: it can no longer be deleted.',
  },
  domain_not_ready: {
    status: 409,
    fr: '{name} ne peut pas encore envoyer pour de bon ; à corriger : {records}.',
    en: '{name} cannot go live yet; to mend: {records}.',
  },
  domain_live_elsewhere: {
    status: 409,
    fr: '{name} envoie déjà pour un autre espace de cette installation.',
    en: '{name} already sends for another workspace of this installation.',
  },
  key_not_found: {
    status: 404,
    fr: 'Ce domaine n’a pas de clé de ce nom.',
    en: 'This domain has no key of this name.',
  },
  keys_prepared_already: {
    status: 409,
    fr: 'De nouvelles clés attendent déjà : publiez-les et mettez-les en service, ou abandonnez-les.',
    en: 'New keys are waiting already: publish them and put them into service, or drop them.',
  },
  keys_not_prepared: {
    status: 409,
    fr: 'Aucune nouvelle clé n’attend : préparez-en d’abord.',
    en: 'No new key is waiting: prepare some first.',
  },
  keys_not_published: {
    status: 409,
    fr: 'Les nouvelles clés ne peuvent pas encore signer, les récepteurs ne les trouveraient pas. {reasons} Un changement de DNS met de quelques minutes à quelques heures à se voir.',
    en: 'The new keys cannot sign yet, receivers would not find them. {reasons} A change of DNS takes from minutes to hours to be seen.',
  },
  key_signs: {
    status: 409,
    fr: 'La clé {selector} signe vos messages : elle ne peut pas être supprimée.',
    en: 'The key {selector} signs your messages: it cannot be deleted.',
  },
  key_still_needed: {
    status: 409,
    fr: 'Des messages signés par {selector} peuvent encore être en route : gardez son enregistrement jusqu’au {date}.',
    en: 'Messages signed by {selector} may still be on their way: keep its record until {date}.',
  },
  mta_sts_absent: {
    status: 404,
    fr: 'Aucune politique MTA-STS n’est servie sous ce nom.',
    en: 'No MTA-STS policy is served under this name.',
  },
  mta_sts_unknown: {
    status: 503,
    fr: 'Le DNS n’a pas répondu : la politique MTA-STS de {name} ne peut pas être dite pour le moment.',
    en: 'The DNS did not answer: the MTA-STS policy of {name} cannot be told just now.',
  },
});
