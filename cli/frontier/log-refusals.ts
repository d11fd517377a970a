import type { LogRead } from '#cli/frontier/read-runs.ts';
import { retryRefusals, type Refusal } from '#core/frontier/comparison/refusals.ts';

/** Why the logs of two models can't carry a verdict on them. */
export function refusalsFor(
  { base, candidate }: { readonly base: string; readonly candidate: string },
  logs: readonly LogRead[],
): readonly Refusal[] {
  const of = (alias: string): readonly LogRead[] => logs.filter(({ model }) => model === alias);
  const retried = (alias: string): number => of(alias).reduce((sum, one) => sum + one.retried, 0);
  const own = [...of(base), ...of(candidate)].flatMap(({ refusals }) => refusals);
  return [...own, ...retryRefusals(retried(base), retried(candidate))];
}
