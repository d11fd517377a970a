import { expect, test } from 'vitest';
import { composer } from '#core/versions/composer/scheme.ts';

// Composer's normal form, then the order of PHP's version_compare.
const ascending = [
  '0.9',
  '1.0-test1',
  '1.0-dev',
  '1.0-alpha',
  '1.0-alpha1-dev',
  '1.0-alpha1',
  '1.0-alpha2',
  '1.0-beta',
  '1.0-beta.2',
  '1.0-beta10',
  '1.0-RC1',
  '1.0',
  '1.0-patch1',
  '1.0-p2',
  '1.0.0.1-alpha1',
  '1.0.0.1',
  '1.0.x-dev',
  '1.1-dev',
  '1.1',
  '1.2',
  '1.x-dev',
  '2.0.0-dev',
  '2.0.191',
  '2.0.192',
  '2.0.100000000000000000000',
  '2010.01.02',
  '20100102',
];

test('orders versions as Composer and PHP do', () => {
  const keys = ascending.map(composer.key);
  expect(keys).not.toContain(undefined);
  for (const [at, key] of keys.entries()) expect(at === 0 || (keys[at - 1] ?? '') < (key ?? '')).toBe(true);
});

test.each([
  ['1.0', '1.0.0.0'],
  ['1.2.3', 'v1.2.3'],
  ['1.2.3', '1.2.3-stable'],
  ['1.2.3', '1.2.3+build.7'],
  ['1.2.3', '1.2.3@dev'],
  ['1.2.3', '1.2.3 as 2.0'],
  ['1.2.3-alpha1', '1.2.3a1'],
  ['1.2.3-beta.1', '1.2.3b1'],
  ['1.2.3-rc.1', '1.2.3.RC1'],
  ['1.2.3-p1', '1.2.3-pl1'],
  ['1.2.3-p1', '1.2.3-patch1'],
  ['1.x-dev', '1.*-dev'],
  ['2010-01-02', '2010.01.02'],
])('reads %s and %s as the same version', (one, other) => {
  expect(composer.key(one)).toBe(composer.key(other));
  expect(composer.key(one)).toBeDefined();
});

test.each(['', 'dev-main', 'master', '1.x', '*', '1.2.3.#', 'feature/x', '1.0 beta', `1.${'0'.repeat(400)}`])(
  'gives %j no key, for it stands in no order',
  (version) => {
    expect(composer.key(version)).toBeUndefined();
  },
);
