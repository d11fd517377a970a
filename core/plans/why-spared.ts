// What a replacement says of the doubts that it does away with.
import type { Day } from '#core/kernel/days.ts';
import type { Sourced } from '#core/plans/action.ts';
import type { Candidate } from '#core/plans/candidate.ts';
import { missingOf } from '#core/plans/on-assets.ts';
import type { Risk } from '#core/plans/risk.ts';
import { count, flaws, listed, sourceText } from '#core/plans/words.ts';
import { isListed } from '#core/priority/priority.ts';

/** Named one by one. */
const flawsMax = 3;

/** How many there are of which nobody gives a range, or of which nobody can tell else: a replacement says so itself. */
export function sparedLookUps(
  { doubts = [] }: Candidate,
  { feedName, kevAsOf }: { readonly feedName: string; readonly kevAsOf: Day | undefined },
): readonly Sourced[] {
  const ranges = doubts.filter(({ match, priority }) => missingOf(match) === 'range' && isListed(priority));
  const known = flawsOf(ranges);
  const others = flawsOf(doubts).difference(known);
  const said: Sourced[] = [];
  if (known.size > 0) {
    const text = `CISA lists ${flaws(known.size)} of it as exploited (${listed([...known], flawsMax)}), and no record says which versions have ${known.size === 1 ? 'it' : 'them'}: nobody need look that up, since it is to go. Take it as affected until it is gone.`;
    said.push({ text, source: sourceText('CISA KEV', kevAsOf) });
  }
  if (others.size > 0) {
    const more = known.size > 0 ? 'more ' : '';
    const many = count(others.size, `${more}vulnerability`, `${more}vulnerabilities`);
    const exploited = flawsOf(doubts.filter(({ priority }) => isListed(priority))).intersection(others).size;
    const used = exploited === 0 ? '' : `, ${exploited} of them exploited in the wild`;
    const text = `Whether it has ${many}${used} (${listed([...others], flawsMax)}), nobody can tell, and nobody need find out, since it is to go. Take it as affected until it is gone.`;
    said.push({
      text,
      source: sourceText(exploited === 0 ? `feed "${feedName}"` : 'CISA KEV', exploited === 0 ? undefined : kevAsOf),
    });
  }
  return said;
}

/** Ids, weightiest first. */
function flawsOf(risks: readonly Risk[]): ReadonlySet<string> {
  const sorted = risks.toSorted((a, b) => b.weight - a.weight || a.index - b.index);
  return new Set(sorted.map(({ match }) => match.vulnerability.id));
}
