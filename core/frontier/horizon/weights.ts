import type { Run } from '#core/frontier/horizon/run.ts';

/** How much each task counts. `balanced`: families by the square root of how many tasks they hold; `equal`: each as much. */
export type Weighting = 'balanced' | 'equal';

/**
 * The weight of each of a model's runs, which together are 1: 1 / (runs of its task · √(tasks in its family)), or 1 / runs
 * of its task.
 *
 * Source: METR, eval-analysis-public, src/horizon/compute_task_weights.py (`invsqrt_task_weight`, `equal_task_weight`).
 *
 * @param runs those of one model
 */
export function weigh(runs: readonly Run[], weighting: Weighting): Float64Array {
  const runsOfTask = new Map<string, number>();
  const tasksOfFamily = new Map<string, Set<string>>();
  for (const { task, family } of runs) {
    runsOfTask.set(task, (runsOfTask.get(task) ?? 0) + 1);
    const tasks = tasksOfFamily.get(family);
    if (tasks === undefined) tasksOfFamily.set(family, new Set([task]));
    else tasks.add(task);
  }
  const raw = runs.map(({ task, family }) => {
    const size = weighting === 'balanced' ? (tasksOfFamily.get(family)?.size ?? 1) : 1;
    return 1 / ((runsOfTask.get(task) ?? 1) * Math.sqrt(size));
  });
  const total = raw.reduce((sum, one) => sum + one, 0);
  return Float64Array.from(raw, (one) => one / total);
}
