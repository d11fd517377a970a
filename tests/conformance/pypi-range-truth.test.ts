// Versions that the Python Packaging Advisory Database enumerates, against its own ranges.
import { describe, expect, test } from 'vitest';
import { pypi } from '#core/versions/pypi/scheme.ts';
import * as range from '#core/versions/range.ts';
import { shared, sharedLines } from '#tests/shared.ts';

interface Line {
  readonly id: string;
  readonly ranges: readonly { readonly events: readonly Readonly<Record<string, string>>[] }[];
  readonly affected: readonly string[];
  readonly unaffected: readonly string[];
}

const rightShareMin = 0.999;

describe.skipIf(shared === undefined)('PyPI ranges', () => {
  test('hold the versions that the database lists as affected, and no other', () => {
    const lines = sharedLines<Line>('suites/truth/pypi-range-truth.ndjson.gz');
    const wrong: string[] = [];
    let count = 0;
    for (const { id, ranges, affected, unaffected } of lines) {
      const versions = range.union(ranges.flatMap(({ events }) => intervalsOf(events)));
      for (const [list, expected] of [[affected, true] as const, [unaffected, false] as const]) {
        count += list.length;
        wrong.push(...list.filter((version) => holds(versions, version) !== expected).map((one) => `${id} ${one}`));
      }
    }
    expect(count).toBeGreaterThan(200_000);
    expect(wrong.length > (1 - rightShareMin) * count ? wrong.slice(0, 20) : []).toEqual([]);
  });
});

function holds(versions: range.Range, version: string): boolean | undefined {
  const key = pypi.key(version);
  return key === undefined ? undefined : range.contains(versions, key);
}

/** OSV's events: sorted by version, an affected span runs from `introduced` to `fixed` or through `last_affected`. */
function intervalsOf(events: readonly Readonly<Record<string, string>>[]): readonly range.Interval[] {
  const sorted = events
    .flatMap((event) => Object.entries(event))
    .map(([kind, version]) => ({ kind, version, key: version === '0' ? range.asKey('') : keyOf(version) }))
    .sort((a, b) => (a.key < b.key ? -1 : a.key > b.key ? 1 : 0));
  const intervals: range.Interval[] = [];
  let from: range.Cut | undefined;
  for (const { kind, version, key } of sorted) {
    if (kind === 'introduced') {
      from ??= range.cutBefore(version, key);
    } else if (from !== undefined) {
      intervals.push({ from, to: kind === 'fixed' ? range.cutBefore(version, key) : range.cutAfter(version, key) });
      from = undefined;
    }
  }
  return from === undefined ? intervals : [...intervals, { from, to: undefined }];
}

function keyOf(version: string): NonNullable<ReturnType<typeof pypi.key>> {
  const key = pypi.key(version);
  if (key === undefined) throw new Error(`an event's version can't be ordered: ${version}`);
  return key;
}
