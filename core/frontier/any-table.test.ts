// No table of runs, however odd, makes an analysis fail: it answers, or says why it can't.
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { readCriteria } from '#core/frontier/criteria/criteria.ts';
import { usualComparison } from '#core/frontier/comparison/compare.ts';
import { inCanonicalOrder } from '#core/frontier/record.ts';
import { answer } from '#core/frontier/results.ts';
import type { Run } from '#core/frontier/horizon/run.ts';
import { abilities } from '#core/frontier/statistics/ability.ts';
import { saturation } from '#core/frontier/statistics/saturation.ts';

const anyRun: fc.Arbitrary<Run> = fc.record(
  {
    alias: fc.constantFrom('A', 'B', 'C'),
    task: fc.constantFrom(...Array.from({ length: 15 }, (_, index) => `t${index}`)),
    family: fc.constantFrom('f', 'g', '|||'),
    minutes: fc.oneof(fc.double({ min: 1e-300, max: 1e300, noNaN: true }), fc.constantFrom(1, 2, 4, 8)),
    score: fc.oneof(fc.constantFrom(0, 1), fc.double({ min: 0, max: 1, noNaN: true })),
    tokens: fc.integer({ min: 0, max: 1e9 }),
    cheated: fc.boolean(),
    isPublic: fc.boolean(),
  },
  { requiredKeys: ['alias', 'task', 'family', 'minutes', 'score'] },
);

/** As tables usually are: a task is as long, and in the same family, in every run. */
const tidy = fc.array(anyRun, { minLength: 1, maxLength: 60 }).map((runs) => {
  const first = new Map<string, Run>();
  return runs.map((run) => {
    const known = first.get(run.task) ?? run;
    first.set(run.task, known);
    return { ...run, family: known.family, minutes: known.minutes };
  });
});

const anyTable = fc.oneof(tidy, fc.array(anyRun, { minLength: 1, maxLength: 30 }));

const criteria = readCriteria({
  name: 'c',
  version: '1',
  suites: [{ name: 's', version: '1', families: ['f', 'g'], tasks: 3 }],
  levels: [
    {
      name: 'high',
      thresholds: [{ suite: 's', measure: 'solved', atLeast: 0.4 }],
      canaries: [{ skill: 'long', threshold: { suite: 's', measure: 'p50', atLeast: 3 } }],
    },
  ],
});

test('horizons, comparisons and levels answer in what JSON can hold, the same in any order of rows', () => {
  const policy = usualComparison;
  fc.assert(
    fc.property(anyTable, fc.constantFrom(1e-5, 0.1), (runs, ridge) => {
      for (const question of [
        { kind: 'horizon', policy: { ...policy, ridge }, drawing: { draws: 3, seed: 1 } },
        { kind: 'comparison', policy: { ...policy, ridge }, base: 'A', candidate: 'B' },
        { kind: 'comparisons', policy: { ...policy, ridge }, base: 'A', predecessor: 'C', candidate: 'B' },
        { kind: 'levels', criteria, digest: 'd', model: 'A' },
      ] as const) {
        const found = answer(question, inCanonicalOrder(runs), []);
        if (found === undefined) continue;
        expect(JSON.stringify(found)).not.toContain('NaN');
        expect(answer(question, inCanonicalOrder(runs.toReversed()), [])).toEqual(found);
      }
    }),
    { numRuns: 60 },
  );
}, 120_000);

test('abilities and saturation do too', () => {
  fc.assert(
    fc.property(anyTable, (runs) => {
      for (const { theta, elo } of abilities(runs).abilities)
        expect(Number.isFinite(theta) && Number.isFinite(elo)).toBe(true);
      expect(saturation(runs).every(({ share }) => share >= 0 && share <= 1)).toBe(true);
    }),
    { numRuns: 20 },
  );
}, 120_000);
