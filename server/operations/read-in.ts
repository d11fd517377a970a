import { readIn as endpoint } from '#api/compartments.ts';
import { accept, refuse } from '#core/kernel/decision.ts';
import { mayReadIn } from '#core/parties/compartment.ts';
import { operation } from '#server/operations/context.ts';
import { findOwnCompartment, offerReadIn } from '#server/postgres/compartments.ts';
import { recordEvent } from '#server/postgres/events.ts';

export const readIn = operation(
  endpoint,
  ({ inTransaction, asker, ids, clock }, { params: { org, compartment: id }, body: { person, purposes, days } }) =>
    inTransaction(async (tx) => {
      const at = clock.now();
      const found = await findOwnCompartment(tx, id);
      if (found === undefined || found.compartment.sponsor !== org) {
        return refuse('object.absent', 'There is no such compartment.');
      }
      const wanted = at.add({ hours: 24 * days });
      const may = mayReadIn(found.compartment, found.own, { purposes, expiresAt: wanted, at });
      if (!may.ok) return may;
      const isOffered = await offerReadIn(tx, org, {
        compartmentId: id,
        personId: person,
        purposes: [...new Set(purposes)],
        offeredBy: asker.personId,
        expiresAt: wanted,
        state: { state: 'offered' },
      });
      if (!isOffered) return refuse('read_in.wrong_state', 'This person has a way in already: read them out first.');
      await recordEvent(tx, {
        eventId: ids.next<'event'>(),
        organizationId: org,
        object: { kind: 'compartment', id },
        kind: 'compartment.offered',
        compartments: [id],
        after: person,
      });
      return accept({ expiresAt: wanted.toString() });
    }),
);
