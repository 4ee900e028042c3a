// What an examination of the installation finds: in which state a thing is, and how to mend it when it is not well.

import type { Text } from '#platform/operator-error.ts';

export interface Finding {
  /** ok; warn: works, but should be looked at; fail: Dauphin does not work like this. */
  state: 'ok' | 'warn' | 'fail';
  /** Stable, for programs: `node`, `disk`. */
  check: string;
  what: Text;
  mend?: Text;
}

export const ok = (check: string, fr: string, en: string): Finding => ({ state: 'ok', check, what: { fr, en } });

export const warn = (check: string, what: Text, mend: Text): Finding => ({ state: 'warn', check, what, mend });

export const fail = (check: string, what: Text, mend: Text): Finding => ({ state: 'fail', check, what, mend });
