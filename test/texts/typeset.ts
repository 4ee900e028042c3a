// French as it is printed: no-break spaces inside « » and before ; : ! ? % €, curved apostrophes (Lexique des règles typographiques en usage à l’Imprimerie nationale).
// `node test/texts/typeset.ts` mends the French texts of the console and of the server's problems in place; catalogues.test.ts
// fails on what it would mend. It touches only what stands between quotes, and never an import.

import { globSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { projectFolder } from '#platform/config.ts';

const NO_BREAK = '\u00a0';
const NARROW_NO_BREAK = '\u202f';

export function typeset(text: string): string {
  return text
    .replace(/ ([;!?])/g, `${NARROW_NO_BREAK}$1`)
    .replace(/ ([:»%€])/g, `${NO_BREAK}$1`)
    .replace(/« /g, `«${NO_BREAK}`)
    .replace(/(?<=\p{L})'(?=\p{L})/gu, '’')
    .replaceAll('...', '…');
}

/** A quoted text of one line; in a table of problems, only the French one. */
const QUOTED = /(?<!from )('(?:[^'\\\n]|\\.)*'|"(?:[^"\\\n]|\\.)*")/g;
const FRENCH_QUOTED = /(?<=\bfr:\s*)('(?:[^'\\\n]|\\.)*'|"(?:[^"\\\n]|\\.)*")/g;

if (import.meta.main) {
  for (const [pattern, quoted] of [
    ['console/**/*.fr.ts', QUOTED],
    ['src/**/*-problems.ts', FRENCH_QUOTED],
  ] as const) {
    for (const path of globSync(pattern, { cwd: projectFolder })) {
      const before = readFileSync(join(projectFolder, path), 'utf8');
      const after = before.replace(quoted, (text) => typeset(text));
      if (after !== before) writeFileSync(join(projectFolder, path), after);
    }
  }
}
