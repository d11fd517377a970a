// In which time the developer comments on what it is shown of an assessment.
import { determinationMoves } from '#server/frontier/determination-life.ts';
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
    switch (told.kind) {
      case 'assessment-shown':
        if (isRound && last !== undefined) windows[windows.length - 1] = { ...last, closesAt: told.until };
        else windows.push({ opensAt: at, closesAt: told.until });
        isRound = true;
        break;
      case 'comments-done':
        if (last !== undefined) windows[windows.length - 1] = { ...last, closesAt: at };
        break;
      case 'evidence-recorded':
      case 'determined':
        isRound = false;
        break;
      case 'evidence-asked':
      case 'office-answered':
      case 'assessment-proposed':
      case 'comment-made':
      case 'comment-answered':
        break;
    }
  }
  return windows;
}
