// What can be wrong with a call about standing.

import { defineProblems } from '#platform/http/problem.ts';

export const standingProblem = defineProblems({
  standing_not_found: {
    status: 404,
    fr: 'Cet espace n’existe pas, ou plus.',
    en: 'There is no such workspace, or no longer.',
  },
  standing_desk_not_yours: {
    status: 403,
    fr: 'Ce bureau est celui de l’exploitant : les propriétaires du premier espace de l’installation.',
    en: 'This desk is the operator’s: the owners of the first workspace of the installation.',
  },
  nothing_to_appeal: {
    status: 409,
    fr: 'Rien n’est retenu contre cet envoi : il n’y a pas de plan à remettre.',
    en: 'Nothing is held against this stream: there is no plan to hand in.',
  },
});
