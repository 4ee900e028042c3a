// The commands of `dauphin`, in the order in which help lists them. A new command adds its line here and nothing else.

import type { RegisterCommand } from './cli.ts';
import { registerBackup } from './commands/backup.ts';
import { registerBounce } from './commands/bounce.ts';
import { registerClean } from './commands/clean.ts';
import { registerConfig } from './commands/config.ts';
import { registerDoctor } from './commands/doctor.ts';
import { registerEvaluate } from './commands/evaluate.ts';
import { registerImport } from './commands/import.ts';
import { registerJudge } from './commands/judge.ts';
import { registerLearn } from './commands/learn.ts';
import { registerRestore } from './commands/restore.ts';
import { registerStart } from './commands/start.ts';
import { registerTrain } from './commands/train.ts';

export const commands: readonly RegisterCommand[] = [
  registerStart,
  registerDoctor,
  registerImport,
  registerJudge,
  registerClean,
  registerBounce,
  registerLearn,
  registerEvaluate,
  registerTrain,
  registerBackup,
  registerRestore,
  registerConfig,
];
