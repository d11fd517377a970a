import type { z } from 'zod';
import type { moveAction } from '#api/plans.ts';
import type { ActionRecord } from '#core/plans/state.ts';

/** What became of an action, as the API tells it. */
export function actionInAnswer(record: ActionRecord): z.input<typeof moveAction.output> {
  const { id, kind, title, state, on, hours, until, reason, approvedBy, because, closedOn } = record;
  return { id, kind, title, state, on, hours, until, reason, approvedBy, because, closedOn };
}
