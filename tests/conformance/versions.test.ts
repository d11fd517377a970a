// Recorded answers of the ecosystems' own tools, from osv-scalibr's test data and rpm's own test file.
import { describe, expect, test } from 'vitest';
import { schemeOf } from '#core/versions/registry.ts';
import { shared, sharedLines } from '#tests/shared.ts';

interface Line {
  readonly ecosystem: string;
  readonly a: string;
  readonly b: string;
  readonly cmp: -1 | 0 | 1;
}

/** Ecosystems of the suite without a scheme; each of their lines counts as a failure. May only shrink. */
const unsupported: readonly string[] = [];

/** Answered otherwise than the suite says, and why. May only shrink. */
const gaps: Readonly<Record<string, readonly string[]>> = {
  // The suite ran PHP's version_compare on the texts as written; Composer compares normal forms.
  packagist: [
    'v3.4 -1 v3.4.0-alpha',
    'v4-beta4 -1 v4.0-alpha',
    'v1.9.0-ALPHA.1 0 v1.9.0-BETA.1',
    'v1.9.0-BETA.1 -1 v1.9.0-ALPHA.2',
    'v1.9.0-ALPHA.2 0 v1.9.0-BETA.2',
    '5.1.0-stable -1 5.1.0-beta2',
    'v6.5 -1 v6.5.0-beta-0',
    '1.0.0 1 1.0',
  ],
  // Maven's comparison has cycles there: x.RC1 < x < x-1 < x.RC1. A key keeps pre-releases below the release.
  maven: ['1.0.0-gradle-rework-beta3 -1 1.0.0.RC7-3', '2.9.0-1 -1 2.9.0.RC1', '1.1.0-01-glassfish -1 1.1.0.Beta1'],
};

/** Outside the grammar of their scheme, and so without an order: at most this share of a suite. */
const outsideShareMax = 0.005;
const rightShareMin = 0.999;

/** Below that share, and by how much they may be. */
const rightShareMinOf: Readonly<Record<string, number>> = { packagist: 0.9989 };

const lines = shared === undefined ? [] : sharedLines<Line>('suites/versions/version-compare.ndjson.gz');
const byEcosystem = Map.groupBy(lines, ({ ecosystem }) => ecosystem);

describe.skipIf(shared === undefined)('version comparisons', () => {
  test('every ecosystem has a scheme, but for those listed', () => {
    expect([...byEcosystem.keys()].filter((name) => schemeOf(name) === undefined).sort()).toEqual(unsupported);
  });

  test.each([...byEcosystem].filter(([name]) => !unsupported.includes(name)))('%s', (name, cases) => {
    const { right, wrong, outside } = judge(name, cases);
    expect(right / (cases.length - outside)).toBeGreaterThanOrEqual(rightShareMinOf[name] ?? rightShareMin);
    expect(outside).toBeLessThanOrEqual(Math.max(1, outsideShareMax * cases.length));
    // A gap that has closed must leave the list.
    expect(wrong).toEqual(gaps[name] ?? []);
  });
});

function judge(name: string, cases: readonly Line[]): { right: number; wrong: readonly string[]; outside: number } {
  const scheme = schemeOf(name);
  const wrong: string[] = [];
  let outside = 0;
  for (const { a, b, cmp } of cases) {
    const [first, second] = [scheme?.key(a), scheme?.key(b)];
    if (first === undefined || second === undefined) outside++;
    else if ((first < second ? -1 : first > second ? 1 : 0) !== cmp) wrong.push(`${a} ${cmp} ${b}`);
  }
  return { right: cases.length - wrong.length - outside, wrong, outside };
}
