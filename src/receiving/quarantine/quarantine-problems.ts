// What can be wrong with a call about what arrived.

import { defineProblems } from '#platform/http/problem.ts';

export const quarantineProblem = defineProblems({
  arrival_not_found: {
    status: 404,
    fr: 'Ce message n’est plus gardé ici.',
    en: 'This message is no longer kept here.',
  },
  nothing_held: {
    status: 409,
    fr: 'Ce message n’est plus retenu : quelqu’un l’a peut-être déjà libéré ou supprimé.',
    en: 'This message is no longer held: somebody may have released or deleted it already.',
  },
});
