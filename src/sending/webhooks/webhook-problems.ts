// What can be wrong with a call about webhooks.

import { defineProblems } from '#platform/http/problem.ts';

export const webhookProblem = defineProblems({
  webhook_not_found: { status: 404, fr: 'Ce webhook n’existe pas.', en: 'There is no such webhook.' },
  webhook_address_not_public: {
    status: 422,
    fr: 'L’adresse d’un webhook est en https, sans mot de passe, et mène à l’internet public ; {host} n’y est pas.',
    en: 'The address of a webhook is https, without a password, and leads to the public internet; {host} is not there.',
  },
  too_many_webhooks: {
    status: 409,
    fr: 'Un espace a {most} webhooks au plus : supprimez-en un d’abord.',
    en: 'A workspace has {most} webhooks at most: delete one first.',
  },
});
