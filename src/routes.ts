// Every route of the program in one table. Its type is all that the console knows of the server.

import type { Platform } from '#platform/platform.ts';

export function collectRoutes(_platform: Platform) {
  return {};
}

export type Routes = ReturnType<typeof collectRoutes>;
