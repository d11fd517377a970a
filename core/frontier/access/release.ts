// What the developer told among its own people may be told to those who have the record: as a copy that says what it is of.
import { isOpenProposal, type Proposal } from '#core/frontier/access/two-people.ts';
import { accept, refuse, type Decision } from '#core/kernel/decision.ts';

/** A thing told, by its number among what its audience was told. */
export interface Release extends Proposal {
  /** The number of the move that is released. */
  readonly of: number;
}

/** What was told, as far as the rule asks. */
export interface Releasable {
  readonly number: number;
  /** That the developer left is told to nobody. */
  readonly leaves: boolean;
}

export function mayRelease(
  { number, leaves }: Releasable,
  releases: readonly Release[],
  at: Temporal.Instant,
): Decision<undefined, 'release.leaving' | 'release.proposed' | 'release.released'> {
  if (leaves) return refuse('release.leaving', 'That you left is told to nobody.');
  const own = releases.filter(({ of }) => of === number);
  if (own.some(({ agreed }) => agreed)) return refuse('release.released', 'This was released already.');
  if (own.some((release) => isOpenProposal(release, at))) {
    return refuse('release.proposed', 'This is proposed already: agree to it, or let it lapse.');
  }
  return accept(undefined);
}
