// A family of tasks that a model all but solves can't tell it from a better one.
import { byAlias, inOrder, type Run } from '#core/frontier/horizon/run.ts';
import { meanOf } from '#core/frontier/statistics/errors.ts';

/** The best published models stood at 0.94 to 1 in families that are called saturated, at 0.82 in the next. */
export const saturatedAt = 0.9;

export interface FamilyState {
  readonly family: string;
  readonly tasks: number;
  /** The model that solves most of it, and which share. */
  readonly best: string;
  readonly share: number;
  readonly isSaturated: boolean;
}

/** Each family, with the best of the models that were run on it. */
export function saturation(runs: readonly Run[]): readonly FamilyState[] {
  const families = new Map<string, Map<string, { sum: number; n: number; tasks: Set<string> }>>();
  for (const { family, alias, score, task } of runs) {
    const models = families.get(family) ?? new Map<string, { sum: number; n: number; tasks: Set<string> }>();
    families.set(family, models);
    const own = models.get(alias) ?? { sum: 0, n: 0, tasks: new Set<string>() };
    models.set(alias, { sum: own.sum + score, n: own.n + 1, tasks: own.tasks.add(task) });
  }
  return [...families]
    .sort(([a], [b]) => inOrder(a, b))
    .map(([family, models]) => {
      const tasks = new Set([...models.values()].flatMap((own) => [...own.tasks])).size;
      let best = '';
      let share = -1;
      for (const [alias, { sum, n }] of models) {
        if (sum / n <= share) continue;
        best = alias;
        share = sum / n;
      }
      return { family, tasks, best, share, isSaturated: share >= saturatedAt };
    });
}

export interface Best {
  readonly alias: string;
  /** Of the items that it was run on, each counting alike: 0 to 1. */
  readonly share: number;
}

/**
 * Which model solves most of so many items, of those that were run on half of them at least: fewer say nothing of the whole.
 * Of several alike, the first by name; `undefined` where there is none.
 */
export function bestOver(runs: readonly Run[], items: number): Best | undefined {
  let best: Best | undefined;
  for (const [alias, own] of byAlias(runs)) {
    const tasks = [...Map.groupBy(own, ({ task }) => task).values()];
    if (tasks.length * 2 < items) continue;
    const share = meanOf(tasks.map((attempts) => meanOf(attempts.map(({ score }) => score))));
    if (best === undefined || share > best.share) best = { alias, share };
  }
  return best;
}
