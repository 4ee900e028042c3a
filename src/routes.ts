// Every route of the program in one table. Its type is all that the console knows of the server.

import { accountsRoutes } from '#accounts/accounts-routes.ts';
import type { Platform } from '#platform/platform.ts';
import { domainRoutes } from '#sending/domains/domain-routes.ts';
import { imageRoutes } from '#sending/templates/image-routes.ts';
import { templateRoutes } from '#sending/templates/template-routes.ts';

export function collectRoutes(platform: Platform) {
  return {
    ...accountsRoutes(platform),
    ...domainRoutes(platform),
    ...templateRoutes(platform),
    ...imageRoutes(platform),
  };
}

export type Routes = ReturnType<typeof collectRoutes>;
