import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { version } from '#cli/version.ts';

test('the tests run on the pinned Node', () => {
  expect(process.versions.node).toMatch(/^26\./);
});

test('the command and the package tell the same version', () => {
  expect(JSON.parse(readFileSync('package.json', 'utf8'))).toMatchObject({ version });
});
