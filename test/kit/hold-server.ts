// Keeps the shared test server up, its template built, for as long as a whole test run lasts: otherwise each test file would start it anew.
// It says `ready` on standard output and leaves when its standard input ends.

import { emptyDatabase, testDatabase } from './database.ts';
import { corpus } from './corpora.ts';

// Unpacked once here, not by every test at the same time. Under CI their absence is reported by the tests themselves.
try {
  corpus('.');
} catch (fault) {
  process.stderr.write(`${String(fault)}\n`);
}
const holding = await emptyDatabase();
await (await testDatabase()).close();
process.stdout.write('ready\n');
process.stdin.on('end', () => void holding.close()).resume();
