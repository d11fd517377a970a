#!/usr/bin/env node
// Starts the published, already bundled command.
import { mkdirSync } from 'node:fs';
import module from 'node:module';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

if (Number.parseInt(process.versions.node, 10) < 26) {
  console.error(`breakwater needs Node 26 or newer; this is ${process.versions.node}.`);
  process.exit(3);
}
const cache = join(dirname(dirname(fileURLToPath(import.meta.url))), 'dist', '.compile-cache');
try {
  mkdirSync(cache, { recursive: true });
  module.enableCompileCache(cache);
} catch {
  // An installation that can't be written to starts without the cache, a little slower.
}
await import('../dist/main.mjs');
