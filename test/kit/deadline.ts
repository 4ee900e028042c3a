// Ends the process of a test file that does not end by itself, and says what it left open: loaded by --import before every test file.
// The runner breaks off a test that takes too long, but waits for ever for a file whose tests are over and which still listens.

const LONGEST_FILE_MS = 15 * 60_000;

// The runner itself lives as long as all files together.
if (process.env['NODE_TEST_CONTEXT'] !== undefined) {
  setTimeout(() => {
    process.stderr.write(`this test file never ended; open are: ${process.getActiveResourcesInfo().join(', ')}\n`);
    process.exit(1);
    // The timer must not keep alive what would have ended.
  }, LONGEST_FILE_MS).unref();
}
