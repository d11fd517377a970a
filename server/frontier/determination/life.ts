// What stands of a determination: the moves of a record as whoever reads it may see them, by the rules of
// core/frontier/determination.
import {
  determine,
  noDetermination,
  type DeterminationLife,
  type DeterminationMove,
} from '#core/frontier/determination/determination.ts';
import { assert } from '#core/kernel/assert.ts';
import { sha256 } from '#server/digest.ts';
import type { Told } from '#server/frontier/record.ts';
import { about, determinationMove, type DeterminationTold } from '#server/frontier/determination/moves.ts';

/** A move with who made it, and when. */
export interface MoveTold {
  readonly told: DeterminationTold;
  readonly at: Temporal.Instant;
  readonly by: Told['by'];
}

/** The moves of determinations in a record, in order. */
export function determinationMoves(record: readonly Told[]): readonly MoveTold[] {
  return record
    .filter((one) => one.about === about)
    .map(({ move, at, by }) => ({ told: determinationMove.parse(move), at, by }));
}

/**
 * What stands after these moves. Whoever may not see what the offices answered has it without: what was determined stands
 * as it was recorded, and is not decided again.
 */
export function lifeOf(moves: readonly MoveTold[]): DeterminationLife {
  let life = noDetermination;
  for (const { told, at } of moves) {
    if (told.kind === 'determined') {
      life = { ...life, round: undefined, determinations: [...life.determinations, told.determination], lastAt: at };
      continue;
    }
    const move = ruled(told);
    if (move === undefined) continue;
    const next = determine(withCriteria(life, told), move, { at, sha256 });
    assert(next.ok, 'what stands in the record was decided when it was told');
    life = next.value;
  }
  return life;
}

/** Criteria are published for all models, outside of any record: evidence names those that it was judged by. */
export function withCriteria(life: DeterminationLife, told: DeterminationTold): DeterminationLife {
  if (told.kind !== 'evidence-recorded') return life;
  const { criteria } = told;
  if (life.criteria.some(({ digest }) => digest === criteria.digest)) return life;
  return { ...life, criteria: [...life.criteria, criteria] };
}

/** The move as the rules know it; `undefined`: they ask nothing of it. */
export function ruled(told: DeterminationTold): DeterminationMove | undefined {
  switch (told.kind) {
    case 'evidence-asked':
    case 'assessment-proposed':
    case 'determined':
      return undefined;
    case 'evidence-recorded': {
      const { digest, criteria, firstResultAt, finding } = told;
      return { kind: 'evidence-recorded', evidence: { digest, criteria: criteria.digest, firstResultAt, finding } };
    }
    case 'office-answered': {
      const { office, view, text } = told;
      return { kind: 'office-answered', answer: { office, view, digest: sha256(text) } };
    }
    case 'assessment-shown':
      return { kind: 'assessment-shown', digest: sha256(told.text), until: told.until };
    case 'comment-made':
    case 'comment-answered':
      return { kind: told.kind, id: told.id, digest: sha256(told.text) };
    case 'comments-done':
      return { kind: 'comments-done' };
  }
}
