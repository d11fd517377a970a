// The search for the best: exact where it ends, honest where it does not, steady from one plan to the next.
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { bound } from '#core/plans/certify.ts';
import { choose } from '#core/plans/choose.ts';
import { seekBest } from '#core/plans/choose-exactly.ts';
import type { Task } from '#core/plans/choose-task.ts';
import type { Option } from '#core/plans/coverage.ts';
import { bestOf, loadSolver, taskOf, tasks } from '#tests/fixtures/choices.ts';

/** Removes these risks, all of them by the same share. */
function option(
  hours: number,
  risks: readonly number[],
  parts: Partial<Option> & { readonly share?: number } = {},
): Option {
  const { share = 1, ...rest } = parts;
  return { hours, removes: risks.map((risk) => ({ risk, share })), needs: [], urgent: false, favour: 1, ...rest };
}

/** The same task, some of its options begun. */
function favouring(task: Task, favoured: ReadonlySet<number>, favour: number): Task {
  const options = task.options.map((one, index) => (favoured.has(index) ? { ...one, favour } : one));
  return { ...task, options };
}

describe('finds by hand what greedy misses:', () => {
  test.each<[string, Task, readonly number[]]>([
    [
      'two that fill the hours, against the best by the hour',
      taskOf([10, 8, 8], [option(4, [0]), option(3.5, [1]), option(3.5, [2])], 7),
      [1, 2],
    ],
    [
      'a look with both upgrades that need it, against what each by itself is better by the hour',
      taskOf(
        [6, 5, 2, 8],
        [option(2, []), option(1, [0], { needs: [0] }), option(1, [1], { needs: [0] }), option(1, [2]), option(3, [3])],
        4,
      ),
      [0, 1, 2],
    ],
    [
      'an isolation counts only for what no upgrade removes',
      taskOf([10, 10, 4], [option(2, [0]), option(2, [1]), option(2, [0, 1], { share: 0.75 }), option(2, [2])], 4),
      [0, 1],
    ],
    [
      'and is the best where there are hours for nothing else',
      taskOf([10, 10, 4], [option(2, [0]), option(2, [1]), option(2, [0, 1], { share: 0.75 })], 2),
      [2],
    ],
    [
      'the hours held back are for what is urgent',
      { ...taskOf([9, 5], [option(3, [0]), option(3, [1], { urgent: true })], 2), reserve: 1 },
      [1],
    ],
  ])('%s', (_, task, expected) => {
    const choice = choose(task);
    expect([...choice.order].sort((a, b) => a - b)).toEqual(expected);
    expect(choice.isBest).toBe(true);
    expect(bound(task, choice)).toBe(choice.achieved);
  });
});

test('counts the favour of what is begun, and the bound does without it', async () => {
  const solver = await loadSolver();
  fc.assert(
    fc.property(tasks, fc.uniqueArray(fc.nat(9)), (task, begun) => {
      const favoured = favouring(task, new Set(begun), 1.5);
      const choice = choose(favoured);
      const best = bestOf(solver, task);
      expect(choice.isBest).toBe(true);
      expect(seekBest(favoured, choice.order)?.bound).toBeCloseTo(bestOf(solver, favoured), 6);
      expect(bound(favoured, choice)).toBeCloseTo(best, 6);
      expect(choice.achieved).toBeLessThanOrEqual(best + 1e-6);
    }),
    { numRuns: 60 },
  );
});

test('keeps to what was planned while weights move by less than that is favoured', () => {
  const apart = tasks.map((task): Task => ({
    ...task,
    // No two of them remove the same: then it is exactly so.
    weights: task.options.map(({ removes }) => 1 + removes.length),
    options: task.options.map((one, index) => ({ ...one, removes: [{ risk: index, share: 1 }] })),
    covered: new Float64Array(task.options.length),
  }));
  const moves = fc.array(fc.double({ min: 0.96, max: 1.04, noNaN: true }), { minLength: 10, maxLength: 10 });
  fc.assert(
    fc.property(apart, moves, (task, factors) => {
      const before = new Set(choose(task).order);
      const weights = task.weights.map((weight, risk) => weight * (factors[risk] ?? 1));
      const after = new Set(choose(favouring({ ...task, weights }, before, 1.1)).order);
      expect([...before].filter((index) => !after.has(index))).toEqual([]);
    }),
  );
});

describe('where it can not end', () => {
  /** Overlaps without number: each option removes a part of every fifth risk or so. */
  const count = 400;
  const tangled = taskOf(
    Array.from({ length: count }, (_, risk) => 1 + ((risk * 7919) % 101)),
    Array.from({ length: count }, (_, index) => {
      const risks = Array.from({ length: count }, (_, risk) => risk).filter(
        (risk) => ((risk + 1) * (index + 3) * 7919) % 101 < 20,
      );
      return option(0.25 * (1 + ((index * 31) % 9)), risks, { share: 0.3 + ((index * 17) % 60) / 100 });
    }),
    3,
  );

  test('it stands by a choice that fits, under a bound, and says that it may not be the best', () => {
    const choice = choose(tangled);
    expect(choice.isBest).toBe(false);
    expect(choice.hours).toBeLessThanOrEqual(3);
    expect(bound(tangled, choice)).toBeGreaterThan(choice.achieved);
    expect(choose(tangled)).toEqual(choice);
  });

  test.each<[string, Task]>([
    ['hours that lie on no grid', taskOf([3, 2], [option(1 / 3, [0]), option(0.2, [1])], 0.5)],
    ['more hours than can be worked out one by one', taskOf(tangled.weights, tangled.options, 1e6)],
  ])('%s are left to greedy choice', (_, task) => {
    expect(seekBest(task, [])).toBeUndefined();
    expect(choose(task).order.length).toBeGreaterThan(0);
  });
});
