// What can be wrong with a call about API keys.

import { defineProblems } from '#platform/http/problem.ts';

export const apiKeyProblem = defineProblems({
  api_key_not_found: {
    status: 404,
    fr: 'Cette clé n’existe pas, ou a déjà été révoquée.',
    en: 'There is no such key, or it was revoked already.',
  },
  api_key_expiry_past: {
    status: 422,
    fr: 'Cette échéance est déjà passée : choisissez un jour à venir, ou aucun.',
    en: 'This expiry has already passed: choose a day to come, or none.',
  },
});
