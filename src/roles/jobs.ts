// The role that does coarse work in its turn: imports, launches, reports.

import type { Platform } from '#platform/platform.ts';
import type { RunningRole } from './role.ts';

export async function start(platform: Platform): Promise<RunningRole> {
  platform.log.info('nothing to do yet');
  return { close: async () => {} };
}
