// Every route of the program in one table. Its type is all that the console knows of the server.

import { accountsRoutes } from '#accounts/accounts-routes.ts';
import type { Platform } from '#platform/platform.ts';

export function collectRoutes(platform: Platform) {
  return { ...accountsRoutes(platform) };
}

export type Routes = ReturnType<typeof collectRoutes>;
