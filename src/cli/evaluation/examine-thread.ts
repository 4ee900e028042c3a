// The inside of an examining thread: one batch of labelled messages in, their examinations out, in the same order.

import { parentPort, workerData } from 'node:worker_threads';
import { type Examination, type ExaminationTask, examineLabelled } from './examination.ts';
import { type LabelledMail, readLabelled } from './labelled-mail.ts';

export type Examined = { mail: LabelledMail; examination: Examination } | { mail: LabelledMail; error: string };

const task = workerData as ExaminationTask;

function examineOne(mail: LabelledMail): Examined {
  try {
    return { mail, examination: examineLabelled(readLabelled(mail), mail.told, task) };
  } catch (fault) {
    return { mail, error: (fault as NodeJS.ErrnoException).code ?? String(fault) };
  }
}

parentPort?.on('message', (batch: LabelledMail[]) => parentPort?.postMessage(batch.map(examineOne)));
