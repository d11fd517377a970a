import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { compare, usualComparison } from '#core/frontier/comparison/compare.ts';
import type { Run } from '#core/frontier/horizon/run.ts';
import { canonicalText } from '#core/frontier/record.ts';
import { itemOfRow } from '#core/frontier/suites/item-of-row.ts';
import { runsOnSuite } from '#core/frontier/suites/runs-on-suite.ts';
import { suiteState } from '#core/frontier/suites/suite-state.ts';
import { readSuite, type StoredSuite, type SuiteItem } from '#core/frontier/suites/suite.ts';

const content = 'a'.repeat(64);

function item(id: string, more: Partial<SuiteItem> = {}): SuiteItem {
  return { id, family: 'f', minutes: 10, knownBy: 'estimate', visibility: 'public', ...more };
}

const stated = {
  name: 'made',
  version: '1',
  items: [
    item('b', { version: '2' }),
    item('a'),
    item('c', { visibility: 'private', content }),
    item('d', { visibility: 'private' }),
  ],
};
const suite = readSuite(stated);

function run(alias: string, task: string, score: number, more: Partial<Run> = {}): Run {
  return { alias, task, family: 'f', minutes: 10, score, ...more };
}

describe('a suite', () => {
  test('has one text, in whatever order it was written, and another for any change of an item', () => {
    fc.assert(
      fc.property(fc.shuffledSubarray(stated.items, { minLength: 4 }), fc.nat(3), fc.nat(4), (items, at, what) => {
        expect(canonicalText(readSuite({ items, version: '1', name: 'made' }))).toBe(canonicalText(suite));
        const changes: readonly Partial<SuiteItem>[] = [
          { minutes: 11 },
          { family: 'g' },
          { knownBy: 'completion' },
          { content: 'b'.repeat(64) },
          { version: '9' },
        ];
        const other = items.map((one, index) => (index === at ? { ...one, ...changes[what] } : one));
        expect(canonicalText(readSuite({ ...stated, items: other }))).not.toBe(canonicalText(suite));
      }),
    );
  });

  test('with a salt has another digest, which its items alone don’t give', () => {
    const salted = ['a', 'b'].map((sign) => canonicalText(readSuite({ ...stated, salt: sign.repeat(32) })));
    expect(new Set([...salted, canonicalText(suite)]).size).toBe(3);
  });

  test.for([
    [{ ...stated, items: [] }, '$.items'],
    [{ ...stated, items: [item('a'), item('a')] }, '$.items[1]'],
    [{ ...stated, items: [item('a', { minutes: 0 })] }, '$.items[0].minutes'],
    [{ ...stated, items: [{ ...item('a'), knownBy: 'guess' }] }, '$.items[0].knownBy'],
    [{ ...stated, items: [{ ...item('a'), visibility: 'secret' }] }, '$.items[0].visibility'],
    [{ ...stated, items: [item('a', { content: 'A1' })] }, '$.items[0].content'],
    [{ ...stated, salt: 'short' }, '$.salt'],
    [{ ...stated, items: [item('a')], salt: 'a'.repeat(32) }, '$.salt'],
    [{ ...stated, note: 'x' }, '$'],
    [[], '$'],
  ] as const)('%j is refused with the place', ([value, place]) => {
    expect(() => readSuite(value)).toThrow(expect.objectContaining({ place }));
  });
});

describe('the runs of a suite', () => {
  test('are taken as the suite has its items; others are told apart', () => {
    const found = runsOnSuite(suite, [
      run('A', 'a', 1, { minutes: 99, family: 'x' }),
      run('A', 'b', 1, { version: '1' }),
      run('A', 'z', 1),
    ]);
    expect(found.runs).toEqual([{ ...run('A', 'a', 1), isPublic: true }]);
    expect([found.otherVersion.length, found.outside.length]).toEqual([1, 1]);
  });

  test('say per model what was run, what is missing, and in which versions', () => {
    const state = suiteState(suite, [
      run('A', 'a', 1, { minutes: 99 }),
      run('A', 'b', 0, { version: '2' }),
      run('A', 'b', 1, { version: '2' }),
      run('A', 'c', 0),
      run('A', 'z', 1),
      run('B', 'b', 1, { version: '1' }),
    ]);
    expect(state).toMatchObject({ items: 4, publicShare: 0.5, privateUncommitted: 1, isSaturated: false });
    expect(state.best).toEqual({ alias: 'A', share: 0.5 });
    expect(state.knownBy.map(({ items }) => items)).toEqual([0, 0, 4, 0]);
    expect(state.models).toEqual([
      {
        alias: 'A',
        run: 3,
        missing: ['d'],
        attempts: 4,
        solved: 0.5,
        publicShare: 2 / 3,
        solvedPublic: 0.75,
        solvedPrivate: 0,
        unknownVersion: 2,
        otherVersion: 0,
        differing: 1,
        outside: 1,
      },
      {
        alias: 'B',
        run: 0,
        missing: ['a', 'b', 'c', 'd'],
        attempts: 0,
        solved: undefined,
        publicShare: undefined,
        solvedPublic: undefined,
        solvedPrivate: undefined,
        unknownVersion: 0,
        otherVersion: 1,
        differing: 0,
        outside: 0,
      },
    ]);
  });

  test('each stand in one place, and every item is either run or missing', () => {
    const anyRun = fc
      .tuple(
        fc.constantFrom('A', 'B'),
        fc.constantFrom('a', 'b', 'c', 'd', 'z'),
        fc.constantFrom(0, 0.5, 1),
        fc.constantFrom(undefined, '1', '2'),
      )
      .map(([alias, task, score, version]) => run(alias, task, score, version === undefined ? {} : { version }));
    fc.assert(
      fc.property(fc.array(anyRun, { maxLength: 30 }), (runs) => {
        const { runs: own, outside, otherVersion } = runsOnSuite(suite, runs);
        expect(own.length + outside.length + otherVersion.length).toBe(runs.length);
        const { models, best } = suiteState(suite, runs);
        expect(models.map(({ alias }) => alias)).toEqual([...new Set(runs.map(({ alias }) => alias))].sort());
        for (const one of models) {
          expect(one.run + one.missing.length).toBe(suite.items.length);
          const isCounted = one.run * 2 >= suite.items.length;
          expect(isCounted && (one.solved ?? 0) > (best?.share ?? -1)).toBe(false);
        }
      }),
    );
  });
});

describe('a saturated suite', () => {
  const items = Array.from({ length: 60 }, (_, index) =>
    item(`t${index}`, { minutes: 2 ** ((index % 20) / 2.5), visibility: index % 2 === 0 ? 'public' : 'private' }),
  );
  const own: StoredSuite = readSuite({ name: 's', version: '1', items });
  const runsOf = (alias: string, isSolved: (minutes: number, index: number) => boolean): readonly Run[] =>
    items.map(({ id, minutes }, index) => run(alias, id, Number(isSolved(minutes, index)), { minutes }));
  const alike = (minutes: number, index: number): boolean => minutes < 10 !== (index % 7 === 0);
  const pair = [...runsOf('A', alike), ...runsOf('B', alike)];
  const whole = (solved: number): readonly Run[] => [...pair, ...runsOf('C', (_, index) => index < solved)];

  test('is told where one model solves nine tenths of its items, be it none of the two compared', () => {
    expect(suiteState(own, whole(54)).isSaturated).toBe(true);
    expect(suiteState(own, whole(53)).isSaturated).toBe(false);
    // Who was run on few items has not solved the suite; who was run on half of them says something of it.
    expect(suiteState(own, [...pair, ...runsOf('C', () => true).slice(0, 29)]).isSaturated).toBe(false);
    expect(suiteState(own, [...pair, ...runsOf('C', () => true).slice(0, 30)]).isSaturated).toBe(true);
  });

  test('never shows that there is no step-change', () => {
    const models = { base: 'A', candidate: 'B' };
    const verdict = (runs: readonly Run[]): unknown => {
      const found = compare(runsOnSuite(own, runs).runs, models, usualComparison);
      return [found?.verdict, found?.saturated?.alias];
    };
    expect(verdict(whole(53))).toEqual(['incremental', undefined]);
    expect(verdict(whole(54))).toEqual(['inconclusive', 'C']);
    expect(compare(whole(54), models, usualComparison)?.reasons[0]).toContain('C all but solves these items');
  });

  test('shows a step-change none the less', () => {
    const step = [
      ...runsOf('A', (minutes, index) => minutes < 3 !== (index % 7 === 0)),
      ...runsOf('B', (minutes, index) => minutes < 60 !== (index % 7 === 0)),
      ...runsOf('C', () => true),
    ];
    const found = compare(runsOnSuite(own, step).runs, { base: 'A', candidate: 'B' }, usualComparison);
    expect([found?.verdict, found?.saturated]).toEqual(['step-change', { alias: 'C', share: 1 }]);
  });
});

test.for([
  [{ best_available_minutes: '84.0', best_available_source: 'first_blood' }, 'first-blood'],
  [{ best_available_minutes: '9', best_available_source: 'censored' }, 'at-least'],
  [{ human_minutes: '9', human_source: 'baseline' }, 'completion'],
  [{ human_minutes: '9', human_source: 'qa' }, 'how expert minutes are known is not told (human_source)'],
  [{ human_minutes: '0', human_source: 'baseline' }, 'expert minutes are not known (human_minutes)'],
  [{ best_available_source: 'completion' }, 'expert minutes are not known (best_available_minutes)'],
  [
    { human_minutes: '9', human_source: 'estimate', public: 'perhaps' },
    'whether the task is public is not told (public)',
  ],
] as const)('a task with %j is %s', ([cells, told]) => {
  const reading = itemOfRow({ task_id: 't', task_family: 'f', public: 'no', ...cells }, 'line 2', undefined);
  expect(reading.ok ? reading.item.knownBy : reading.fault.reason).toBe(told);
  expect(reading.ok && reading.item.visibility === 'public').toBe(false);
});
