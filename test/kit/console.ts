// A console in front of a test's own platform: built when its sources changed, served by the real web server of this process, and
// opened in a browser by somebody who is signed in already.

import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { promisify } from 'node:util';
import type { BrowserContext } from 'playwright-core';
import { authenticateRequest } from '#accounts/session-store.ts';
import { projectFolder } from '#platform/config.ts';
import { startWeb, type WebServer } from '#platform/http/server.ts';
import type { Platform } from '#platform/platform.ts';
import { collectRoutes } from '../../src/routes.ts';
import { signedIn } from './caller.ts';
import { freePort } from './free-port.ts';

export interface TestConsole {
  url: string;
  /** Lets this browser in as the owner of the workspace. */
  admit(context: BrowserContext, language?: 'fr' | 'en'): Promise<void>;
  close(): Promise<void>;
}

export async function startConsole(platform: Platform, workspaceId: string): Promise<TestConsole> {
  await build();
  const routes = collectRoutes(platform);
  const web: WebServer = await startWeb({
    platform,
    routes,
    authenticate: (request) => authenticateRequest(platform, request),
    consoleFolder: join(projectFolder, 'console', 'dist'),
    port: portOf(platform.config.publicUrl),
    host: '127.0.0.1',
  });
  const url = platform.config.publicUrl;
  let people = 0;
  return {
    url,
    async admit(context, language = 'fr') {
      const email = `ines${++people}@dauphin.example`;
      const { cookie } = await signedIn({ platform, routes, workspaceId, email, language });
      const [name = '', value = ''] = cookie.split('=');
      await context.addCookies([{ name, value, url }]);
    },
    close: () => web.close(),
  };
}

/** For the settings of the platform, before there is one: `env: await consoleSettings()`. */
export async function consoleSettings(): Promise<Record<string, string>> {
  const [web, smtp] = [await freePort(), await freePort()];
  return { DAUPHIN_PUBLIC_URL: `http://localhost:${web}`, DAUPHIN_PORT: String(web), DAUPHIN_SMTP_PORT: String(smtp) };
}

function portOf(url: string): number {
  const port = Number(new URL(url).port);
  assert.ok(port > 0, 'give the platform consoleSettings()');
  return port;
}

const build = () =>
  promisify(execFile)(
    process.execPath,
    [
      '--input-type=module',
      '-e',
      `import { buildConsole } from './bin/console.mjs'; await buildConsole(process.execPath);`,
    ],
    { cwd: projectFolder },
  );
