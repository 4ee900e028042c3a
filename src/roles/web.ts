// The role that people see: the console, its API, and the public pages that messages link to.

import { join } from 'node:path';
import { firstVisitPath } from '#accounts/first-visit.ts';
import { authenticateRequest } from '#accounts/session-store.ts';
import { projectFolder } from '#platform/config.ts';
import { startWeb } from '#platform/http/server.ts';
import { OperatorError } from '#platform/operator-error.ts';
import type { Platform } from '#platform/platform.ts';
import { runningPrograms } from '#platform/programs.ts';
import { collectRoutes } from '../routes.ts';
import type { RunningRole } from './role.ts';

export async function start(platform: Platform): Promise<RunningRole> {
  const { host, port, dataDir, trustedProxies } = platform.config;
  try {
    const web = await startWeb({
      platform,
      host,
      port,
      trustedProxies,
      routes: collectRoutes(platform),
      authenticate: (request) => authenticateRequest(platform, request),
      consoleFolder: join(projectFolder, 'console', 'dist'),
    });
    return { ...web, openPath: await firstVisitPath(platform) };
  } catch (cause) {
    throw isTaken(cause) ? await taken(dataDir, port) : cause;
  }
}

function isTaken(fault: unknown): boolean {
  return fault instanceof Error && ((fault as NodeJS.ErrnoException).code === 'EADDRINUSE' || isTaken(fault.cause));
}

async function taken(dataDir: string, port: number): Promise<OperatorError> {
  const self = (await runningPrograms(dataDir)).find(({ consoleUrl }) => consoleUrl?.endsWith(`:${port}`));
  if (self) {
    return new OperatorError({
      fr: `Dauphin tourne déjà (processus ${self.pid}) : ouvrez ${self.consoleUrl}`,
      en: `Dauphin is already running (process ${self.pid}): open ${self.consoleUrl}`,
    });
  }
  return new OperatorError({
    fr: `Le port ${port} est occupé par un autre programme : arrêtez-le, ou choisissez un autre port avec DAUPHIN_PORT.`,
    en: `Port ${port} is taken by another program: stop it, or choose another port with DAUPHIN_PORT.`,
  });
}
