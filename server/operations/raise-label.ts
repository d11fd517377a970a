import { raiseLabel as endpoint } from '#api/notes.ts';
import { accept, refuse } from '#core/kernel/decision.ts';
import { mayRaise } from '#core/parties/lowering.ts';
import { operation } from '#server/operations/context.ts';
import { labelInAnswer } from '#server/parties/in-answer.ts';
import { ownLabelOf } from '#server/parties/labels.ts';
import { recordEvent } from '#server/postgres/events.ts';
import { findNote, findVoice, saveRaised } from '#server/postgres/notes.ts';
import { findStanding } from '#server/postgres/standing.ts';

export const raiseLabel = operation(
  endpoint,
  ({ inTransaction, asker, ids, clock }, { params: { org, note: id }, body }) =>
    inTransaction(async (tx) => {
      const absent = refuse('object.absent' as const, 'There is no such note.');
      const note = await findNote(tx, org, id);
      const standing = await findStanding(tx, { atLoopback: true });
      const voice = note && (await findVoice(tx, note, asker.personId));
      if (note === undefined || standing === undefined || voice === undefined) return absent;
      const to = ownLabelOf(body, standing, clock.now());
      if (!to.ok) return to;
      const may = mayRaise(note, to.value, voice);
      if (!may.ok) return may.code === 'lowering.unseen' ? absent : refuse(may.code, may.why);
      if (!(await saveRaised(tx, note, to.value))) return absent;
      await recordEvent(tx, {
        eventId: ids.next<'event'>(),
        organizationId: org,
        object: { kind: 'note', id },
        kind: 'note.label_raised',
        compartments: to.value.compartments,
        before: note.label.tlp,
        after: to.value.tlp,
      });
      return accept(labelInAnswer(to.value));
    }),
);
