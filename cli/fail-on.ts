import { counted } from '#cli/counted.ts';
import { BadUsage, type Io } from '#cli/io.ts';
import type { Priority, Tier } from '#core/priority/priority.ts';

/** When findings make the command end with exit status 1. */
export type FailOn =
  | { readonly kind: 'tier'; readonly tier: Tier }
  | { readonly kind: 'kev' }
  | { readonly kind: 'cvss'; readonly score: number };

type Weighed = Pick<Priority, 'tier' | 'answers' | 'cvss'>;

/** Soonest first. */
const tiers: readonly Tier[] = ['3DF', '3D', '14D', '60D', 'FSU'];

/** Reads `TIER`, `kev` or `cvss:N`, in any letter case. */
export function parseFailOn(text: string): FailOn {
  const plain = text.trim().toLowerCase();
  if (plain === 'kev') return { kind: 'kev' };
  const tier = tiers.find((one) => one.toLowerCase() === plain);
  if (tier !== undefined) return { kind: 'tier', tier };
  const score = /^cvss:(\d{1,2}(?:\.\d)?)$/.exec(plain)?.[1];
  if (score !== undefined && Number(score) <= 10) return { kind: 'cvss', score: Number(score) };
  throw new BadUsage(`--fail-on takes ${tiers.join(', ')}, kev or cvss:N with N from 0 to 10, not "${text}"`);
}

/**
 * Whether any of the affected matches is at or over the limit: a tier at least as soon, a KEV entry (also where no
 * catalogue was read, which is taken as yes), a score at least as high. What has no score is told, since it is not low.
 */
export function failsOn(limit: FailOn | undefined, affected: readonly Weighed[], io: Pick<Io, 'stderr'>): boolean {
  if (limit === undefined) return false;
  const unscored = limit.kind === 'cvss' ? affected.filter(({ cvss }) => cvss === undefined).length : 0;
  if (unscored > 0) {
    io.stderr(
      `--fail-on: ${counted(unscored)} ${unscored === 1 ? 'match' : 'matches'} without a CVSS score, neither over nor under the limit\n`,
    );
  }
  return affected.some((priority) => isOver(limit, priority));
}

function isOver(limit: FailOn, priority: Weighed): boolean {
  switch (limit.kind) {
    case 'tier':
      return tiers.indexOf(priority.tier) <= tiers.indexOf(limit.tier);
    case 'kev':
      return priority.answers.inKev.value === 'yes';
    case 'cvss':
      return priority.cvss !== undefined && priority.cvss.score >= limit.score;
  }
}
