import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { documentCodes } from '#core/formats/document-codes.ts';

const root = fileURLToPath(new URL('../..', import.meta.url));

test('are all that readers of documents refuse with, and no other', () => {
  const found = ['core/formats', 'core/components', 'sources/archive'].flatMap((folder) =>
    readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' })
      .filter((path) => path.endsWith('.ts') && !path.endsWith('.test.ts') && !path.endsWith('document-codes.ts'))
      .flatMap((path) => [...readFileSync(join(root, folder, path), 'utf8').matchAll(/'(document\.[a-z_]+)'/g)])
      .map((match) => match[1]),
  );
  expect([...new Set(found)].toSorted((a = '', b = '') => (a < b ? -1 : 1))).toEqual([...documentCodes]);
});
