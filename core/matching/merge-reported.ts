// A scanner often names the asset and not the program. Where our own matching finds the flaw in a program there, that is
// what the scanner means: one finding, with the scanner's word among its evidence.
import type { ComponentStatement } from '#core/components/component.ts';
import type { Finding } from '#core/matching/match-inventory.ts';
import { isSaidAffected } from '#core/matching/verdict.ts';

/**
 * Findings of one asset, those on what scanners report merged into those on programs. A program that our own matching
 * leaves open is affected then; one that it finds not affected stays so, and the scanner's finding stands beside it.
 */
export function mergeReported(findings: readonly Finding[]): readonly Finding[] {
  const reported = findings.filter(({ component }) => component.reported === true);
  if (reported.length === 0) return findings;
  const said = new Map<number, ComponentStatement[]>();
  for (const { index, stated } of reported) said.set(index, [...(said.get(index) ?? []), ...stated]);
  const taken = new Set<number>();
  const merged = findings.map((finding): Finding => {
    const { component, index, verdict, stated } = finding;
    const others = component.reported === true ? undefined : said.get(index);
    if (others === undefined || verdict === 'not affected') return finding;
    taken.add(index);
    const whole = { ...finding, stated: [...stated, ...others] };
    return verdict === 'unknown' && others.some(isSaidAffected)
      ? { ...whole, verdict: 'affected', disputed: false, reason: undefined }
      : whole;
  });
  return merged.filter(({ component, index }) => component.reported !== true || !taken.has(index));
}
