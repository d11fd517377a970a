// Evidence that can't carry a verdict, and why.
import type { PairedItem } from '#core/frontier/comparison/pair.ts';
import { plural } from '#core/kernel/counted.ts';

export interface Refusal {
  readonly code: RefusalCode;
  /** A sentence for people. */
  readonly why: string;
  /** How many items, samples or runs it concerns. */
  readonly count: number;
}

export type RefusalCode =
  | 'evidence.one_sided_retries'
  | 'evidence.public_items_only'
  | 'evidence.edited_scores'
  | 'evidence.dirty_revision'
  | 'evidence.other_model_answered'
  | 'evidence.stopped_early'
  | 'evidence.unscored_samples'
  | 'evidence.invalidated_samples'
  | 'evidence.refusals_as_failures'
  | 'evidence.failed_samples'
  | 'evidence.unfinished'
  | 'evidence.changed_while_running'
  | 'evidence.results_differ'
  | 'evidence.other_items';

/** Attempts made again after an error, of one model alone: they chose again what had gone wrong. */
export function retryRefusals(base: number, candidate: number): readonly Refusal[] {
  if (base > 0 === candidate > 0) return [];
  const count = Math.max(base, candidate);
  const who = base > 0 ? 'base' : 'candidate';
  const why = `${plural(count, 'sample')} of the ${who} alone ran again after an error: let both run again, or neither.`;
  return [{ code: 'evidence.one_sided_retries', why, count }];
}

/**
 * What a comparison's own items show. Where one side alone had further attempts at an item, the attempts were chosen by
 * what came out: re-running only what failed can only raise the score (a published 3.4-fold horizon came of this).
 */
export function refusalsOf(items: readonly PairedItem[]): readonly Refusal[] {
  const refusals: Refusal[] = [];
  const uneven = items.filter(({ baseAttempts, candidateAttempts }) => baseAttempts !== candidateAttempts);
  if (uneven.length > 0) {
    refusals.push({
      code: 'evidence.one_sided_retries',
      why: `${plural(uneven.length, 'item was', 'items were')} attempted more often by one model than by the other: count every attempt of both, equally many.`,
      count: uneven.length,
    });
  }
  const gained = items.filter(({ base, candidate }) => candidate > base);
  const judged = gained.filter(({ isPublic }) => isPublic !== undefined);
  if (gained.length > 0 && judged.length === gained.length && gained.every(({ isPublic }) => isPublic === true)) {
    refusals.push({
      code: 'evidence.public_items_only',
      why: 'Every item that only the candidate solves is public, so that it may have been trained on it: private items must bear it out.',
      count: gained.length,
    });
  }
  return refusals;
}
