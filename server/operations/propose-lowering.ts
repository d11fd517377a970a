import { proposeLowering as endpoint } from '#api/notes.ts';
import { accept, refuse } from '#core/kernel/decision.ts';
import { loweringHours, mayPropose } from '#core/parties/lowering.ts';
import { operation } from '#server/operations/context.ts';
import { labelOf } from '#server/parties/labels.ts';
import { recordEvent } from '#server/postgres/events.ts';
import { findNote, findSponsors, findVoice, insertLowering } from '#server/postgres/notes.ts';

export const proposeLowering = operation(
  endpoint,
  ({ inTransaction, asker, ids, clock }, { params: { org, note: id }, body: { to: wanted, reason } }) =>
    inTransaction(async (tx) => {
      const absent = refuse('object.absent' as const, 'There is no such note.');
      const note = await findNote(tx, org, id);
      const voice = note && (await findVoice(tx, note, asker.personId));
      if (note === undefined || voice === undefined) return absent;
      const to = labelOf(wanted);
      if (!to.ok) return to;
      const sponsors = await findSponsors(tx, note.label.compartments);
      const may = mayPropose({ ...note, sponsors }, to.value, voice);
      if (!may.ok) return may.code === 'lowering.unseen' ? absent : refuse(may.code, may.why);
      const loweringId = ids.next<'lowering'>();
      const expiresAt = clock.now().add({ hours: loweringHours });
      if (!(await insertLowering(tx, note, { loweringId, to: to.value, reason, expiresAt }))) return absent;
      await recordEvent(tx, {
        eventId: ids.next<'event'>(),
        organizationId: org,
        object: { kind: 'note', id },
        kind: 'note.lowering_proposed',
        compartments: note.label.compartments,
        before: note.label.tlp,
        after: to.value.tlp,
      });
      return accept({ id: loweringId, expiresAt: expiresAt.toString() });
    }),
);
