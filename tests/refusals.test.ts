// The table of refusals, its documents and its use hold each other: none is promised that can't happen, none happens that
// is not promised.
import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';
import { codesOf } from '#api/endpoint.ts';
import { refusals } from '#api/refusals.ts';
import { endpoints } from '#api/registry.ts';

const root = fileURLToPath(new URL('..', import.meta.url));
const table = Object.keys(refusals).sort();

/** Answered where no endpoint is. */
const withoutEndpoint = ['request.method'];

describe('a refusal of the table', () => {
  test('is a noun and a reason, with a sentence', () => {
    const wrong = Object.entries(refusals).filter(
      ([code, { sentence }]) => !/^[a-z_]+\.[a-z_]+$/.test(code) || !/^[A-Z`].*\.$/.test(sentence),
    );
    expect(wrong).toEqual([]);
  });

  test('is promised by an endpoint', () => {
    const promised = new Set<string>(endpoints.flatMap(codesOf));
    expect(table.filter((code) => !promised.has(code) && !withoutEndpoint.includes(code))).toEqual([]);
  });

  test('is documented, and nothing else is', () => {
    const text = readFileSync(join(root, 'docs/reference/api-refusals.md'), 'utf8');
    const documented = [...text.matchAll(/^\| `([a-z_.]+)` \|/gm)].map((match) => match[1] ?? '');
    expect([...documented].sort()).toEqual(table);
  });

  test('is said somewhere in the code that answers', () => {
    const code = ['core', 'server'].flatMap(textsUnder).join('\n');
    expect(table.filter((one) => !code.includes(`'${one}'`))).toEqual([]);
  });
});

test('an operation says none that is not in the table', () => {
  const said = textsUnder('server/operations').flatMap((text) => [...text.matchAll(/\brefuse\(\s*'([a-z_.]+)'/g)]);
  expect(said.map((match) => match[1] ?? '').filter((code) => !table.includes(code))).toEqual([]);
});

function textsUnder(folder: string): readonly string[] {
  return readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' })
    .filter((path) => path.endsWith('.ts') && !path.endsWith('.test.ts') && !path.includes('fixtures'))
    .map((path) => readFileSync(join(root, folder, path), 'utf8'));
}
