import { leaveCompartment as endpoint } from '#api/compartments.ts';
import { accept, refuse } from '#core/kernel/decision.ts';
import { readOut } from '#core/parties/compartment.ts';
import { operation } from '#server/operations/context.ts';
import { findOwnCompartment, saveEnded } from '#server/postgres/compartments.ts';
import { recordEvent } from '#server/postgres/events.ts';

export const leaveCompartment = operation(endpoint, ({ inTransaction, asker, ids }, { params: { compartment: id } }) =>
  inTransaction(async (tx) => {
    const found = await findOwnCompartment(tx, id);
    if (found === undefined) return refuse('object.absent', 'There is no such compartment.');
    const out = readOut(found.own);
    if (!out.ok) return out;
    const { sponsor } = found.compartment;
    await recordEvent(tx, {
      eventId: ids.next<'event'>(),
      organizationId: sponsor,
      object: { kind: 'compartment', id },
      kind: 'compartment.left',
      compartments: [id],
      before: found.own.state.state,
    });
    await saveEnded(tx, sponsor, id, asker.personId);
    return accept(undefined);
  }),
);
