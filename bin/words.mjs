// What the launcher says, in the language of the person's machine: at most a line before long work, and one line when it cannot go on.

const language = () => {
  const asked = process.argv.join(' ').match(/ --lang[= ](fr|en)\b/)?.[1];
  return (
    asked ?? ((process.env.LC_ALL || process.env.LC_MESSAGES || process.env.LANG || '').startsWith('fr') ? 'fr' : 'en')
  );
};

/** Something the person can mend: shown without a stack. */
export class Refusal extends Error {
  constructor(fr, en, details = '') {
    super(language() === 'fr' ? fr : en);
    this.details = details;
  }
}

/** Announces long work on standard error. */
export function announce(fr, en) {
  process.stderr.write(`${language() === 'fr' ? fr : en}\n`);
}

export function endWithWords(fault) {
  process.exitCode = 1;
  if (!(fault instanceof Refusal)) throw fault;
  if (fault.details) process.stderr.write(`${fault.details.trim()}\n`);
  process.stderr.write(`${fault.message}\n`);
}
