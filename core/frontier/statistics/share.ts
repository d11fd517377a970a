// How well a share of items is known.
import { normalAt } from '#core/frontier/statistics/distributions.ts';

/**
 * The 95 % interval of a share of n items: it has a width also where all of them were solved, or none. For items whose own
 * scores are shares (several attempts) it is on the wide side.
 *
 * Source: Wilson, J. Am. Stat. Assoc. 22, 1927, p. 209–212 (the score interval).
 *
 * @param share 0 to 1
 * @param n above 0
 */
export function shareInterval(share: number, n: number): readonly [low: number, high: number] {
  const z2 = normalAt(0.975) ** 2;
  const middle = (share + z2 / (2 * n)) / (1 + z2 / n);
  const reach = (normalAt(0.975) / (1 + z2 / n)) * Math.sqrt((share * (1 - share)) / n + z2 / (4 * n * n));
  return [share === 0 ? 0 : middle - reach, share === 1 ? 1 : middle + reach];
}
