// The role that sends: takes due recipients from the ledger and hands their messages over by SMTP.

import type { Platform } from '#platform/platform.ts';
import type { RunningRole } from './role.ts';

export async function start(platform: Platform): Promise<RunningRole> {
  platform.log.info('nothing to do yet');
  return { close: async () => {} };
}
