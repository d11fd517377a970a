import { describe, expect, test } from 'vitest';
import { compare, usualComparison } from '#core/frontier/comparison/compare.ts';
import type { Run } from '#core/frontier/horizon/run.ts';

const models = { base: 'A', candidate: 'B' };

/** Sixty items of 1 to 2^7 minutes in two families; each model solves those up to its horizon, but for some noise. */
function table(
  horizonA: number,
  horizonB: number,
  more: (run: Run, index: number) => readonly Run[] = (run) => [run],
): readonly Run[] {
  const runs: Run[] = [];
  for (let index = 0; index < 60; index++) {
    const minutes = 2 ** ((index % 20) / 2.5);
    const noisy = index % 7 === 0;
    for (const [alias, horizon] of [
      ['A', horizonA],
      ['B', horizonB],
    ] as const) {
      const solved = minutes < horizon !== noisy;
      runs.push(
        ...more(
          { alias, task: `t${index}`, family: index % 2 === 0 ? 'f' : 'g', minutes, score: Number(solved) },
          index,
        ),
      );
    }
  }
  return runs;
}

function verdict(runs: readonly Run[]): unknown {
  const found = compare(runs, models, usualComparison);
  return [found?.verdict, found?.determination, found?.refusals.map(({ code }) => code)];
}

describe('a comparison', () => {
  test('tells a step-change, an incremental version, and neither', () => {
    expect(verdict(table(3, 60))).toEqual(['step-change', 'step-change', []]);
    expect(verdict(table(10, 10))).toEqual(['incremental', 'incremental', []]);
    expect(verdict(table(8, 20))).toEqual(['inconclusive', 'inconclusive', []]);
  });

  test('a difference that is surely above zero is no step-change by that alone', () => {
    const found = compare(table(3, 30), models, { ...usualComparison, margin: 100 });
    expect(found?.difference.chance).toBeLessThan(0.05);
    expect(found?.ratio.kind === 'measured' && found.ratio.ci[0]).toBeGreaterThan(1);
    expect(found?.verdict).toBe('incremental');
  });

  test('retries of one model alone carry no verdict', () => {
    const retried = table(3, 60, (run, index) => (run.alias === 'B' && index < 5 ? [run, run] : [run]));
    const found = compare(retried, models, usualComparison);
    expect(found?.verdict).toBe('inconclusive');
    expect(found?.refusals).toMatchObject([{ code: 'evidence.one_sided_retries', count: 5 }]);
    expect(found?.next).toEqual([]);
  });

  test('as many retries of both do', () => {
    expect(verdict(table(3, 60, (run) => [run, run]))).toEqual(['step-change', 'step-change', []]);
  });

  test('gains on public items alone carry no verdict; a gain on a private one does', () => {
    const allPublic = table(3, 60, (run) => [{ ...run, isPublic: true }]);
    expect(verdict(allPublic)).toEqual(['inconclusive', 'inconclusive', ['evidence.public_items_only']]);
    const mixed = table(3, 60, (run, index) => [{ ...run, isPublic: index % 3 !== 0 }]);
    expect(verdict(mixed)).toEqual(['step-change', 'step-change', []]);
  });

  test('a step on public items that private ones do not show is one of measurement', () => {
    // A quarter of the items is private; there the candidate solves what the base does, and one item more.
    const runs = table(3, 60, (run, index) => {
      const isPublic = index % 4 !== 0;
      const isMore = index === 4 && run.alias === 'B';
      return [{ ...run, isPublic, score: isPublic ? run.score : Number(run.minutes < 3 || isMore) }];
    });
    const found = compare(runs, models, usualComparison);
    expect([found?.verdict, found?.determination, found?.refusals]).toEqual([
      'step-change',
      'indeterminate: measurement',
      [],
    ]);
    expect(found?.sensitivity.rows.filter(({ disagrees }) => disagrees).map(({ what }) => what)).toEqual([
      'private items only',
    ]);
    expect(found?.reasons.at(-1)).toContain('private items only');
  });

  test('few private items that say too little alone leave a step-change as it is', () => {
    const runs = table(3, 60, (run, index) => [{ ...run, isPublic: index >= 9 }]);
    expect(verdict(runs)).toEqual(['step-change', 'step-change', []]);
  });

  test('runs that cheated make the verdict one of measurement where it hangs on them', () => {
    const cheated = table(3, 60, (run) => [
      run.alias === 'B' && run.minutes > 3 && run.minutes < 60 && run.score === 1 ? { ...run, cheated: true } : run,
    ]);
    const found = compare(cheated, models, usualComparison);
    expect(found?.determination).toBe('indeterminate: measurement');
    expect(found?.sensitivity.rows.filter(({ kind }) => kind === 'cheating')).toHaveLength(2);
    expect(found?.reasons.at(-1)).toContain('cheating counted as success');
  });

  test.for([
    [1e9, 'The candidate solved every item'],
    [0, 'The candidate solved no item'],
  ] as const)('a candidate beyond the items has no ratio (%d)', ([horizon, why]) => {
    const runs = table(10, 10).map((run) => (run.alias === 'B' ? { ...run, score: horizon > 0 ? 1 : 0 } : run));
    const found = compare(runs, models, usualComparison);
    expect(found?.verdict).toBe('inconclusive');
    expect(found?.reasons[0]).toContain(why);
    expect(found?.next).toMatchObject([{ kind: horizon > 0 ? 'harder items' : 'easier items' }]);
  });

  test('a model that solves longer items more often has no horizon', () => {
    const runs = table(10, 10).map((run) => (run.alias === 'B' ? { ...run, score: run.minutes > 9 ? 1 : 0 } : run));
    const found = compare(runs, models, usualComparison);
    expect([found?.verdict, found?.ratio.kind, found?.next]).toEqual(['inconclusive', 'beyond', []]);
    expect(found?.reasons[0]).toContain('no less often than shorter ones');
  });

  test('where nearly all is solved, that there is no step-change is not concluded', () => {
    const runs = table(10, 10).map((run) => ({ ...run, score: run.task === 't19' || run.task === 't39' ? 0 : 1 }));
    const found = compare(runs, models, usualComparison);
    expect(found?.verdict).toBe('inconclusive');
    expect(found?.reasons[0]).toContain('solves nearly all');
  });

  test('too few items, and items that differ between the two, are told', () => {
    const few = table(3, 60).filter(({ task }) => /^t[0-8]$/.test(task));
    expect(compare(few, models, usualComparison)?.reasons[0]).toContain('Only 9 items');
    const moved = table(10, 10, (run, index) => [run.alias === 'B' && index === 3 ? { ...run, minutes: 99 } : run]);
    expect(compare(moved, models, usualComparison)?.leftOut).toEqual({ onlyBase: 0, onlyCandidate: 0, differing: 1 });
    expect(
      compare(
        table(3, 60).filter(({ alias }) => alias === 'A'),
        models,
        usualComparison,
      ),
    ).toBeUndefined();
  });
});
