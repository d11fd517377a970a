import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import * as range from '#core/versions/range.ts';
import { schemeOf } from '#core/versions/registry.ts';
import { deb } from '#core/versions/deb/scheme.ts';
import { pypi } from '#core/versions/pypi/scheme.ts';
import * as vers from '#core/versions/vers.ts';
import { fromNative, parseCanonical, renderRange } from '#core/versions/vers-canonical.ts';

/** What the text means to people, or the code of its refusal. */
function meaning(text: string): string {
  const read = vers.parse(text, schemeOf);
  const versions = read.ok ? vers.rangeOf(read.value) : read;
  return versions.ok ? range.describe(versions.value) : versions.code;
}

test.each([
  ['vers:pypi/1.0', '=1.0'],
  ['vers:pypi/=1.0', '=1.0'],
  ['vers:pypi/>=1.0|<2.0', '>=1.0 <2.0'],
  ['vers:pypi/<2.0|>=1.0', '>=1.0 <2.0'],
  [' VERS:PyPI / >= 1.0 | < 2.0 | ', '>=1.0 <2.0'],
  ['vers:pypi/<1|>=2|<3|4', '<1 or >=2 <3 or =4'],
  ['vers:pypi/!=5', '<5 or >5'],
  ['vers:pypi/>=1|!=1.5|<2', '>=1 <1.5 or >1.5 <2'],
  ['vers:pypi/!=1|2', '=2'],
  ['vers:pypi/>=1|>=2|<3|<4', '>=1 <4'],
  ['vers:pypi/>1|>1', '>1'],
  ['vers:pypi/<1.5|>=1.5', 'every version'],
  ['vers:pypi/1.0|!=1.0', 'vers.duplicate'],
  ['vers:pypi/>=1.0|<1.0', 'vers.duplicate'],
  ['vers:pypi/*', 'every version'],
  ['vers:all/*', 'every version'],
  ['vers:none/*', 'no version'],
  ['vers:all/1.0', 'vers.type'],
  ['vers:none/1.0', 'vers.type'],
  ['vers:invalid/*', 'vers.type'],
  ['vers:example/*', 'every version'],
  ['vers:example/1.0', 'vers.type'],
  ['vers:deb/1%3A2.0', '=1:2.0'],
  ['vers:lexicographic/a%20b', '=a b'],
  ['vers:pypi/not-a-version', 'vers.version'],
  ['vers:pypi/1.0%2G0', 'vers.version'],
  ['vers:pypi/', 'vers.syntax'],
  ['vers:pypi/>=', 'vers.syntax'],
  ['vers:pypi/*|1', 'vers.syntax'],
  ['vers:pypi/><1', 'vers.syntax'],
  ['vers:1pypi/1', 'vers.syntax'],
  ['pypi/1.0', 'vers.syntax'],
  ['', 'vers.syntax'],
])('%j means %s', (text, expected) => {
  expect(meaning(text)).toBe(expected);
});

test.each([
  ['vers:pypi/>=1|<2', '1.5', true],
  ['vers:pypi/>=1|<2', '2', false],
  ['vers:pypi/*', '1.0', true],
  ['vers:all/*', 'anything', true],
  ['vers:none/*', '1.0', false],
  ['vers:deb/<=1:2.0', '1:2.0-0', true],
  ['vers:deb/<=1.9', '1.10', false],
  ['vers:pypi/>=1', 'no version', 'vers.version'],
])('whether %s contains %s is %s', (text, version, expected) => {
  const read = vers.parse(text, schemeOf);
  const answer = read.ok ? vers.contains(read.value, version) : read;
  expect(answer.ok ? answer.value : answer.code).toBe(expected);
});

describe('the canonical spelling', () => {
  test.each([
    ['vers:pypi/>=1.0|<2.0', 'ok'],
    ['vers:pypi/1.0|>=1.5|!=1.7|<2.0', 'ok'],
    ['vers:pypi/*', 'ok'],
    ['vers:example/2|1', 'ok'],
    ['vers:lexicographic/1%202', 'ok'],
    ['vers:pypi/<2.0|>=1.0', 'vers.order'],
    ['vers:pypi/>=1.0|1.5|<2.0', 'vers.order'],
    ['vers:pypi/<1.0|<2.0', 'vers.order'],
    ['vers:pypi/1.0|1.0.0', 'vers.duplicate'],
    ['vers:pypi/=1.0', 'vers.syntax'],
    ['vers:pypi/1.0||2.0', 'vers.syntax'],
    ['vers:pypi/|1.0', 'vers.syntax'],
    ['vers:pypi/1.0|', 'vers.syntax'],
    ['vers:pypi/1.0| 2.0', 'vers.syntax'],
    ['VERS:pypi/1.0', 'vers.syntax'],
    ['vers:PyPI/1.0', 'vers.syntax'],
    ['vers:deb/1%3a2', 'vers.version'],
    ['vers:deb/1%3A2', 'vers.version'],
    ['vers:datetime/2024-01-01t00:00:00z', 'vers.version'],
    ['vers:invalid/1', 'vers.type'],
  ])('%s: %s', (text, expected) => {
    const read = parseCanonical(text, schemeOf);
    expect(read.ok ? 'ok' : read.code).toBe(expected);
  });

  test.each([
    [[], 'vers:none/*'],
    [[[]], 'vers:pypi/*'],
    [[[{ comparator: '=', version: '1' }]], 'vers:pypi/1'],
    [[[{ comparator: '!=', version: '1' }]], 'vers:pypi/!=1'],
    [
      [
        [{ comparator: '>', version: '3' }],
        [
          { comparator: '>=', version: '1' },
          { comparator: '!=', version: '1.5' },
          { comparator: '<', version: '2' },
        ],
      ],
      'vers:pypi/>=1|!=1.5|<2|>3',
    ],
    [[[{ comparator: '<', version: '1' }], [{ comparator: '<', version: '2' }]], 'vers:pypi/<2'],
  ] as const)('of %j is %s', (native, expected) => {
    expect(fromNative(pypi, native)).toBe(expected);
    expect(renderRange(pypi, range.ofNative(pypi, native) ?? range.everyVersion)).toBe(expected);
  });

  test('encodes what would be read as a comparator, a separator or more', () => {
    const constraints = [{ comparator: '=', version: '1|2<%>=!* \t\u00e9\ud800' }] as const;
    expect(vers.render({ type: 'lexicographic', constraints })).toBe(
      'vers:lexicographic/1%7C2%3C%25%3E%3D%21%2A%20%09%C3%A9%EF%BF%BD',
    );
    expect(vers.render({ type: 'deb', constraints: [{ comparator: '<', version: '1:2.0+b~1' }] })).toBe(
      'vers:deb/<1:2.0+b~1',
    );
  });
});

const constraint = fc.record({
  comparator: fc.constantFrom('=', '!=', '<', '<=', '>', '>=' as const),
  version: fc.nat(9).map(String),
});

test('any set of versions is rendered canonically, and read back as the same set', () => {
  fc.assert(
    fc.property(fc.array(fc.array(constraint, { maxLength: 4 }), { maxLength: 4 }), (native) => {
      const versions = range.ofNative(deb, native) ?? range.noVersion;
      const read = parseCanonical(renderRange(deb, versions), schemeOf);
      expect(read.ok).toBe(true);
      const again = read.ok ? vers.rangeOf(read.value) : read;
      expect(again.ok && range.equal(again.value, versions)).toBe(true);
    }),
    { numRuns: 500 },
  );
});

test('never throws, whatever the text', () => {
  const pieces = fc.constantFrom(
    'vers:',
    'pypi',
    'deb',
    '/',
    '|',
    '>=',
    '<',
    '!=',
    '*',
    '%20',
    '%',
    '1.0',
    ' ',
    '\0',
    '\ud800',
  );
  fc.assert(
    fc.property(
      fc.oneof(
        fc.array(pieces).map((parts) => parts.join('')),
        fc.string({ unit: 'binary' }),
      ),
      (text) => {
        expect(() => meaning(text)).not.toThrow();
        expect(() => parseCanonical(text, schemeOf)).not.toThrow();
      },
    ),
  );
});
