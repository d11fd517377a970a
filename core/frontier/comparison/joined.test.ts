import { describe, expect, test } from 'vitest';
import { usualComparison } from '#core/frontier/comparison/compare.ts';
import { compareJoined } from '#core/frontier/comparison/joined.ts';
import type { Run } from '#core/frontier/horizon/run.ts';

/** Sixty items; each model solves those up to its horizon, but for some noise. */
function runsOf(alias: string, horizon: number): readonly Run[] {
  return Array.from({ length: 60 }, (_, index) => {
    const minutes = 2 ** ((index % 20) / 2.5);
    const score = Number(minutes < horizon !== (index % 7 === 0));
    return { alias, task: `t${index}`, family: index % 2 === 0 ? 'f' : 'g', minutes, score };
  });
}

const models = { candidate: 'new', base: 'best', predecessor: 'old' };
const none = { 'best-released': [], 'own-predecessor': [] };

function verdicts(best: number, old: number, candidate: number): readonly (string | undefined)[] {
  const runs = [...runsOf('best', best), ...runsOf('old', old), ...runsOf('new', candidate)];
  const found = compareJoined(runs, models, usualComparison, none);
  return [...(found?.comparisons.map(({ comparison }) => comparison.determination) ?? []), found?.verdict];
}

describe('two comparisons', () => {
  test.for([
    [3, 3, ['step-change', 'step-change', 'step-change']],
    [3, 60, ['step-change', 'incremental', 'incremental']],
    [60, 3, ['incremental', 'step-change', 'incremental']],
    [3, 25, ['step-change', 'inconclusive', 'inconclusive']],
  ] as const)('of a candidate beside models of %i and %i minutes have one verdict', ([best, old, expected]) => {
    expect(verdicts(best, old, 60)).toEqual(expected);
  });

  test('each tell against which of the two', () => {
    const runs = [...runsOf('best', 3), ...runsOf('old', 60), ...runsOf('new', 60)];
    const found = compareJoined(runs, models, usualComparison, none);
    expect(found?.reasons).toEqual([
      expect.stringMatching(/^Beside the best released model, best: step-change\. The candidate’s horizon is/),
      expect.stringMatching(/^Beside the developer’s own predecessor, old: incremental\. The candidate’s horizon is/),
    ]);
  });

  test('hang each on its own logs', () => {
    const runs = [...runsOf('best', 3), ...runsOf('old', 3), ...runsOf('new', 60)];
    const refusal = { code: 'evidence.unfinished', why: 'The run did not end well.', count: 1 } as const;
    const found = compareJoined(runs, models, usualComparison, { ...none, 'own-predecessor': [refusal] });
    expect(found?.comparisons.map(({ comparison }) => comparison.verdict)).toEqual(['step-change', 'inconclusive']);
    expect(found?.verdict).toBe('inconclusive');
  });

  test('are none where one of the two was run on nothing that the candidate was', () => {
    expect(compareJoined([...runsOf('best', 3), ...runsOf('new', 60)], models, usualComparison, none)).toBeUndefined();
  });
});
