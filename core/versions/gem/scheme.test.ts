import { gt, lt, satisfies } from '@renovatebot/ruby-semver';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { expectAscending, expectNone, expectSame, meaning } from '#tests/version-expectations.ts';
import { gem } from '#core/versions/gem/scheme.ts';
import { asKey, contains, ofNative } from '#core/versions/range.ts';

test('orders as Gem::Version does: text below any number, the shorter padded with zeros', () => {
  expectAscending(gem, [
    '1.A',
    '1.a',
    '1.a.1',
    '1.a.10',
    '1.b',
    '1.0.0.beta',
    '1.0.0.rc.1',
    '1',
    '1.0.1.a',
    '1.0.1',
    '1.1',
    '1.10',
  ]);
  expectAscending(gem, ['1.a.b', '1.a.0.b', '1.a', '1.a.0.1', '1.a.1']);
});

test('zeros at the end and before the first text do not count, a dash is ".pre."', () => {
  expectSame(gem, ['1', '1.0', '1.0.0', '01', ' 1 ']);
  expectSame(gem, ['1.0.a', '1.a', '1.0.0.a']);
  expectSame(gem, ['1-2', '1.pre.2']);
});

test('refuses what is malformed', () => {
  expectNone(gem, ['', 'a', '.1', '1.', '1..2', '1 2', '1,2', '1+2', 'v1']);
});

test.each([
  ['~> 2.2', '>=2.2 <3.A'],
  ['~> 2.0.8', '>=2.0.8 <2.1.A'],
  ['~> 2', '>=2 <3.A'],
  ['~> 1.0.0.rc1.1', '>=1.0.0.rc1.1 <1.1.A'],
  ['~> 2.1.1-rc', '>=2.1.1-rc <2.2.A'],
  ['~> 5.2.4, >= 5.2.4.5', '>=5.2.4.5 <5.3.A'],
  ['<3.4.1||>=4.3.0 <4.3.1', '<3.4.1 or >=4.3.0 <4.3.1'],
  ['= 1.6.0', '=1.6.0'],
  ['1.6.0', '=1.6.0'],
  ['!= 1', '<1 or >1'],
  ['>= 0', '>=0'],
  ['=> 1', undefined],
  ['>= x', undefined],
])('reads the range %s', (text, expected) => {
  expect(meaning(gem, text)).toBe(expected);
});

// Gem::Requirement compares the version without its pre-release part with the end of `~>`.
test.each(['~> 4.0.9', '~> 4.0', '~> 4'])(
  '%s takes in the pre-releases that RubyGems takes in, and no other',
  (text) => {
    const versions = ['4.0.9.rc1', '4.0.9', '4.0.10.rc1', '4.1.0.A', '4.1.0.RC1', '4.1.0a', '4.1', '5.0.0.beta1', '5'];
    const constraints = gem.native?.(text) ?? [];
    const range = ofNative(gem, constraints) ?? [];
    const taken = versions.filter((version) => contains(range, gem.key(version) ?? asKey('')));
    expect(taken).toEqual(versions.filter((version) => satisfies(version, text)));
  },
);

const segment = fc.oneof(fc.nat(12).map(String), fc.constantFrom('0', 'a', 'b', 'rc', 'pre', 'beta1'));
const gemVersion = fc
  .tuple(fc.nat(3), fc.array(segment, { maxLength: 5 }))
  .map(([first, rest]) => [first, ...rest].join('.'));

test('agrees with a port of Gem::Version on any two versions', () => {
  fc.assert(
    fc.property(gemVersion, gemVersion, (a, b) => {
      const [first = '', second = ''] = [gem.key(a), gem.key(b)];
      expect(first < second ? -1 : first > second ? 1 : 0).toBe(lt(a, b) ? -1 : gt(a, b) ? 1 : 0);
    }),
    { numRuns: 500 },
  );
});
