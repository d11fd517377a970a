import { defineConfig } from 'vitest/config';

const ci = process.env['CI'] === 'true';

export default defineConfig({
  test: {
    include: ['{api,cli,core,feeds,portal,ports,scripts,server,sources,tests,bench}/**/*.test.{ts,tsx}'],
    isolate: false,
    globalSetup: ['tests/postgres-server.ts'],
    testTimeout: 60_000,
    hookTimeout: 120_000,
    reporters: ci ? ['default', ['json', { outputFile: 'dist/test-results.json' }]] : ['default'],
  },
});
