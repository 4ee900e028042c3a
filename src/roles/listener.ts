// The role that receives: Dauphin's own SMTP server, today for the sandbox.

import type { Platform } from '#platform/platform.ts';
import type { RunningRole } from './role.ts';

export async function start(platform: Platform): Promise<RunningRole> {
  platform.log.info('nothing to do yet');
  return { close: async () => {} };
}
