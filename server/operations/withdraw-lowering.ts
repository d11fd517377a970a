import { withdrawLowering as endpoint } from '#api/notes.ts';
import { accept, refuse } from '#core/kernel/decision.ts';
import { operation } from '#server/operations/context.ts';
import { recordEvent } from '#server/postgres/events.ts';
import { findNote, listLowerings, saveWithdrawn } from '#server/postgres/notes.ts';

export const withdrawLowering = operation(
  endpoint,
  ({ inTransaction, ids }, { params: { org, note: id, lowering: loweringId } }) =>
    inTransaction(async (tx) => {
      const note = await findNote(tx, org, id);
      const kept = (await listLowerings(tx, org, id)).find((one) => one.loweringId === loweringId);
      if (note === undefined || kept === undefined) return refuse('object.absent', 'There is no such proposal.');
      if (kept.state !== 'proposed') return refuse('lowering.wrong_state', 'This proposal has been settled.');
      if (!(await saveWithdrawn(tx, org, loweringId))) return refuse('object.absent', 'There is no such proposal.');
      await recordEvent(tx, {
        eventId: ids.next<'event'>(),
        organizationId: org,
        object: { kind: 'note', id },
        kind: 'note.lowering_withdrawn',
        compartments: note.label.compartments,
      });
      return accept(undefined);
    }),
);
