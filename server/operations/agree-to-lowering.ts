import { agreeToLowering as endpoint } from '#api/notes.ts';
import { accept, refuse } from '#core/kernel/decision.ts';
import { agree } from '#core/parties/lowering.ts';
import { operation } from '#server/operations/context.ts';
import { labelInAnswer } from '#server/parties/in-answer.ts';
import { recordEvent } from '#server/postgres/events.ts';
import { findNote, findSponsors, findVoice, listLowerings, saveAgreed } from '#server/postgres/notes.ts';

export const agreeToLowering = operation(
  endpoint,
  ({ inTransaction, asker, ids, clock }, { params: { org, note: id, lowering: loweringId } }) =>
    inTransaction(async (tx) => {
      const absent = refuse('object.absent' as const, 'There is no such proposal.');
      const note = await findNote(tx, org, id);
      if (note === undefined) return absent;
      const kept = (await listLowerings(tx, org, id)).find((one) => one.loweringId === loweringId);
      const voice = await findVoice(tx, note, asker.personId);
      const proposedBy = kept && (await findVoice(tx, note, kept.proposedBy));
      if (kept === undefined || voice === undefined || proposedBy === undefined) return absent;
      const sponsors = await findSponsors(tx, note.label.compartments);
      const agreed = agree({ ...kept, proposedBy }, { ...note, sponsors }, voice, clock.now());
      if (!agreed.ok) return agreed.code === 'lowering.unseen' ? absent : refuse(agreed.code, agreed.why);
      if (!(await saveAgreed(tx, org, loweringId))) return absent;
      await recordEvent(tx, {
        eventId: ids.next<'event'>(),
        organizationId: org,
        object: { kind: 'note', id },
        kind: 'note.lowered',
        compartments: note.label.compartments,
        before: note.label.tlp,
        after: kept.to.tlp,
      });
      return accept(labelInAnswer(kept.to));
    }),
);
