// The inside of a judging thread: takes one file at a time, sends its verdicts in small packets, and waits for each packet to be
// printed before it goes on, so that a slow reader of the output never makes memory grow.

import { once } from 'node:events';
import { parentPort, workerData } from 'node:worker_threads';
import { openMemory } from '../learning/memory-file.ts';
import { judgeFile, type FileVerdict } from './judge-file.ts';
import { reasonOf } from './mail-files.ts';

export interface JudgeTask {
  trustedServer?: string;
  /** The journal of what was learned; absent: what the program ships with. */
  memoryFile?: string;
  /** Whose mailbox it is, as memory-file.ts names owners. */
  owner?: string;
}

/** `file`: judge it. `more`: the last packet was printed. */
export type ToThread = { file: string } | 'more';
export type FromThread = { verdicts: FileVerdict[]; isDone: boolean };

const PACKET = 50;
const port = parentPort;
const { trustedServer, memoryFile, owner }: JudgeTask = workerData;
const model = openMemory(memoryFile).of(owner);

async function judgeOne(file: string): Promise<void> {
  let verdicts: FileVerdict[] = [];
  try {
    for await (const verdict of judgeFile(file, { trustedServer, model })) {
      verdicts.push(verdict);
      if (verdicts.length < PACKET) continue;
      port?.postMessage({ verdicts, isDone: false } satisfies FromThread);
      verdicts = [];
      if (port) await once(port, 'message');
    }
  } catch (fault) {
    verdicts.push({ file, error: reasonOf(fault) });
  }
  port?.postMessage({ verdicts, isDone: true } satisfies FromThread);
}

port?.on('message', (message: ToThread) => {
  if (message !== 'more') void judgeOne(message.file);
});
