// The one gate that a new password passes, wherever it is chosen: first visit, invitation, change.

import { accountsProblem } from './accounts-problems.ts';
import { PASSWORD_MIN_LENGTH, weaknessOf } from './password.ts';

/** Gives the password back, or throws the problem that says how to choose a better one. */
export function acceptablePassword(password: string, person: { name: string; email: string }): string {
  const weakness = weaknessOf(password, person);
  if (weakness === 'too_short') throw accountsProblem.password_too_short({ length: PASSWORD_MIN_LENGTH });
  if (weakness === 'common') throw accountsProblem.password_common();
  if (weakness === 'personal') throw accountsProblem.password_personal();
  return password;
}
