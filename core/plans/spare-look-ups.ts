// What is replaced anyway needs no look-up: whichever of its doubts come true, it goes. What hangs on them makes the
// replacement weigh the more, and its reasons tell of them.
import type { Day } from '#core/kernel/days.ts';
import { atStake } from '#core/plans/at-stake.ts';
import type { Candidate } from '#core/plans/candidate.ts';
import { endsKnown } from '#core/plans/ended.ts';
import { windowsHost } from '#core/matching/windows-host.ts';
import { mayBeReached } from '#core/plans/harder-to-reach.ts';
import { subjectOf } from '#core/plans/naming.ts';
import { missingOf } from '#core/plans/on-assets.ts';
import type { Policy } from '#core/plans/policy.ts';
import type { Risk } from '#core/plans/risk.ts';

export interface Spared {
  /** What is still to be asked about. */
  readonly left: readonly Risk[];
  /** A candidate with the doubts that it does away with. */
  readonly weighing: (candidate: Candidate) => Candidate;
}

/**
 * @param doubtful what would be asked about
 * @param planned what will be done, without what is put off: that settles nothing meanwhile
 */
export function spareLookUps(
  doubtful: readonly Risk[],
  planned: readonly Candidate[],
  { policy, asOf }: { readonly policy: Policy; readonly asOf: Day },
): Spared {
  const endsOf = endsKnown(asOf);
  const going = new Map<string, Candidate>();
  for (const candidate of planned) for (const place of placesOf(candidate, endsOf)) going.set(place, candidate);
  const doubts = new Map<string, Risk[]>();
  const left = doubtful.filter((risk) => {
    if (going.size === 0 || isLookedUpAnyway(risk, endsOf)) return true;
    const own = placesWith(risk, endsOf).find((place) => going.has(place));
    const id = own === undefined ? undefined : going.get(own)?.id;
    if (id === undefined) return true;
    const known = doubts.get(id);
    if (known === undefined) doubts.set(id, [risk]);
    else known.push(risk);
    return false;
  });
  return {
    left,
    weighing: (candidate) => {
      const its = doubts.get(candidate.id);
      if (its === undefined) return candidate;
      return { ...candidate, doubts: its, own: (candidate.own ?? 0) + policy.doubtShare * atStake(its) };
    },
  };
}

/**
 * Which Windows it is takes a minute to see, and tells of all that is known of it, but of one that is older than what
 * records tell apart. And what the internet reaches can't wait
 * for a replacement of weeks: whoever got in is in. Programs of which no version gets fixes are none that listen.
 */
function isLookedUpAnyway({ match, asset }: Risk, endsOf: EndsOf): boolean {
  const end = endsOf(match.component);
  if (missingOf(match) === 'build') return end === undefined || windowsHost(match.component)?.line !== undefined;
  return mayBeReached(asset) && !(end?.whole === true && !end.often);
}

type EndsOf = ReturnType<typeof endsKnown>;

/** What a replacement takes away, and from where. */
function placesOf({ doing, closes, assets }: Candidate, endsOf: EndsOf): readonly string[] {
  if (doing.kind !== 'replace') return [];
  return closes.length > 0
    ? closes.flatMap((risk) => placesWith(risk, endsOf))
    : assets.map(({ name }) => `ended|${doing.called}|${name}`);
}

function placesWith({ match: { component }, asset }: Risk, endsOf: EndsOf): readonly string[] {
  const end = endsOf(component);
  const own = `product|${subjectOf(component)}|${asset.name}`;
  return end === undefined ? [own] : [own, `ended|${end.what}|${asset.name}`];
}
