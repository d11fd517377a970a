// One product on one asset is raised once: what its vendor says in words joins the version that records name.
import type { Candidate } from '#core/plans/candidate.ts';

/** The candidates, those to "as its vendor says" within one to a named version of the same product on the same assets. */
export function joinUpgrades(candidates: readonly Candidate[]): readonly Candidate[] {
  const named = new Map<string, number>();
  for (const [index, candidate] of candidates.entries()) {
    const raise = onlyRaise(candidate);
    if (raise?.target.version !== undefined) named.set(placeOf(raise.subject, candidate), index);
  }
  const joined = new Map<number, Candidate[]>();
  const rest = new Set(candidates);
  for (const candidate of candidates) {
    const raise = onlyRaise(candidate);
    if (raise === undefined || raise.target.version !== undefined || raise.target.beyond !== undefined) continue;
    const index = named.get(placeOf(raise.subject, candidate));
    if (index === undefined) continue;
    joined.set(index, [...(joined.get(index) ?? []), candidate]);
    rest.delete(candidate);
  }
  return candidates.flatMap((candidate, index) => {
    if (!rest.has(candidate)) return [];
    return [(joined.get(index) ?? []).reduce(within, candidate)];
  });
}

function onlyRaise({ doing }: Candidate) {
  if (doing.kind !== 'upgrade' || doing.mend !== undefined || doing.kin !== undefined) return undefined;
  return doing.raises.length === 1 ? doing.raises[0] : undefined;
}

function placeOf(subject: string, { assets }: Candidate): string {
  return [subject, ...assets.map(({ name }) => name)].join('\u001f');
}

function within(whole: Candidate, told: Candidate): Candidate {
  const { doing } = whole;
  if (doing.kind !== 'upgrade') return whole;
  const closes = [...whole.closes, ...told.closes].sort((a, b) => a.index - b.index);
  const raises = doing.raises.map((raise) => ({ ...raise, closes }));
  return { ...whole, doing: { ...doing, raises }, closes, removes: [...whole.removes, ...told.removes] };
}
