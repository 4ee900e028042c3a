// All routes about people and their workspace, for the program's table of routes.

import type { Platform } from '#platform/platform.ts';
import { accountRoutes } from './account-routes.ts';
import { apiKeyRoutes } from './api-keys/api-key-routes.ts';
import { firstVisitRoutes } from './first-visit-routes.ts';
import { sessionRoutes } from './session-routes.ts';
import { workspaceRoutes } from './workspace-routes.ts';

export const accountsRoutes = (platform: Platform) => ({
  ...firstVisitRoutes(platform),
  ...sessionRoutes(platform),
  ...accountRoutes(platform),
  ...workspaceRoutes(platform),
  ...apiKeyRoutes(platform),
});
