// In which time the developer comments on what it is shown of an assessment.
import { determinationMoves } from '#server/frontier/determination/life.ts';
import type { Told } from '#server/frontier/record.ts';

export interface CommentWindow {
  readonly opensAt: Temporal.Instant;
  readonly closesAt: Temporal.Instant;
}

/** In order; one that was told again lasts as it was told last, and one that the developer ended until then. */
export function commentWindows(record: readonly Told[]): readonly CommentWindow[] {
  const windows: CommentWindow[] = [];
  let isRound = false;
  for (const { told, at } of determinationMoves(record)) {
    const last = windows.at(-1);
    if (told.kind === 'assessment-shown') {
      if (isRound && last !== undefined) windows[windows.length - 1] = { ...last, closesAt: told.until };
      else windows.push({ opensAt: at, closesAt: told.until });
      isRound = true;
    }
    if (told.kind === 'comments-done' && last !== undefined) windows[windows.length - 1] = { ...last, closesAt: at };
    if (told.kind === 'evidence-recorded' || told.kind === 'determined') isRound = false;
  }
  return windows;
}
