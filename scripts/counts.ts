// Prints the closing line of a continuous integration run, from the test runner's own counts.
import { existsSync, readFileSync } from 'node:fs';
import { z } from 'zod';

const Results = z.object({
  success: z.boolean(),
  numPassedTests: z.number(),
  numFailedTests: z.number(),
  numPendingTests: z.number(),
  numTodoTests: z.number(),
  testResults: z.array(z.object({ status: z.string(), assertionResults: z.array(z.object({ status: z.string() })) })),
});

const path = 'dist/test-results.json';
if (existsSync(path)) {
  const results = Results.parse(JSON.parse(readFileSync(path, 'utf8')));
  // A file that throws while it loads has no failed test of its own, but it is a failure.
  const brokenFiles = results.testResults.filter(
    (file) => file.status === 'failed' && !file.assertionResults.some((test) => test.status === 'failed'),
  ).length;
  let failed = results.numFailedTests + brokenFiles;
  if (!results.success && failed === 0) failed = 1;
  const skipped = results.numPendingTests + results.numTodoTests;
  console.log(`${results.numPassedTests} passed, ${failed} failed${skipped > 0 ? `, ${skipped} skipped` : ''}`);
  process.exit(failed === 0 ? 0 : 1);
} else {
  console.log('0 passed, 1 failed');
  process.exit(1);
}
