// The router as this installation is set up: its own listener for the sandbox, its smart host, and the policies of the domains mail goes to. One
// is opened for each worker that dials; what they learn is shared through the database.

import type { Platform } from '#platform/platform.ts';
import { createStsPolicies } from './mta-sts/policies.ts';
import { createRouter, readSmartHost, type Router } from './route.ts';

export const openRouter = (platform: Pick<Platform, 'sql' | 'resolver' | 'clock' | 'log' | 'config'>): Router =>
  createRouter({
    resolver: platform.resolver,
    clock: platform.clock,
    sandboxPort: platform.config.sandboxSmtpPort,
    smartHost: readSmartHost(platform.config.smartHost),
    policies: createStsPolicies(platform),
  });
