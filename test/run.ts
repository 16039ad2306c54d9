import { startVitest } from 'vitest/node';

if (process.argv.includes('--help')) {
  console.log(`npm test: every test, on a real database, and at the end \`N passed, N failed\`.

  npm test -- journeys faults/kill    only the files whose path has one of these
  --help

The tests in a browser need Chromium at /usr/bin/chromium and are skipped without it; those on other
people's data need ../shared/data.`);
  process.exit(0);
}

// Runs the tests and ends with one line that counts them. Arguments are file filters, as vitest takes them.
const vitest = await startVitest('test', process.argv.slice(2), { run: true, watch: false });
const modules = vitest.state.getTestModules();
const counts = { passed: 0, failed: 0, skipped: 0 };
for (const module of modules) {
  if (module.errors().length > 0) counts.failed += 1;
  for (const test of module.children.allTests()) {
    const { state } = test.result();
    if (state === 'passed' || state === 'failed' || state === 'skipped') counts[state] += 1;
  }
}
const errors = vitest.state.getUnhandledErrors().length;
await vitest.close();
const skipped = counts.skipped > 0 ? `, ${counts.skipped} skipped` : '';
process.stdout.write(`\n${counts.passed} passed, ${counts.failed + errors} failed${skipped}\n`);
process.exit(counts.failed + errors > 0 || counts.passed === 0 ? 1 : 0);
