// The role that sends: takes due recipients from the ledger and hands their messages over by SMTP.

import type { Platform } from '#platform/platform.ts';
import { startOutbox } from '#sending/outbox/outbox.ts';
import type { RunningRole } from './role.ts';

export async function start(platform: Platform): Promise<RunningRole> {
  const outbox = await startOutbox(platform);
  return { close: outbox.close };
}
