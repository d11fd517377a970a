import { createHash } from 'node:crypto';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { commitmentTo, opens } from '#core/frontier/fairness/commitment.ts';
import { publishedLedger, type FairnessEvent } from '#core/frontier/fairness/ledger.ts';
import { publishedTable, publishedTables, type Cell } from '#core/frontier/fairness/published-counts.ts';
import { unlikePairs, type JudgedCase } from '#core/frontier/fairness/same-verdict.ts';

function sha256(text: string): string {
  return createHash('sha256').update(text).digest('hex');
}

describe('cases with the same evidence by the same criteria', () => {
  const one: JudgedCase = { id: '1', developer: 'A', evidence: 'e', criteria: 'c', verdict: 'incremental' };

  test.for([
    [[one, { ...one, id: '2', developer: 'B' }], []],
    [[one, { ...one, id: '2', developer: 'B', verdict: 'step-change' }], [['1', '2']]],
    [[one, { ...one, id: '2', verdict: 'step-change', criteria: 'd' }], []],
    [[one, { ...one, id: '2', verdict: 'step-change', evidence: 'f' }], []],
    [
      [one, { ...one, id: '2' }, { ...one, id: '3', verdict: 'inconclusive' }],
      [
        ['1', '3'],
        ['2', '3'],
      ],
    ],
  ] as const)('%j have these pairs of unlike verdicts: %j', ([cases, pairs]) => {
    expect(unlikePairs(cases).map(({ first, second }) => [first.id, second.id])).toEqual(pairs);
  });

  test('are named with both verdicts', () => {
    const [pair] = unlikePairs([one, { ...one, id: '2', developer: 'B', verdict: 'step-change' }]);
    expect(pair?.why).toBe(
      'Cases 1 and 2, of two developers, have the same evidence and criteria: incremental, step-change.',
    );
  });
});

/** Each count from as many developers: the fewest that are told apart. */
function cells(...counts: readonly number[]): readonly Cell[] {
  return counts.map((count, index) => ({ label: String(index), count, developers: count }));
}

/** All tables of so many cells, each of 0 to `most`. */
function* tablesOf(size: number, most: number): Generator<readonly number[]> {
  if (size === 0) {
    yield [];
    return;
  }
  for (const rest of tablesOf(size - 1, most)) for (let count = 0; count <= most; count++) yield [...rest, count];
}

describe('published counts', () => {
  test.for([
    [[5, 0, 9], 3, [5, 0, 9], 14],
    [[1, 7, 9], 3, [undefined, undefined, 9], 17],
    // One more: at a sum of 4 the two would be known to be 1 and 3.
    [[1, 3, 9, 8], 3, [undefined, undefined, undefined, 8], 21],
    [[2, 0, 0], 3, [undefined, 0, 0], undefined],
    [[1, 1, 1], 3, [undefined, undefined, undefined], undefined],
  ] as const)('of %j, %i at least, are %j of %j', ([counts, least, shown, total]) => {
    const table = publishedTable(cells(...counts), least);
    expect(table.cells.map(({ count }) => count)).toEqual(shown);
    expect(table.total).toBe(total);
  });

  test('withhold a large count that is of one developer', () => {
    const table = publishedTable(
      [
        { label: 'a', count: 50, developers: 1 },
        { label: 'b', count: 8, developers: 8 },
        { label: 'c', count: 9, developers: 9 },
      ],
      3,
    );
    expect(table.cells.map(({ count }) => count)).toEqual([undefined, undefined, 9]);
  });

  // Whoever knows the rule tries every table that would be published so.
  test.for([
    [3, 2, 12],
    [3, 3, 10],
    [3, 4, 9],
    [4, 3, 13],
  ] as const)('of less than %i in %i cells can not be worked out from all the rest', ([least, size, most]) => {
    const alike = Map.groupBy(tablesOf(size, most), (counts) => {
      const { cells: shown, total } = publishedTable(cells(...counts), least);
      return JSON.stringify([shown.map(({ count }) => count ?? null), total ?? null]);
    });
    let withheld = 0;
    for (const [published, tables] of alike) {
      const [shown, total] = JSON.parse(published) as [readonly (number | null)[], number | null];
      // Tables with larger counts than these were not tried.
      if (total !== null && total - shown.reduce<number>((sum, count) => sum + (count ?? 0), 0) > most) continue;
      for (const [index, count] of shown.entries()) {
        if (count !== null) continue;
        withheld += 1;
        if (new Set(tables.map((one) => one[index])).size < 2) throw new Error(`${published} tells a cell`);
      }
    }
    expect(withheld).toBeGreaterThanOrEqual(4);
  });

  test('of one population tell no total that one of its tables withholds', () => {
    const tables = publishedTables(
      new Map([
        ['by verdict', cells(1, 1, 1)],
        ['by requests', cells(0, 3, 0)],
      ]),
      3,
    );
    expect(tables.get('by requests')).toEqual({
      cells: ['0', '1', '2'].map((label) => ({ label, count: undefined })),
      total: undefined,
    });
  });
});

const verdicts = ['step-change', 'incremental', 'inconclusive'];

function instant(day: number): Temporal.Instant {
  return Temporal.Instant.fromEpochMilliseconds(Date.parse('2026-01-01T00:00:00Z') + day * 86_400_000);
}

const someCase = fc.constantFrom(...Array.from({ length: 12 }, (_, index) => `case ${index}`));
const someDeveloper = fc.constantFrom('A', 'B', 'C', 'D', 'E');
const counted: fc.Arbitrary<FairnessEvent> = fc.oneof(
  fc.record({
    kind: fc.constant('asked' as const),
    case: someCase,
    developer: someDeveloper,
    at: fc.nat(20).map(instant),
  }),
  fc.record({ kind: fc.constant('evidence-asked' as const), case: someCase }),
  fc.record({
    kind: fc.constant('answered' as const),
    case: someCase,
    verdict: fc.constantFrom(...verdicts),
    at: fc.integer({ min: 21, max: 60 }).map(instant),
  }),
);
const unseen: fc.Arbitrary<FairnessEvent> = fc.record({
  kind: fc.constantFrom('did-not-enrol' as const, 'declined' as const, 'withdrew' as const),
  developer: someDeveloper,
});

/** Four developers, each answered after 10 to 13 days. */
const four = ['A', 'B', 'C', 'D'].flatMap((developer, index): FairnessEvent[] => [
  { kind: 'asked', case: developer, developer, at: instant(0) },
  { kind: 'answered', case: developer, verdict: 'incremental', at: instant(10 + index) },
]);

describe('what is published of developers', () => {
  test('is the same whoever did not enrol, declined or withdrew', () => {
    let told = 0;
    fc.assert(
      fc.property(
        fc.array(fc.tuple(fc.nat(99), fc.oneof(counted, fc.constantFrom(...four))), { maxLength: 60 }),
        fc.array(fc.tuple(fc.nat(99), unseen), { minLength: 1, maxLength: 10 }),
        (seen, others) => {
          const events = [...four, ...[...seen, ...others].toSorted(([a], [b]) => a - b).map(([, event]) => event)];
          const without = events.filter(({ kind }) => !['did-not-enrol', 'declined', 'withdrew'].includes(kind));
          const published = publishedLedger(events, verdicts, 3);
          expect(published).toEqual(publishedLedger(without, verdicts, 3));
          if (published.medianDays !== undefined) told += 1;
        },
      ),
      { numRuns: 300 },
    );
    expect(told).toBeGreaterThan(0);
  });

  test('is the same whether a case that was never answered was asked or not', () => {
    fc.assert(
      fc.property(fc.array(counted, { maxLength: 60 }), (events) => {
        const answered = new Set(events.flatMap((one) => (one.kind === 'answered' ? [one.case] : [])));
        const finished = events.filter((one) => 'case' in one && answered.has(one.case));
        expect(publishedLedger(events, verdicts, 3)).toEqual(publishedLedger(finished, verdicts, 3));
      }),
    );
  });

  test('counts answered cases, with the median of the days that they waited', () => {
    expect(publishedLedger(four, verdicts, 3)).toEqual({
      verdicts: {
        cells: [
          { label: 'step-change', count: 0 },
          { label: 'incremental', count: 4 },
          { label: 'inconclusive', count: 0 },
        ],
        total: 4,
      },
      evidenceRequests: {
        cells: [
          { label: 'none', count: 4 },
          { label: 'once', count: 0 },
          { label: 'twice or more', count: 0 },
        ],
        total: 4,
      },
      medianDays: 11.5,
    });
    expect(publishedLedger(four, verdicts, 5).medianDays).toBeUndefined();
  });
});

describe('a commitment', () => {
  const salt = '0123456789abcdef'.repeat(4);
  const commitment = commitmentTo({ value: { count: 2, on: '2026-12-01' }, salt }, sha256);

  test('is opened by what it was made of, however that is written', () => {
    expect(opens(commitment, { value: { on: '2026-12-01', count: 2 }, salt }, sha256)).toBe(true);
  });

  test.for([
    [{ count: 3, on: '2026-12-01' }, salt],
    [{ count: 2, on: '2026-12-02' }, salt],
    [{ count: 2, on: '2026-12-01' }, 'f'.repeat(64)],
    [{ count: 2, on: '2026-12-01' }, ''],
  ] as const)('is not opened by %j with %s', ([value, other]) => {
    expect(opens(commitment, { value, salt: other }, sha256)).toBe(false);
  });

  test('is not made without a salt', () => {
    expect(() => commitmentTo({ value: 2, salt: '2' }, sha256)).toThrow('a salt has 32 bytes');
  });
});
