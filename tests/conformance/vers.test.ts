// The test files of the VERS specification and of univers, its reference implementation.
import { describe, expect, test } from 'vitest';
import { schemeOf } from '#core/versions/registry.ts';
import * as range from '#core/versions/range.ts';
import * as vers from '#core/versions/vers.ts';
import { fromNative, parseCanonical } from '#core/versions/vers-canonical.ts';
import { shared, sharedLines } from '#tests/shared.ts';

type Case = {
  readonly file: string;
  readonly n: number;
  readonly expected_failure?: boolean;
} & (
  | { readonly test_type: 'comparison'; readonly input: Versions; readonly expected_output: readonly string[] }
  | { readonly test_type: 'equality'; readonly input: Versions; readonly expected_output: boolean }
  | { readonly test_type: 'from_native'; readonly input: Native; readonly expected_output: string }
  | { readonly test_type: 'containment'; readonly input: Contained; readonly expected_output: boolean }
  | { readonly test_type: 'validate'; readonly input: string; readonly expected_output: string }
  | { readonly test_type: 'roundtrip'; readonly input: { readonly vers: string }; readonly expected_output: string }
  | { readonly test_type: 'parse'; readonly input: string; readonly expected_output?: Parsed }
);

interface Versions {
  readonly input_scheme: string;
  readonly versions: readonly string[];
}

interface Native {
  readonly scheme: string;
  readonly native_range: string;
}

interface Contained {
  readonly vers: string;
  readonly version: string;
}

interface Parsed {
  readonly scheme: string;
  readonly version_constraints: readonly (readonly [string, string])[];
}

/** Share of right answers that each file must reach, but for those below it, named here with the reason. */
const rightShareMin = 0.97;
const below: ReadonlySet<string> = new Set([
  // The expected text takes a fourth number for build metadata (2.1.27.10 → 2.1.27+10), by which Composer orders.
  'composer_gitlab_range_from_native.json from_native',
]);

/** How many cases of a file are answered otherwise, exactly; may only shrink. `semver-family.test.ts` says why. */
const gaps: ReadonlyMap<string, number> = new Map([
  ['composer_gitlab_range_from_native.json from_native', 131],
  ['conan_gitlab_range_from_native.json from_native', 2],
  ['conan_range_from_native.json from_native', 2],
  ['conan_range_from_native_test.json from_native', 1],
  ['golang_gitlab_range_from_native.json from_native', 3],
  ['npm_gitlab_range_from_native.json from_native', 2],
  ['npm_range_from_native.json from_native', 5],
  ['npm_range_from_native_test.json from_native', 4],
]);

describe.skipIf(shared === undefined).each(['vers-tests', 'univers-tests'])('%s', (suite) => {
  const cases = shared === undefined ? [] : sharedLines<Case>(`suites/vers/${suite}.ndjson.gz`);
  const groups = Map.groupBy(cases, ({ file, test_type }) => `${file.replace(/^.*\//, '')} ${test_type}`);

  test.each([...groups])('%s', (name, group) => {
    const wrong = group.filter((one) => !isRight(one)).map(({ n, input }) => `${n} ${JSON.stringify(input)}`);
    const limit = gaps.get(name) ?? 0;
    expect(wrong.length === limit ? [] : [`${wrong.length} wrong`, ...wrong.slice(0, 20)]).toEqual([]);
    expect(below.has(name)).toBe(1 - wrong.length / group.length < rightShareMin);
  });
});

function isRight(one: Case): boolean {
  switch (one.test_type) {
    case 'comparison':
      return isSorted(one.input, one.expected_output);
    case 'equality':
      return isEqual(one.input, one.expected_output);
    case 'from_native':
      return isTranslated(one.input, one.expected_output);
    case 'containment':
      return isContained(one.input, one.expected_output);
    case 'validate':
      return isRendered(one.input, one.expected_output);
    case 'roundtrip':
      return isRendered(one.input.vers, one.expected_output);
    case 'parse':
      return isParsed(one.input, one.expected_failure === true ? undefined : one.expected_output);
  }
}

/** Some files write the sorted versions in normal spelling, so places are compared by key. */
function isSorted({ input_scheme, versions }: Versions, expected: readonly string[]): boolean {
  const scheme = schemeOf(input_scheme);
  const keys = versions.map((version) => scheme?.key(version));
  if (keys.includes(undefined)) return false;
  const ascending = keys.toSorted((a, b) => (String(a) < String(b) ? -1 : String(a) > String(b) ? 1 : 0));
  return JSON.stringify(ascending) === JSON.stringify(expected.map((version) => scheme?.key(version)));
}

function isEqual({ input_scheme, versions }: Versions, expected: boolean): boolean {
  const [a, b] = versions.map((version) => schemeOf(input_scheme)?.key(version));
  return a !== undefined && b !== undefined && (a === b) === expected;
}

/** Right is the expected text, or one that stands for the same versions: redundant bounds are left out by ours. */
function isTranslated({ scheme: name, native_range }: Native, expected: string): boolean {
  const scheme = schemeOf(name);
  const read = scheme?.native?.(native_range);
  const text = scheme === undefined || read === undefined ? undefined : fromNative(scheme, read);
  if (text === undefined || text === expected) return text === expected;
  const [ours, theirs] = [text, expected].map((one) => rangeOfText(one));
  return ours !== undefined && theirs !== undefined && range.equal(ours, theirs);
}

function rangeOfText(text: string): range.Range | undefined {
  const read = vers.parse(text, schemeOf);
  const versions = read.ok ? vers.rangeOf(read.value) : read;
  return versions.ok ? versions.value : undefined;
}

function isContained({ vers: text, version }: Contained, expected: boolean): boolean {
  const read = vers.parse(text, schemeOf);
  const answer = read.ok ? vers.contains(read.value, version) : read;
  return answer.ok && answer.value === expected;
}

function isRendered(text: string, expected: string): boolean {
  const read = vers.parse(text, schemeOf);
  return read.ok && vers.render(read.value) === expected;
}

function isParsed(text: string, expected: Parsed | undefined): boolean {
  const read = parseCanonical(text, schemeOf);
  if (!read.ok || expected === undefined) return read.ok === (expected !== undefined);
  const { type, constraints } = read.value;
  const listed =
    constraints === '*' ? [['*', '']] : constraints.map(({ comparator, version }) => [comparator, version]);
  return type === expected.scheme && JSON.stringify(listed) === JSON.stringify(expected.version_constraints);
}
