import { describe, expect, test } from 'vitest';
import { amount, code, table } from '#scripts/reference/page.ts';
import { commentBefore, proseOf } from '#scripts/reference/source-text.ts';

describe('a table', () => {
  test('has a line for its heads, one that divides, and one for each row', () => {
    expect(table(['a', 'b'], [['1', '2']])).toBe('| a | b |\n| --- | --- |\n| 1 | 2 |');
  });

  test('keeps a pipe or a line break of a cell from ending the cell', () => {
    expect(table(['a'], [['x | y\nz']])).toBe('| a |\n| --- |\n| x \\| y z |');
  });
});

test.each([
  [256 * 1024 * 1024, 'bytes', '256 MiB'],
  [64 * 1024, 'bytes', '64 KiB'],
  [8 * 1024 ** 3, 'bytes', '8 GiB'],
  [512, 'bytes', '512'],
  [500_000, 'components', '500,000'],
  [1024, 'depth', '1,024'],
  [12, 'depth', '12'],
])('%d %s are written as %s', (value, unit, written) => {
  expect(amount(value, unit)).toBe(written);
});

test('code that holds a backtick is still code', () => {
  expect([code('a'), code('a`b')]).toEqual(['`a`', '`` a`b ``']);
});

describe('a comment', () => {
  const text = [
    'const before = 1; // not this',
    '/**',
    ' * At most so many, as in',
    ' * {@link before}.',
    ' */',
    'const limit = 2;',
    '// Two lines',
    '// of prose.',
    'const other = 3;',
    'const bare = 4;',
  ].join('\n');

  test.each([
    ['limit', 'At most so many, as in `before`.'],
    ['other', 'Two lines of prose.'],
    ['bare', ''],
    ['before', ''],
  ])('before %s is read as prose', (name, prose) => {
    expect(commentBefore(text, text.indexOf(`const ${name}`))).toBe(prose);
  });

  test('of one line loses its marks', () => {
    expect([proseOf('/** One. */'), proseOf('// Two.')]).toEqual(['One.', 'Two.']);
  });
});
