import { BadUsage } from '#cli/io.ts';
import type { Priority, Tier } from '#core/priority/priority.ts';

/** When findings make the command end with exit status 1. */
export type FailOn =
  | { readonly kind: 'tier'; readonly tier: Tier }
  | { readonly kind: 'kev' }
  | { readonly kind: 'cvss'; readonly score: number };

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

/** Whether one affected match is at or over the limit: a tier at least as soon, a KEV entry, a score at least as high. */
export function isOver(limit: FailOn, priority: Priority): boolean {
  switch (limit.kind) {
    case 'tier':
      return tiers.indexOf(priority.tier) <= tiers.indexOf(limit.tier);
    case 'kev':
      return priority.answers.inKev.value === 'yes' && !priority.answers.inKev.assumed;
    case 'cvss':
      return (priority.cvss?.score ?? 0) >= limit.score;
  }
}
