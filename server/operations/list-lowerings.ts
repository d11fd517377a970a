import { listLowerings as endpoint } from '#api/notes.ts';
import { accept, refuse } from '#core/kernel/decision.ts';
import { operation } from '#server/operations/context.ts';
import { labelInAnswer } from '#server/parties/in-answer.ts';
import { findNote, listLowerings as read } from '#server/postgres/notes.ts';

export const listLowerings = operation(endpoint, ({ inTransaction, asker }, { params: { org, note } }) =>
  inTransaction(async (tx) => {
    if ((await findNote(tx, org, note)) === undefined) return refuse('object.absent', 'There is no such note.');
    const found = await read(tx, org, note);
    return accept({
      lowerings: found.map(({ loweringId, to, reason, proposedBy, expiresAt, state }) => ({
        id: loweringId,
        to: labelInAnswer(to),
        reason,
        isMine: proposedBy === asker.personId,
        expiresAt: expiresAt.toString(),
        state,
      })),
    });
  }),
);
