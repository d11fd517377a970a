// How sure a mean is: for items that stand for themselves, and for items that come in clusters.
import { studentAt } from '#core/frontier/statistics/distributions.ts';

export interface Estimate {
  readonly n: number;
  readonly mean: number;
  readonly standardError: number;
  /** 95 %, by Student's t. */
  readonly ci: readonly [low: number, high: number];
}

/**
 * Mean and s/√n, with n − 1 degrees of freedom; no error is told of fewer than two values.
 *
 * Source: UKGovernmentBEIS/inspect_ai, scorer/_metrics/std.py, `stderr`; Miller, "Adding Error Bars to Evals"
 * (arXiv 2411.00640) §2.
 */
export function estimate(values: readonly number[]): Estimate | undefined {
  const n = values.length;
  if (n < 2) return undefined;
  const mean = meanOf(values);
  return estimateOf(n, mean, Math.sqrt(varianceOf(values, mean) / n), n - 1);
}

/**
 * The same where values of one cluster move together: √(G/(G−1) · Σ_g (Σ_{i∈g} (x_i − mean))²) / n, with G − 1 degrees of
 * freedom.
 *
 * Source: inspect_ai, scorer/_metrics/std.py, `stderr(cluster)`; Miller 2024, appendix A, has it without G/(G − 1).
 *
 * @param clusters the cluster of each value
 */
export function clusteredEstimate(
  values: readonly number[],
  clusters: readonly string[],
): (Estimate & { readonly clusters: number }) | undefined {
  const n = values.length;
  const mean = meanOf(values);
  const sums = clusterSums(
    values.map((one) => one - mean),
    clusters,
  );
  if (sums.length < 2) return undefined;
  const spread = sums.reduce((sum, one) => sum + one * one, 0);
  const standardError = Math.sqrt((sums.length / (sums.length - 1)) * spread) / n;
  return { clusters: sums.length, ...estimateOf(n, mean, standardError, sums.length - 1) };
}

function estimateOf(n: number, mean: number, standardError: number, freedom: number): Estimate {
  const reach = studentAt(0.975, freedom) * standardError;
  return { n, mean, standardError, ci: [mean - reach, mean + reach] };
}

/** The sum of each cluster's values. */
export function clusterSums(values: readonly number[], clusters: readonly string[]): readonly number[] {
  const sums = new Map<string, number>();
  for (const [index, one] of values.entries()) {
    const cluster = clusters[index] ?? '';
    sums.set(cluster, (sums.get(cluster) ?? 0) + one);
  }
  return [...sums.values()];
}

export function meanOf(values: readonly number[]): number {
  return values.reduce((sum, one) => sum + one, 0) / values.length;
}

/** Of a sample: divided by n − 1. */
export function varianceOf(values: readonly number[], mean = meanOf(values)): number {
  return values.reduce((sum, one) => sum + (one - mean) * (one - mean), 0) / (values.length - 1);
}
