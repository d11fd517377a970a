import { changeTerms as endpoint } from '#api/compartments.ts';
import { assert } from '#core/kernel/assert.ts';
import { accept, refuse } from '#core/kernel/decision.ts';
import { isOpen } from '#core/parties/compartment.ts';
import { operation } from '#server/operations/context.ts';
import { digestOfTerms } from '#server/parties/terms.ts';
import { findOwnCompartment, saveAccepted, saveTerms } from '#server/postgres/compartments.ts';
import { recordEvent } from '#server/postgres/events.ts';

/** Who changes them has read them: they stay in, and everybody else is out until they accept. */
export const changeTerms = operation(
  endpoint,
  ({ inTransaction, ids, clock }, { params: { org, compartment: id }, body: { terms } }) =>
    inTransaction(async (tx) => {
      const found = await findOwnCompartment(tx, id);
      const absent = refuse('object.absent' as const, 'There is no such compartment.');
      if (found === undefined || found.compartment.sponsor !== org) return absent;
      const { compartment, own } = found;
      if (!isOpen(compartment, clock.now())) return refuse('compartment.closed', 'This compartment is closed.');
      const termsDigest = digestOfTerms(terms);
      const isSaved = await saveTerms(tx, { ...compartment, terms, termsDigest });
      if (!isSaved || own.state.state !== 'accepted') return absent;
      const { onBehalfOf } = own.state;
      assert(await saveAccepted(tx, id, { termsDigest, onBehalfOf }), 'who was in may accept the next terms');
      await recordEvent(tx, {
        eventId: ids.next<'event'>(),
        organizationId: org,
        object: { kind: 'compartment', id },
        kind: 'compartment.terms_changed',
        compartments: [id],
        digests: { before: compartment.termsDigest, after: termsDigest },
      });
      return accept({ termsDigest });
    }),
);
