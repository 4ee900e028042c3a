// `dauphin doctor`: examines the installation, says what is well, what is not and how to mend it. Exit code 1 when something fails.

import type { Cli, RegisterCommand } from '../cli.ts';
import { examineDatabase } from '../doctor/database.ts';
import type { Finding } from '../doctor/finding.ts';
import { examineMachine } from '../doctor/machine.ts';

export const registerDoctor: RegisterCommand = (program, cli) => {
  program
    .command('doctor')
    .description(
      cli.say({
        fr: "examine l'installation et dit comment la réparer",
        en: 'examine the installation and say how to mend it',
      }),
    )
    .option('--json', cli.say({ fr: 'en JSON', en: 'as JSON' }))
    .action(async ({ json }: { json?: boolean }) => {
      const config = cli.config();
      const findings = [...(await examineMachine(config)), ...(await examineDatabase(config, cli.log(config)))];
      if (json)
        cli.print(
          JSON.stringify(
            findings.map((finding) => inLanguage(cli, finding)),
            undefined,
            2,
          ),
        );
      else for (const finding of findings) cli.print(inWords(cli, finding));
      if (findings.some(({ state }) => state === 'fail')) process.exitCode = 1;
    });
};

function inLanguage(cli: Cli, { state, check, what, mend }: Finding) {
  return { state, check, what: cli.say(what), ...(mend && { mend: cli.say(mend) }) };
}

const WORDS = {
  ok: { fr: 'bien     ', en: 'ok   ' },
  warn: { fr: 'attention', en: 'warn ' },
  fail: { fr: 'échec    ', en: 'fail ' },
};

function inWords(cli: Cli, { state, what, mend }: Finding): string {
  const word = cli.say(WORDS[state]);
  const line = `${word} ${cli.say(what)}`;
  return mend ? `${line}\n${' '.repeat(word.length)} → ${cli.say(mend)}` : line;
}
