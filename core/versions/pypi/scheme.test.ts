import { compare } from '@renovatebot/pep440';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { expectAscending, expectNone, expectSame, meaning } from '#tests/version-expectations.ts';
import { pypi } from '#core/versions/pypi/scheme.ts';

test('orders as PEP 440 does', () => {
  expectAscending(pypi, [
    '1.dev0',
    '1.0.dev456',
    '1.0a1',
    '1.0a2.dev456',
    '1.0a12.dev456',
    '1.0a12',
    '1.0b1.dev456',
    '1.0b2',
    '1.0b2.post345.dev456',
    '1.0b2.post345',
    '1.0rc1.dev456',
    '1.0rc1',
    '1.0',
    '1.0+abc.5',
    '1.0+abc.7',
    '1.0+5',
    '1.0.post456.dev34',
    '1.0.post456',
    '1.0.15',
    '1.1.dev1',
    '1.1',
    '2013.10',
    '1!0.1',
  ]);
});

test('spellings of one version have one key', () => {
  expectSame(pypi, ['1.0', 'v1', '1.0.0', ' 1.0 ', '0!1', '01.00']);
  expectSame(pypi, ['1.0rc1', '1.0c1', '1.0-RC.1', '1.0_preview_1', '1.0.0pre1']);
  expectSame(pypi, ['1.0.post1', '1.0-1', '1.0r1', '1.0-rev1']);
  expectSame(pypi, ['1.0+ubuntu.1', '1.0+ubuntu-1', '1.0+UBUNTU_1']);
});

test('versions from before PEP 440 stand below all others, in the order of setuptools', () => {
  expectAscending(pypi, ['0.3m1', '0.3m2', '0.8.1p1', '4.11-final', '0.0.dev0']);
});

test('refuses what is no version', () => {
  expectNone(pypi, ['', 'trunk', '1.0 1', '1.x', '1.*', '<1', '1\u0660x']);
});

test.each([
  ['>=1.0,<2', '>=1.0 <2'],
  ['>=1.0a1,<1.0.5||>=1.1b1,<1.1.1||', '>=1.0a1 <1.0.5 or >=1.1b1 <1.1.1'],
  ['>=1.8.0a <2', '>=1.8.0a0 <2'],
  ['~=1.4.2', '>=1.4.2 <1.5.dev0'],
  ['~=1.4', '>=1.4 <2.dev0'],
  ['~=1', undefined],
  ['==1.4.*', '>=1.4.dev0 <1.5.dev0'],
  ['!=1.4.*,>=1.3', '>=1.3 <1.4.dev0 or >=1.5.dev0'],
  ['==1!2.*', '>=1!2.dev0 <1!3.dev0'],
  ['==1.0rc1.*', undefined],
  ['===1.0', '=1.0'],
  ['=1.0', '=1.0'],
  ['1.0', '=1.0'],
  ['!=1.0', '<1.0 or >1.0'],
  ['>1.*', '>=2.dev0'],
  ['<=1.*', '<2.dev0'],
  ['~=1.*', undefined],
  ['*', 'every version'],
  ['<0.2.0-n653', undefined],
  ['>=1|<2', undefined],
  ['', undefined],
])('reads the range %s', (text, expected) => {
  expect(meaning(pypi, text)).toBe(expected);
});

const small = fc.nat(11);
const version = fc
  .record({
    epoch: fc.constantFrom('', '', '1!'),
    release: fc.array(small, { minLength: 1, maxLength: 4 }),
    pre: fc.constantFrom('', '', 'a0', 'a1', 'b2', 'rc1', 'rc10'),
    post: fc.constantFrom('', '', '.post0', '.post1', '-12'),
    dev: fc.constantFrom('', '', '.dev0', '.dev3'),
    local: fc.constantFrom('', '', '+1', '+abc', '+abc.1', '+1.abc'),
  })
  .map(({ epoch, release, pre, post, dev, local }) => `${epoch}${release.join('.')}${pre}${post}${dev}${local}`);

test('agrees with a port of packaging on any two versions', () => {
  fc.assert(
    fc.property(version, version, (a, b) => {
      const [first = '', second = ''] = [pypi.key(a), pypi.key(b)];
      expect(first < second ? -1 : first > second ? 1 : 0).toBe(Math.sign(compare(a, b)));
    }),
    { numRuns: 1000 },
  );
});
