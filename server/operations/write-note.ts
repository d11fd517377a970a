import { writeNote as endpoint } from '#api/notes.ts';
import { accept, refuse } from '#core/kernel/decision.ts';
import { isOf } from '#core/parties/asker.ts';
import { operation } from '#server/operations/context.ts';
import { labelInAnswer } from '#server/parties/in-answer.ts';
import { ownLabelOf } from '#server/parties/labels.ts';
import { placeOfNote } from '#server/parties/note-place.ts';
import { recordEvent } from '#server/postgres/events.ts';
import { insertNote } from '#server/postgres/notes.ts';
import { findStanding } from '#server/postgres/standing.ts';

/** Sealed under the key of its first compartment, or of its organization where it has none. */
export const writeNote = operation(
  endpoint,
  ({ inTransaction, asker, ids, clock, sealer }, { params: { org }, body: { text, label: wanted } }) =>
    inTransaction(async (tx) => {
      const standing = await findStanding(tx, { atLoopback: true });
      // A provider writes in its own name, not in that of whom it acts for.
      if (standing === undefined || !isOf(standing, org)) return refuse('object.absent', 'There is none.');
      const label = ownLabelOf(wanted, standing, clock.now());
      if (!label.ok) return label;
      const noteId = ids.next<'note'>();
      const owner = { organizationId: org, compartmentId: label.value.compartments[0] };
      const plain = new TextEncoder().encode(text);
      const sealed = await sealer.seal(tx, owner, { place: placeOfNote(noteId), plain });
      await insertNote(tx, { organizationId: org, noteId, authorId: asker.personId, sealed, label: label.value });
      await recordEvent(tx, {
        eventId: ids.next<'event'>(),
        organizationId: org,
        object: { kind: 'note', id: noteId },
        kind: 'note.written',
        compartments: label.value.compartments,
        after: label.value.tlp,
      });
      return accept({ id: noteId, label: labelInAnswer(label.value) });
    }),
);
