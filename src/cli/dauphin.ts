// The command `dauphin`: reads the command line, runs one command, and turns whatever went wrong into one line and an exit code.
// 0: done. 1: it could not be done. 2: the command line was not understood. Only a defect of Dauphin shows a stack.

import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { CommanderError } from 'commander';
import { projectFolder } from '#platform/config.ts';
import { OperatorError } from '#platform/operator-error.ts';
import { chooseLanguage, type Cli, createCli } from './cli.ts';
import { createProgram, explainUsage } from './program.ts';

const settingsFile = join(projectFolder, '.env');
if (existsSync(settingsFile)) process.loadEnvFile(settingsFile);
// Whoever reads the answer may stop when it has read enough (`| head`): then there is nothing more to do, and nothing went wrong.
process.stdout.on('error', (fault: NodeJS.ErrnoException) => {
  if (fault.code === 'EPIPE') process.exit();
  throw fault;
});
const cli = createCli(chooseLanguage(process.argv, process.env));
process.exitCode = await run(cli, process.argv);

async function run(cli: Cli, argv: readonly string[]): Promise<number> {
  try {
    const program = createProgram(cli);
    if (argv.length <= 2) program.outputHelp();
    else await program.parseAsync(argv);
    return Number(process.exitCode ?? 0);
  } catch (fault) {
    if (fault instanceof CommanderError) {
      if (fault.exitCode === 0) return 0;
      cli.note(explainUsage(fault, cli.language));
      return 2;
    }
    if (fault instanceof OperatorError) {
      cli.note(cli.say(fault.text));
      return 1;
    }
    cli.note(fault instanceof Error ? (fault.stack ?? fault.message) : String(fault));
    return 1;
  }
}
