import { listNotes as endpoint } from '#api/notes.ts';
import { accept } from '#core/kernel/decision.ts';
import { operation } from '#server/operations/context.ts';
import { labelInAnswer } from '#server/parties/in-answer.ts';
import { mayRead } from '#server/parties/note-reader.ts';
import { placeOfNote } from '#server/parties/note-place.ts';
import { pageOf } from '#server/parties/page.ts';
import { listNotes as read } from '#server/postgres/notes.ts';
import { findStanding } from '#server/postgres/standing.ts';

/** Row security has chosen; the rule is asked of each once more, and what it does not permit is left out. */
export const listNotes = operation(
  endpoint,
  ({ inTransaction, asker, clock, sealer }, { query: { after, compartment, limit } }) =>
    inTransaction(async (tx) => {
      const found = await read(tx, { after, compartment, limit: limit + 1 });
      const standing = await findStanding(tx, { atLoopback: true });
      const { page, next } = pageOf(found, limit, ({ noteId }) => noteId);
      const notes = [];
      for (const note of page) {
        if (!mayRead(note, standing, clock.now())) continue;
        const { organizationId, noteId, authorId, writtenAt, sealed, label } = note;
        const plain = await sealer.unsealIfOpen(tx, organizationId, { ...sealed, place: placeOfNote(noteId) });
        // Read out since the statement before, or its key was destroyed.
        if (plain === undefined) continue;
        notes.push({
          id: noteId,
          organization: organizationId,
          writtenAt: writtenAt.toString(),
          isMine: authorId === asker.personId,
          label: labelInAnswer(label),
          text: new TextDecoder().decode(plain),
        });
      }
      return accept({ notes, next });
    }),
);
