// Two models on the same items: what the one solves that the other does not.
import { inOrder, type Run } from '#core/frontier/horizon/run.ts';
import { meanOf } from '#core/frontier/statistics/errors.ts';

/** An item that both were run on. */
export interface PairedItem {
  readonly task: string;
  readonly family: string;
  readonly minutes: number;
  readonly isPublic?: boolean;
  /** Mean score over the attempts of each. */
  readonly base: number;
  readonly candidate: number;
  readonly baseAttempts: number;
  readonly candidateAttempts: number;
}

export interface Paired {
  /** In the order of their names. */
  readonly items: readonly PairedItem[];
  /** Items that only one of the two was run on, by task. */
  readonly onlyBase: readonly string[];
  readonly onlyCandidate: readonly string[];
  /** Items whose expert time or family differs between the two, which are left out. */
  readonly differing: readonly string[];
}

export function pair(runs: readonly Run[], base: string, candidate: string): Paired {
  const ofBase = byTask(runs, base);
  const ofCandidate = byTask(runs, candidate);
  const items: PairedItem[] = [];
  const differing: string[] = [];
  for (const [task, own] of [...ofBase].sort(([a], [b]) => inOrder(a, b))) {
    const other = ofCandidate.get(task);
    const [first] = own;
    if (other === undefined || first === undefined) continue;
    const all = [...own, ...other];
    if (all.some(({ minutes, family }) => minutes !== first.minutes || family !== first.family)) differing.push(task);
    else items.push(itemOf(first, own, other));
  }
  return {
    items,
    differing,
    onlyBase: [...ofBase.keys()].filter((task) => !ofCandidate.has(task)).sort(inOrder),
    onlyCandidate: [...ofCandidate.keys()].filter((task) => !ofBase.has(task)).sort(inOrder),
  };
}

function itemOf({ task, family, minutes, isPublic }: Run, base: readonly Run[], candidate: readonly Run[]): PairedItem {
  return {
    task,
    family,
    minutes,
    ...(isPublic === undefined ? {} : { isPublic }),
    base: meanOf(base.map(({ score }) => score)),
    candidate: meanOf(candidate.map(({ score }) => score)),
    baseAttempts: base.length,
    candidateAttempts: candidate.length,
  };
}

function byTask(runs: readonly Run[], alias: string): ReadonlyMap<string, readonly Run[]> {
  const tasks = new Map<string, Run[]>();
  for (const run of runs) {
    if (run.alias !== alias) continue;
    const own = tasks.get(run.task);
    if (own === undefined) tasks.set(run.task, [run]);
    else own.push(run);
  }
  return tasks;
}
