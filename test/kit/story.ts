// A story: a test in a real browser, mostly against a whole Dauphin. One browser serves all the stories of a file; what a story opens is
// closed however it ends. A story that fails says where it stopped first, then what the pages did wrong on the way; with
// DAUPHIN_PICTURES=1 it leaves a picture of each page as it stood.

import { after, test } from 'node:test';
import type { Browser } from 'playwright-core';
import { launchBrowser, picture, type Visit, type VisitOptions, visit } from './browser.ts';
import { listenOutside, type Outside } from './outside.ts';
import { startProgram, type TestProgram } from './program.ts';

export interface Stage {
  /** A whole Dauphin with data of its own. */
  start(env?: Readonly<Record<string, string>>): Promise<TestProgram>;
  /** Somebody's browser, with cookies of its own. */
  visit(options?: VisitOptions): Promise<Visit>;
  /** The rest of the world; asked for before a visit it outlives that visit, so no page meets a closed door at its end. */
  outside(): Promise<Outside>;
}

type Tell = (stage: Stage) => Promise<void>;

let browser: Promise<Browser> | undefined;
after(async () => (await browser)?.close());

/** `skip` gives the reason why the story cannot be told here. */
export function story(title: string, tell: Tell, { skip = false as string | false } = {}) {
  test(title, { skip }, async () => {
    browser ??= launchBrowser();
    await toldIn(await browser, tell).catch((fault) => {
      throw whole(fault);
    });
  });
}

async function toldIn(chromium: Browser, tell: Tell): Promise<void> {
  await using opened = new AsyncDisposableStack();
  const visits: Visit[] = [];
  try {
    await tell({
      start: async (env) => opened.use(await startProgram(env)),
      outside: async () => opened.use(await listenOutside()),
      async visit(options) {
        const one = opened.use(await visit(chromium, options));
        visits.push(one);
        return one;
      },
    });
  } catch (fault) {
    for (const [at, { page }] of visits.entries()) await picture(page, `failed-${at}`).catch(() => {});
    throw fault;
  }
}

/** A failure while clearing up hides the one before it, and the test runner shows neither. */
function whole(fault: unknown): unknown {
  if (!(fault instanceof SuppressedError)) return fault;
  const first = whole(fault.suppressed);
  if (!(first instanceof Error)) return first;
  return Object.assign(first, { stack: `${first.stack}\n\nAnd on the way: ${fault.error}` });
}
