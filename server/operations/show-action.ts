import { showAction as endpoint } from '#api/plans.ts';
import { accept, refuse } from '#core/kernel/decision.ts';
import { operation } from '#server/operations/context.ts';
import { actionInAnswer } from '#server/planning/action-in-answer.ts';
import { listMoves } from '#server/postgres/action-moves.ts';
import { readForWord } from '#server/postgres/plan-state.ts';

export const showAction = operation(endpoint, ({ inTransaction }, { params: { org, action } }) =>
  inTransaction(async (tx) => {
    const [record] = (await readForWord(tx, org, action)).actions;
    if (record === undefined) return refuse('object.absent', 'No plan names such an action.');
    const moves = await listMoves(tx, org, action);
    return accept({
      ...actionInAnswer(record),
      moves: moves.map((one) => ({ ...one, at: one.at.toString() })),
    });
  }),
);
