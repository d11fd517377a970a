import type { NoteId } from '#server/postgres/notes.ts';
import type { Place } from '#server/sealing/sealed.ts';

/** Where a note's sealed text stands: moved elsewhere it does not open. */
export function placeOfNote(noteId: NoteId): Place {
  return { table: 'note', row: noteId, column: 'sealed' };
}
