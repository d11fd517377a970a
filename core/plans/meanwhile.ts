// What publishers say to do until something is mended, or where it can't be.
import type { Asset } from '#core/components/asset.ts';
import { nothingPublished } from '#core/guidance/entry.ts';
import type { Sourced } from '#core/plans/action.ts';
import { harderToReach } from '#core/plans/harder-to-reach.ts';
import { cut, distinct } from '#core/plans/remedies.ts';
import type { Risk } from '#core/plans/risk.ts';
import { said, type HowContext } from '#core/plans/tellings.ts';
import { isListed } from '#core/priority/priority.ts';

/** Publishers' texts told for one action. */
const toldMax = 3;

/** Mitigations and workarounds, and what the catalogue of exploited vulnerabilities asks for. @param risks the gravest first */
export function publishedMeanwhile(risks: readonly Risk[], { remediesOf }: HowContext): readonly Sourced[] {
  const all = distinct(risks.flatMap((risk) => remediesOf(risk).mitigations));
  const instructions = all.filter(({ text }) => !leadsElsewhere.test(text));
  const told = (instructions.length > 0 ? instructions : all).slice(0, toldMax);
  return [...told.map(said), ...askedFor(risks)];
}

/** Documents list their mitigations one by one, with the sentences that lead to the list and away from it among them. */
const leadsElsewhere =
  /:$|^(?:for (?:more|additional|further) (?:information|details)|please (?:see|refer)|see )|\b(?:mitigations|measures|guidance|steps|practices) (?:below|listed below|that follow)\b|\bevaluate the impact\b/i;

/** These, and to make the assets harder to reach; where there are none, that nothing is published. */
export function andHarderToReach(told: readonly Sourced[], assets: readonly Asset[]): readonly Sourced[] {
  const reach = harderToReach(assets);
  return told.length === 0 ? reach : [...told, ...reach.filter(({ text }) => text !== nothingPublished)];
}

/** That updates are to be applied says the action itself. */
const onlyUpdates = /^apply updates per vendor instructions\.?$/i;

/** Of the gravest for which it asks for more than an update. */
function askedFor(risks: readonly Risk[]): readonly Sourced[] {
  for (const { match, priority } of risks) {
    const { kev } = match.vulnerability;
    const asked = kev?.requiredAction.trim() ?? '';
    if (kev === undefined || asked === '' || onlyUpdates.test(asked) || !isListed(priority)) continue;
    return [{ text: `CISA asks for ${kev.cve}: ${cut(asked, 300)}`, source: `CISA KEV, ${kev.addedOn}` }];
  }
  return [];
}
