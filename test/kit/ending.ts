// Closes what a test opened and, because it failed, did not close: an open connection would keep the test process waiting for ever.
// It works at the end of a test file only; outside the test runner (a bench) whoever opens must close.

import { after } from 'node:test';

const open: (() => Promise<void>)[] = [];

/** Gives back the same function, to be called at the latest when all tests of the file are over. It must bear being called twice. */
export function closeAtEnd(close: () => Promise<void>): () => Promise<void> {
  open.push(close);
  return close;
}

const inTestRunner = process.env['NODE_TEST_CONTEXT'] !== undefined || /\.test\.[jt]sx?$/.test(process.argv[1] ?? '');
if (inTestRunner) {
  after(async () => {
    // The last opened first: what it stands on was opened before it.
    for (const close of open.splice(0).reverse()) await close();
  });
}
