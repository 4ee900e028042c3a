// What can be wrong with a call about the sandbox.

import { defineProblems } from '#platform/http/problem.ts';

export const sandboxProblem = defineProblems({
  sandbox_message_not_found: {
    status: 404,
    fr: 'Ce message n’est plus dans le bac à sable : il garde les {kept} plus récents.',
    en: 'This message is no longer in the sandbox, which keeps the newest {kept}.',
  },
});
