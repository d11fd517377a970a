// How long small operators wait for what large ones have.
import { calendarDays } from '#core/frontier/notice/window.ts';
import { quantile } from '#core/frontier/statistics/quantile.ts';

export interface PartnerAccess {
  readonly notice: string;
  readonly at: Temporal.Instant;
  /** Ids of coverage targets for which the partner counts; see `coverage.ts`. */
  readonly covers: readonly string[];
}

export interface NoticeGiven {
  readonly developer: string;
  readonly at: Temporal.Instant;
  /** In which its days are counted. */
  readonly zone: string;
}

/**
 * The median of calendar days from a notice to the first partner's access, and to the first that counts for each target.
 * A notice without such access is in no median: else a withdrawal would show. `undefined` where notices of fewer than
 * `least` developers are counted.
 *
 * Source: research §5.12, distribution is measured by outcome; issue, "Days from notice to first partner, and to the first
 * hospital, bank or utility, are published".
 */
export function daysToFirst(
  notices: ReadonlyMap<string, NoticeGiven>,
  accesses: readonly PartnerAccess[],
  targets: readonly string[],
  least: number,
): { readonly any: number | undefined; readonly byTarget: ReadonlyMap<string, number | undefined> } {
  const medianOf = (some: readonly PartnerAccess[]): number | undefined => {
    const days: number[] = [];
    const developers = new Set<string>();
    for (const [id, { developer, at, zone }] of notices) {
      const own = some.filter(({ notice }) => notice === id).map((access) => access.at);
      const [first] = own.sort((a, b) => Temporal.Instant.compare(a, b));
      if (first === undefined) continue;
      developers.add(developer);
      days.push(calendarDays({ opensAt: at, closesAt: first, zone }));
    }
    return developers.size < least ? undefined : quantile(Float64Array.from(days).sort(), 0.5);
  };
  const byTarget = targets.map((id) => [id, medianOf(accesses.filter(({ covers }) => covers.includes(id)))] as const);
  return { any: medianOf(accesses), byTarget: new Map(byTarget) };
}
