// Every route of the program in one table. Its type is all that the console knows of the server.

import { accountsRoutes } from '#accounts/accounts-routes.ts';
import type { Platform } from '#platform/platform.ts';
import { domainRoutes } from '#sending/domains/domain-routes.ts';

export function collectRoutes(platform: Platform) {
  return {
    ...accountsRoutes(platform),
    ...domainRoutes(platform),
  };
}

export type Routes = ReturnType<typeof collectRoutes>;
