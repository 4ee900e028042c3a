// What can be wrong with a request about a protected domain, its owners or its rules.

import { defineProblems } from '#platform/http/problem.ts';

export const gatewayProblem = defineProblems({
  protected_domain_not_found: {
    status: 404,
    fr: 'Aucun domaine protégé n’a ce numéro.',
    en: 'No protected domain has this number.',
  },
  protected_domain_not_valid: {
    status: 422,
    fr: '« {name} » n’est pas un nom de domaine : écrivez par exemple exemple.fr.',
    en: '"{name}" is not a domain name: write for instance example.com.',
  },
  protected_domain_exists: {
    status: 409,
    fr: 'Le courrier de {name} est déjà filtré par cette installation.',
    en: 'Mail for {name} is filtered by this installation already.',
  },
  protected_domain_busy: {
    status: 409,
    fr: 'Du courrier pour {name} attend encore d’être remis : le domaine ne peut pas être supprimé maintenant.',
    en: 'Mail for {name} still waits to be delivered: the domain cannot be deleted now.',
  },
  link_not_taken: {
    status: 503,
    fr: 'Les anciens liens de {address} sont annulés, mais le serveur de boîtes n’a pas pris le nouveau : réessayez dans quelques minutes.',
    en: 'The old links of {address} are void, but the mailbox server did not take the new one: try again in a few minutes.',
  },
  owner_not_found: { status: 404, fr: 'Aucun titulaire n’a ce numéro.', en: 'No owner has this number.' },
  address_taken: {
    status: 409,
    fr: '{address} mène déjà à quelqu’un.',
    en: '{address} leads to somebody already.',
  },
  address_elsewhere: {
    status: 422,
    fr: '{address} n’est pas une adresse de {name}.',
    en: '{address} is no address of {name}.',
  },
  sender_not_valid: {
    status: 422,
    fr: '« {sender} » n’est ni une adresse ni un domaine : écrivez par exemple nom@exemple.fr ou exemple.fr.',
    en: '"{sender}" is neither an address nor a domain: write for instance name@example.com or example.com.',
  },
});
