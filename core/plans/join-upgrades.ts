// One product on one asset is raised once: what its vendor says in words, and what only a release beyond the last affected
// one closes, joins the version that records name.
import type { Asset } from '#core/components/asset.ts';
import { versionsOf, type Candidate, type Raise, type Target } from '#core/plans/candidate.ts';
import { furthest, isBeyond, type LastAffected, type LastAffectedOf } from '#core/plans/last-affected.ts';
import type { Risk } from '#core/plans/risk.ts';

/** The candidates, those of the same product within one to a named version, where the assets of one hold those of the other. */
export function joinUpgrades(candidates: readonly Candidate[], lastAffected: LastAffectedOf): readonly Candidate[] {
  const named = new Map<string, number[]>();
  for (const [index, candidate] of candidates.entries()) {
    const raise = onlyRaise(candidate);
    if (raise?.target.version === undefined) continue;
    named.set(raise.subject, [...(named.get(raise.subject) ?? []), index]);
  }
  const joined = new Map<number, Candidate[]>();
  const rest = new Set(candidates);
  for (const candidate of candidates) {
    const raise = onlyRaise(candidate);
    if (raise === undefined || raise.target.version !== undefined) continue;
    const index = (named.get(raise.subject) ?? []).find((at) =>
      isWithin(candidate.assets, candidates[at]?.assets ?? []),
    );
    if (index === undefined) continue;
    joined.set(index, [...(joined.get(index) ?? []), candidate]);
    rest.delete(candidate);
  }
  return candidates.flatMap((candidate, index) => {
    if (!rest.has(candidate)) return [];
    return [(joined.get(index) ?? []).reduce((whole, one) => within(whole, one, lastAffected), candidate)];
  });
}

function onlyRaise({ doing }: Candidate): Raise | undefined {
  if (doing.kind !== 'upgrade' || doing.mend !== undefined || doing.kin !== undefined) return undefined;
  return doing.raises.length === 1 ? doing.raises[0] : undefined;
}

/** Both ways: one of the two lists holds the other. */
function isWithin(some: readonly Asset[], others: readonly Asset[]): boolean {
  const [few, many] = some.length <= others.length ? [some, others] : [others, some];
  const names = new Set(many.map(({ name }) => name));
  return few.every(({ name }) => names.has(name));
}

function within(whole: Candidate, told: Candidate, lastAffected: LastAffectedOf): Candidate {
  const raise = onlyRaise(whole);
  if (raise === undefined) return whole;
  const last = furthest(told.closes.flatMap((risk) => lastAffected(risk) ?? []));
  const closes = [...whole.closes, ...told.closes].sort((a, b) => a.index - b.index);
  const target = last === undefined ? raise.target : beyond(raise, last);
  // What joins it was counted as left open.
  const open = Math.max(0, target.open - flawsIn(told.closes).difference(flawsIn(whole.closes)).size);
  // Whichever has more of the assets has their work.
  const { assets, work } = told.assets.length > whole.assets.length ? told : whole;
  return {
    ...whole,
    doing: { kind: 'upgrade', raises: [{ ...raise, target: { ...target, open }, from: versionsOf(closes), closes }] },
    assets,
    work: { ...work, breaking: target.breaking },
    closes,
    removes: [...whole.removes, ...told.removes],
  };
}

/** A version that others reach past closes only a part. */
function beyond({ target, closes }: Raise, last: LastAffected): Target {
  const { version, beyond: before, breaking } = target;
  const reached = version ?? before;
  if (reached !== undefined && isBeyond(reached, last)) return target;
  const nearer = version === undefined ? target.nearer : { version, closes: flawsIn(closes).size };
  return { version: undefined, beyond: last.version, breaking, open: 0, nearer };
}

function flawsIn(risks: readonly Risk[]): ReadonlySet<number> {
  return new Set(risks.map(({ match }) => match.index));
}
