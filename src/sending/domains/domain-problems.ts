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
});
