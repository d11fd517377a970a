import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { bound } from '#core/plans/certify.ts';
import { choose } from '#core/plans/choose.ts';
import { hoursOf, type Choice } from '#core/plans/choose-task.ts';
import type { Option } from '#core/plans/coverage.ts';
import { bestOf, loadSolver, taskOf, tasks } from '#tests/fixtures/choices.ts';
import { shared, sharedBytes } from '#tests/shared.ts';

interface Job {
  readonly id: string;
  readonly hours: number;
  readonly risk: number;
}

interface Instances {
  readonly A_wspt: { readonly jobs: readonly Job[]; readonly optimum: number };
  readonly B_precedence: {
    readonly jobs: readonly Job[];
    readonly precedence: readonly (readonly [string, string])[];
    readonly optimum: number;
  };
  readonly D_budgeted_coverage: {
    readonly findings_weight: Readonly<Record<string, number>>;
    readonly actions: readonly { readonly id: string; readonly hours: number; readonly closes: readonly string[] }[];
    readonly budget_hours: number;
    readonly optimum: number;
  };
}

/** Each job removes one risk of its own. */
function inOrder(jobs: readonly Job[], precedence: readonly (readonly [string, string])[]): Choice {
  const options = jobs.map((job, index) => ({
    hours: job.hours,
    removes: [{ risk: index, share: 1 }],
    needs: precedence
      .filter(([, after]) => after === job.id)
      .map(([first]) => jobs.findIndex(({ id }) => id === first)),
    urgent: false,
    favour: 1,
  }));
  const weights = jobs.map(({ risk }) => risk);
  return choose(taskOf(weights, options, Infinity));
}

/** Sum of risk times the hour at which it ends. */
function cost(jobs: readonly Job[], order: readonly number[]): number {
  let at = 0;
  let sum = 0;
  for (const index of order) {
    at += jobs[index]?.hours ?? 0;
    sum += at * (jobs[index]?.risk ?? 0);
  }
  return sum;
}

describe.skipIf(shared === undefined)('the solved instances of the suites', () => {
  const instances = (): Instances =>
    JSON.parse(sharedBytes('suites/resilience/prioritise/optimisation_instances.json').toString('utf8')) as Instances;

  test('one team works off risk in the best order', () => {
    const { jobs, optimum } = instances().A_wspt;
    const { order } = inOrder(jobs, []);
    expect(order).toHaveLength(jobs.length);
    expect(cost(jobs, order)).toBe(optimum);
  });

  test('work without risk of its own comes where it lets the most risk go', () => {
    const { jobs, precedence, optimum } = instances().B_precedence;
    const { order } = inOrder(jobs, precedence);
    expect(cost(jobs, order)).toBe(optimum);
  });

  test('coverage within a budget reaches the best, and the bound is the best', () => {
    const stated = instances().D_budgeted_coverage;
    const names = Object.keys(stated.findings_weight);
    const options = stated.actions.map(({ hours, closes }) => ({
      hours,
      removes: closes.map((name) => ({ risk: names.indexOf(name), share: 1 })),
      needs: [],
      urgent: false,
      favour: 1,
    }));
    const task = taskOf(Object.values(stated.findings_weight), options, stated.budget_hours);
    const choice = choose(task);
    expect(choice.achieved).toBeCloseTo(stated.optimum);
    expect(choice.hours).toBeLessThanOrEqual(stated.budget_hours);
    expect(bound(task, choice)).toBeCloseTo(stated.optimum);
  });
});

describe('choose', () => {
  test('never exceeds the hours, and what is needed comes before what needs it', () => {
    fc.assert(
      fc.property(tasks, (task) => {
        const { order, hours } = choose(task);
        expect(hours).toBeLessThanOrEqual(task.capacity + task.reserve);
        const others = order.filter((index) => task.options[index]?.urgent === false);
        expect(hoursOf(task.options, others)).toBeLessThanOrEqual(task.capacity);
        expect(order.reduce((sum, index) => sum + (task.options[index]?.hours ?? 0), 0)).toBeCloseTo(hours);
        order.forEach((index, at) => {
          for (const need of task.options[index]?.needs ?? []) expect(order.slice(0, at)).toContain(need);
        });
      }),
    );
  });

  test('is the exact best, and says so', async () => {
    const solver = await loadSolver();
    fc.assert(
      fc.property(tasks, (task) => {
        const choice = choose(task);
        expect(choice.achieved).toBeCloseTo(bestOf(solver, task), 6);
        expect(choice.isBest).toBe(true);
        expect(bound(task, choice)).toBe(choice.achieved);
      }),
      { numRuns: 150 },
    );
  });

  test('weighs what very many need a few times, not once for each of them', () => {
    const many = 500;
    let passes = 0;
    const removes = Array.from({ length: many }, (_, risk) => ({ risk, share: 0.1 }));
    const shared: Option['removes'] = Object.assign([...removes], {
      [Symbol.iterator]: () => {
        passes += 1;
        return removes.values();
      },
    });
    const triage = { hours: 2, removes: shared, needs: [], urgent: false, favour: 1 };
    const options = [
      triage,
      ...removes.map(({ risk }) => ({
        hours: 1,
        removes: [{ risk, share: 1 }],
        needs: [0],
        urgent: false,
        favour: 1,
      })),
    ];
    const weights = removes.map(({ risk }) => 1 + (risk % 7));
    expect(choose(taskOf(weights, options, 40)).order).toHaveLength(39);
    expect(passes).toBeLessThan(20);
  });

  test('weighs a shared need anew once others have removed what it would', () => {
    const one = { urgent: false, favour: 1 };
    const options = [
      { ...one, hours: 1, removes: [{ risk: 0, share: 1 }], needs: [] },
      { ...one, hours: 1, removes: [{ risk: 0, share: 1 }], needs: [] },
      { ...one, hours: 1, removes: [{ risk: 1, share: 1 }], needs: [1] },
      { ...one, hours: 1, removes: [{ risk: 2, share: 1 }], needs: [] },
    ];
    // With its need, the third removes 10 + 2 in two hours, but only 2 once the first has removed the 10.
    expect(choose(taskOf([10, 2, 3], options, Infinity)).order.slice(0, 2)).toEqual([0, 3]);
  });

  test('keeps a started action against one that is slightly better by the hour', () => {
    const options = [
      { hours: 4, removes: [{ risk: 0, share: 1 }], needs: [], urgent: false, favour: 1 },
      { hours: 4, removes: [{ risk: 1, share: 1 }], needs: [], urgent: false, favour: 1.5 },
    ];
    expect(choose(taskOf([11, 10], options, 4)).order).toEqual([1]);
    expect(choose(taskOf([16, 10], options, 4)).order).toEqual([0]);
  });
});
