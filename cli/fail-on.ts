import { grouped } from '#core/kernel/counted.ts';
import { BadUsage, type Io } from '#cli/io.ts';
import type { ScoredSeverity } from '#core/advisories/vulnerability.ts';
import type { Priority, Tier } from '#core/priority/priority.ts';

/** When findings make the command end with exit status 1. */
export type FailOn =
  | { readonly kind: 'tier'; readonly tier: Tier }
  | { readonly kind: 'kev' }
  | { readonly kind: 'cvss'; readonly score: number };

/** Of a match what a limit asks. */
interface Judged {
  readonly match: { readonly vulnerability: { readonly severities: readonly Pick<ScoredSeverity, 'baseScore'>[] } };
  readonly priority: Pick<Priority, 'tier' | 'answers'>;
}

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
 * catalogue was read, which is taken as yes), a highest published base score at least as high. No score is not a low one:
 * what has none counts. What was counted for want of knowledge is told.
 */
export function failsOn(limit: FailOn | undefined, affected: readonly Judged[], io: Pick<Io, 'stderr'>): boolean {
  if (limit === undefined) return false;
  const presumed = affected.filter((one) => isPresumed(limit, one)).length;
  if (presumed > 0) {
    const why = limit.kind === 'kev' ? 'no KEV catalogue was read' : 'no CVSS score is published';
    const counts = presumed === 1 ? '1 match of which' : `${grouped(presumed)} matches of which`;
    io.stderr(`--fail-on: ${counts} ${why} ${presumed === 1 ? 'counts' : 'count'} as over the limit\n`);
  }
  return affected.some((one) => isOver(limit, one));
}

function isOver(limit: FailOn, { match, priority }: Judged): boolean {
  switch (limit.kind) {
    case 'tier':
      return tiers.indexOf(priority.tier) <= tiers.indexOf(limit.tier);
    case 'kev':
      return priority.answers.inKev.value === 'yes';
    case 'cvss':
      return (highest(match) ?? 10) >= limit.score;
  }
}

function isPresumed({ kind }: FailOn, { match, priority: { answers } }: Judged): boolean {
  if (kind === 'cvss') return highest(match) === undefined;
  return kind === 'kev' && answers.inKev.value === 'yes' && answers.inKev.assumed;
}

/** Of all versions of CVSS and all publishers: a newer version with a lower score does not unsay an older one. */
function highest({ vulnerability: { severities } }: Judged['match']): number | undefined {
  return severities.length === 0 ? undefined : Math.max(...severities.map(({ baseScore }) => baseScore));
}
