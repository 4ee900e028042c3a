// What can be wrong with a call about what arrived.

import { defineProblems } from '#platform/http/problem.ts';

export const quarantineProblem = defineProblems({
  arrival_not_found: {
    status: 404,
    fr: 'Ce message n’est plus gardé ici.',
    en: 'This message is no longer kept here.',
  },
  no_trackers: {
    status: 404,
    fr: 'Aucun traceur n’a été retiré des messages de {by} ces 30 derniers jours.',
    en: 'No tracker was taken out of the mail of {by} in the last 30 days.',
  },
  nothing_held: {
    status: 409,
    fr: 'Ce message n’est plus retenu : quelqu’un l’a peut-être déjà libéré ou supprimé.',
    en: 'This message is no longer held: somebody may have released or deleted it already.',
  },
});
