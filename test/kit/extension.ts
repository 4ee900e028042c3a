// Chromium with our extension in it, as somebody has it who already allowed it to ask the Dauphin on this machine: a prompt of the browser itself
// cannot be answered by a test.

import { cp, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type BrowserContext, chromium } from 'playwright-core';
import { projectFolder } from '#platform/config.ts';
import { findChromium } from './browser.ts';

export interface Extended {
  context: BrowserContext;
  /** Of the extension's pages. */
  origin: string;
  close(): Promise<void>;
}

/** `hosts`: names that lead to this machine in that browser. */
export async function launchWithExtension(language: 'fr' | 'en', hosts: readonly string[]): Promise<Extended> {
  const folder = await mkdtemp(join(tmpdir(), 'dauphin-extension-'));
  const extension = join(folder, 'extension');
  await cp(join(projectFolder, 'extension'), extension, { recursive: true });
  const manifest = JSON.parse(await readFile(join(extension, 'manifest.json'), 'utf8'));
  const allowed = { ...manifest, host_permissions: ['http://localhost/*'] };
  await writeFile(join(extension, 'manifest.json'), JSON.stringify(allowed));
  const rules = [
    ...hosts.map((host) => `MAP ${host} 127.0.0.1`),
    'MAP * ~NOTFOUND',
    'EXCLUDE localhost',
    'EXCLUDE 127.0.0.1',
  ];
  const context = await chromium.launchPersistentContext(join(folder, 'profile'), {
    executablePath: await findChromium(),
    locale: language === 'fr' ? 'fr-FR' : 'en-GB',
    args: [
      '--no-sandbox',
      '--disable-gpu',
      '--no-first-run',
      '--disable-component-update',
      `--lang=${language}`,
      `--disable-extensions-except=${extension}`,
      `--load-extension=${extension}`,
      `--host-resolver-rules=${rules.join(', ')}`,
    ],
    env: { ...process.env, LANGUAGE: language } as Record<string, string>,
  });
  const worker = context.serviceWorkers()[0] ?? (await context.waitForEvent('serviceworker'));
  return {
    context,
    origin: worker.url().split('/').slice(0, 3).join('/'),
    async close() {
      await context.close();
      await rm(folder, { recursive: true, force: true });
    },
  };
}
