import type { LevelVerdict } from '#core/frontier/verdicts.ts';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { otherItems, readCriteria, type Criteria } from '#core/frontier/criteria/criteria.ts';
import { judgeLevels } from '#core/frontier/criteria/levels.ts';
import type { Run } from '#core/frontier/horizon/run.ts';
import { canonicalText } from '#core/frontier/record.ts';
import { answer } from '#core/frontier/results.ts';
import { shareInterval } from '#core/frontier/statistics/share.ts';

const stated = {
  name: 'example',
  version: '1',
  suites: [
    { name: 'hard', version: '1', families: ['h'], tasks: 40 },
    { name: 'skill', version: '1', families: ['s'], tasks: 40 },
  ],
  levels: [
    {
      name: 'high',
      thresholds: [{ suite: 'hard', measure: 'solved', atLeast: 0.5 }],
      canaries: [{ skill: 'finds flaws', threshold: { suite: 'skill', measure: 'solved', atLeast: 0.3 } }],
    },
  ],
};
const criteria = readCriteria(stated);

/** So many of the tasks of a family solved, in order. */
function runsOf(alias: string, family: string, solved: number, tasks = 40): readonly Run[] {
  return Array.from({ length: tasks }, (_, index) => ({
    alias,
    family,
    task: `${family}${index}`,
    minutes: index + 1,
    score: index < solved ? 1 : 0,
  }));
}

function verdictOf(runs: readonly Run[], by: Criteria = criteria): LevelVerdict | undefined {
  return judgeLevels(runs, 'A', by)[0]?.verdict;
}

describe('a level', () => {
  test.for([
    [36, 0, 'reached', 'all of the interval lies above'],
    [22, 20, 'cannot be ruled out', 'the threshold is open, the canary shows'],
    [2, 20, 'cannot be ruled out', 'the threshold is missed, but the canary shows'],
    [2, 1, 'not reached', 'both are surely missed'],
    [2, 11, 'inconclusive', 'the canary may show: 27 % with a wide interval'],
    [22, 1, 'inconclusive', 'the threshold may be met'],
  ] as const)('with %i of 40 hard tasks and %i of 40 of the skill is %s: %s', ([hard, skill, verdict]) => {
    expect(verdictOf([...runsOf('A', 'h', hard), ...runsOf('A', 's', skill)])).toBe(verdict);
  });

  test('is never concluded as not reached from a suite that some model all but solves', () => {
    const own = [...runsOf('A', 'h', 2), ...runsOf('A', 's', 1)];
    expect(verdictOf(own)).toBe('not reached');
    expect(verdictOf([...own, ...runsOf('B', 'h', 36)])).toBe('inconclusive');
    expect(verdictOf([...own, ...runsOf('B', 's', 36)])).toBe('inconclusive');
    expect(verdictOf([...own, ...runsOf('B', 'h', 35)])).toBe('not reached');
  });

  test('is never concluded at all from a part of a suite, nor from no run', () => {
    fc.assert(
      fc.property(fc.nat(39), fc.nat(39), (hard, skill) => {
        const runs = [...runsOf('A', 'h', hard, hard), ...runsOf('A', 's', 0, skill)];
        expect(verdictOf(runs)).toBe('inconclusive');
      }),
    );
    expect(judgeLevels([], 'A', criteria)[0]?.reasons).toEqual([
      'hard has 40 tasks, 0 were scored for A.',
      'skill has 40 tasks, 0 were scored for A.',
    ]);
  });

  test('is not concluded where some tasks were tried again', () => {
    const runs = [...runsOf('A', 'h', 36), ...runsOf('A', 's', 0), ...runsOf('A', 'h', 40).slice(36)];
    expect(verdictOf(runs)).toBe('inconclusive');
  });

  test('hangs on no treatment of runs that cheated, or says that it does', () => {
    const cheated = [...runsOf('A', 'h', 36), ...runsOf('A', 's', 0)].map((run) => ({ ...run, cheated: true }));
    expect(verdictOf(cheated)).toBe('indeterminate: measurement');
    const [first, ...others] = [...runsOf('A', 'h', 36), ...runsOf('A', 's', 0)];
    if (first === undefined) throw new Error('there are runs');
    expect(verdictOf([{ ...first, cheated: true }, ...others])).toBe('reached');
  });

  test('is inconclusive where a log can carry no verdict', () => {
    const why = 'Scores were edited.';
    const refusals = [{ code: 'evidence.edited_scores', why, count: 1 }] as const;
    const runs = [...runsOf('A', 'h', 36), ...runsOf('A', 's', 0)];
    expect(judgeLevels(runs, 'A', criteria, refusals)).toMatchObject([{ verdict: 'inconclusive', reasons: [why] }]);
  });

  test('counts pass@k where the criteria say so, and nothing where fewer attempts were made', () => {
    const by = readCriteria({
      ...stated,
      levels: [{ name: 'high', thresholds: [{ suite: 'hard', measure: 'solved', attempts: 2, atLeast: 0.5 }] }],
    });
    const twice = [
      ...runsOf('A', 'h', 20),
      ...runsOf('A', 'h', 0).map((run, i) => ({ ...run, score: i < 20 ? 0 : 1 })),
    ];
    expect(verdictOf(twice, by)).toBe('reached');
    expect(verdictOf(twice)).toBe('inconclusive');
    expect(verdictOf(runsOf('A', 'h', 40), by)).toBe('inconclusive');
  });

  test('counts a run over the budget as failed, and asks that tokens be counted', () => {
    const [hard, skill] = stated.suites;
    const by = readCriteria({ ...stated, suites: [{ ...hard, tokens: 100 }, skill] });
    const runs = (tokens: number): readonly Run[] => [
      ...runsOf('A', 'h', 36).map((run) => ({ ...run, tokens })),
      ...runsOf('A', 's', 1),
    ];
    expect(verdictOf(runs(100), by)).toBe('reached');
    expect(verdictOf(runs(101), by)).toBe('not reached');
    expect(verdictOf([...runsOf('A', 'h', 36), ...runsOf('A', 's', 1)], by)).toBe('inconclusive');
  });

  test('holds a horizon against a threshold in expert minutes', () => {
    const by = (atLeast: number): Criteria =>
      readCriteria({ ...stated, levels: [{ name: 'high', thresholds: [{ suite: 'hard', measure: 'p50', atLeast }] }] });
    const mixed = runsOf('A', 'h', 20).map((run, index) => ({ ...run, score: (index * 7) % 40 < 40 - index ? 1 : 0 }));
    const [judged] = judgeLevels(mixed, 'A', by(20));
    const [measured] = judged?.thresholds ?? [];
    expect(measured?.value).toBeGreaterThan(5);
    expect(measured?.value).toBeLessThan(40);
    expect([by(1), by(20), by(2000)].map((one) => verdictOf(mixed, one))).toEqual([
      'reached',
      'inconclusive',
      'not reached',
    ]);
    expect(verdictOf(runsOf('A', 'h', 40), by(1))).toBe('inconclusive');
  });
});

test('more solved tasks never lead away from a level', () => {
  const rank: readonly (LevelVerdict | undefined)[] = ['not reached', 'inconclusive', 'cannot be ruled out', 'reached'];
  fc.assert(
    fc.property(fc.nat(40), fc.nat(40), fc.nat(40), fc.nat(40), (a, b, c, d) => {
      const lower = verdictOf([...runsOf('A', 'h', Math.min(a, b)), ...runsOf('A', 's', Math.min(c, d))]);
      const upper = verdictOf([...runsOf('A', 'h', Math.max(a, b)), ...runsOf('A', 's', Math.max(c, d))]);
      expect(rank.indexOf(lower)).toBeLessThanOrEqual(rank.indexOf(upper));
    }),
  );
});

describe('criteria', () => {
  test('have one canonical text, however they are written', () => {
    const { name, version, suites, levels } = stated;
    expect(canonicalText(readCriteria({ levels, suites, version, name }))).toBe(canonicalText(criteria));
    expect(canonicalText(readCriteria({ ...stated, version: '2' }))).not.toBe(canonicalText(criteria));
  });

  const [hard, skill] = stated.suites;
  const [high] = stated.levels;
  test.for([
    [{ ...stated, levels: [{ ...high, thresholds: [] }] }, '$.levels[0].thresholds'],
    [{ ...stated, levels: [high, high] }, '$.levels[1]'],
    [{ ...stated, suites: [hard, hard] }, '$.suites[1]'],
    [{ ...stated, suites: [hard, { ...skill, families: ['h'] }] }, '$.suites'],
    [{ ...stated, suites: [hard] }, '$.levels[0].canaries[0].threshold.suite'],
    [{ ...stated, salt: 'short' }, '$.salt'],
    [{ ...stated, items: 'x' }, '$.items'],
    [{ ...stated, note: 'x' }, '$'],
  ] as const)('%j are refused with the place', ([value, place]) => {
    expect(() => readCriteria(value)).toThrow(expect.objectContaining({ place }));
  });
});

test('criteria that are of the items of one suite are of no others', () => {
  const items = 'a'.repeat(64);
  const by = readCriteria({ ...stated, items });
  const runs = [...runsOf('A', 'h', 36), ...runsOf('A', 's', 0)];
  const verdict = (suite: string | undefined): unknown =>
    answer({ kind: 'levels', criteria: by, digest: 'd', model: 'A', suite }, runs, []);
  expect(otherItems(criteria, undefined)).toEqual([]);
  expect(verdict(items)).toMatchObject({ levels: [{ verdict: 'reached' }] });
  expect(verdict(undefined)).toMatchObject({
    levels: [{ verdict: 'inconclusive', reasons: [expect.stringContaining('none was named')] }],
  });
  expect(verdict('b'.repeat(64))).toMatchObject({
    levels: [{ verdict: 'inconclusive', reasons: [expect.stringContaining('taken by bbbb')] }],
  });
  expect(canonicalText(by)).not.toBe(canonicalText(criteria));
});

// Published: 0 of 10 → 0 to 0.2775; 5 of 10 → 0.2366 to 0.7634 (Wilson's interval, Newcombe 1998, method 3).
test.for([
  [0, 10, 0, 0.2775],
  [0.5, 10, 0.2366, 0.7634],
  [1, 10, 0.7225, 1],
] as const)('a share of %d of %i items lies between %d and %d', ([share, n, low, high]) => {
  const interval = shareInterval(share, n);
  expect(interval[0]).toBeCloseTo(low, 4);
  expect(interval[1]).toBeCloseTo(high, 4);
});
