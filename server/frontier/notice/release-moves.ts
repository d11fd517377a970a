// Releases as they stand in the record: proposed and agreed to among the developer's own people, and then the copy for those who
// have the record, which says what it is a copy of.
import { z } from 'zod';
import type { Releasable, Release } from '#core/frontier/access/release.ts';
import { idOf } from '#api/ids.ts';
import { noticesIn } from '#server/frontier/notice/moves.ts';
import type { Told } from '#server/frontier/record.ts';

/** The family in the record. */
export const aboutRelease = 'release';

const number = z.int().min(1);
const instant = z.string().transform((text) => Temporal.Instant.from(text));

const releaseMove = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('proposed'), of: number, reason: z.string() }),
  z.object({ kind: z.literal('agreed'), proposal: number }),
  z.object({
    kind: z.literal('copied'),
    of: number,
    at: instant,
    by: z.object({ organization: idOf<'organization'>(), person: idOf<'person'>(), name: z.string() }),
    about: z.string(),
    move: z.unknown(),
  }),
]);

/** As it is sealed. */
export type ReleaseTelling = z.input<typeof releaseMove>;

export interface ToldRelease extends Release {
  /** Of the proposal, among what was told to the developer's own people. */
  readonly number: number;
  readonly reason: string;
  readonly by: Told['by'];
}

/** Oldest first; for the developer's own people. */
export function releasesIn(record: readonly Told[]): readonly ToldRelease[] {
  const moves = record
    .filter(({ about, audience }) => about === aboutRelease && audience === 'developer')
    .map((told) => ({ ...told, move: releaseMove.parse(told.move) }));
  const agreed = new Set(moves.flatMap(({ move }) => (move.kind === 'agreed' ? [move.proposal] : [])));
  return moves.flatMap(({ move, number: own, at, by }) =>
    move.kind === 'proposed'
      ? [{ number: own, of: move.of, reason: move.reason, by, proposedAt: at, agreed: agreed.has(own) }]
      : [],
  );
}

/** What was told to the developer's own people, as the rule asks of it. */
export function releasableIn(record: readonly Told[]): readonly (Releasable & { readonly told: Told })[] {
  return record
    .filter(({ audience, about }) => audience === 'developer' && about !== aboutRelease)
    .map((told) => ({ number: told.number, leaves: leaves(told), told }));
}

function leaves(told: Told): boolean {
  return noticesIn([told]).some(({ move }) => move.kind === 'withdrawn');
}

/** The copy that is told to those who have the record. */
export function copyOf({ number: of, at, by, about, move }: Told): ReleaseTelling {
  return { kind: 'copied', of, at: at.toString(), by, about, move };
}

/**
 * Copies as what they are copies of, at its time: whoever reads sees a released move as any other. Those who read what was
 * told itself see no copy.
 */
export function withCopies(record: readonly Told[]): readonly Told[] {
  const originals = new Set(record.filter(({ audience }) => audience === 'developer').map((told) => told.number));
  const opened = record.flatMap((told): readonly Told[] => {
    if (told.about !== aboutRelease || told.audience !== 'record') return [told];
    const copy = releaseMove.parse(told.move);
    if (copy.kind !== 'copied' || originals.has(copy.of)) return [];
    const { at, by, about, move } = copy;
    return [{ audience: 'record', number: told.number, at, by, about, move }];
  });
  return opened.toSorted((a, b) => Temporal.Instant.compare(a.at, b.at));
}
