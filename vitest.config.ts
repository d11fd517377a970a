import { availableParallelism } from 'node:os';
import { defineConfig } from 'vitest/config';

const ci = process.env['CI'] === 'true';

export default defineConfig({
  test: {
    include: ['{api,cli,core,feeds,portal,ports,scripts,server,sources,tests,bench}/**/*.test.{ts,tsx}'],
    isolate: false,
    // Many tests wait for programs that they start: one core less than there are, as usual, would idle.
    maxWorkers: availableParallelism(),
    globalSetup: ['tests/postgres-server.ts'],
    testTimeout: 60_000,
    hookTimeout: 120_000,
    reporters: ci ? ['default', ['json', { outputFile: 'dist/test-results.json' }]] : ['default'],
  },
});
