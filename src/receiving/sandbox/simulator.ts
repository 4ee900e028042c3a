// Lets a newcomer see every outcome of a mailing in the pretend world: an address with `+bounce`, `+defer` or `+full` in its local
// part is answered as a real server would answer. Pure; every other address is accepted.

import type { Reply } from '#smtp/reply.ts';

const answers = {
  bounce: { code: 550, enhanced: '5.1.1', text: 'No such mailbox here (simulated by +bounce)' },
  defer: { code: 451, enhanced: '4.2.0', text: 'Mailbox busy, try again later (simulated by +defer)' },
  full: { code: 452, enhanced: '4.2.2', text: 'Mailbox full (simulated by +full)' },
} as const satisfies Record<string, Reply>;

/** The refusal that this recipient asks for, or undefined. */
export function simulatedAnswer(recipient: string): Reply | undefined {
  const local = recipient.slice(0, recipient.lastIndexOf('@'));
  const asked = /\+(bounce|defer|full)\b/i.exec(local)?.[1]?.toLowerCase();
  return asked === undefined ? undefined : answers[asked as keyof typeof answers];
}
