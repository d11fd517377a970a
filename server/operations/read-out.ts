import { readOut as endpoint } from '#api/compartments.ts';
import { accept, refuse } from '#core/kernel/decision.ts';
import { readOut as decide } from '#core/parties/compartment.ts';
import { operation } from '#server/operations/context.ts';
import { listReadIns, saveEnded } from '#server/postgres/compartments.ts';
import { recordEvent } from '#server/postgres/events.ts';

export const readOut = operation(endpoint, ({ inTransaction, ids }, { params: { org, compartment, person } }) =>
  inTransaction(async (tx) => {
    const all = await listReadIns(tx, org, compartment);
    const found = all.find(({ personId }) => personId === person);
    if (found === undefined) return refuse('object.absent', 'This person has no way into it.');
    const out = decide(found);
    if (!out.ok) return out;
    await saveEnded(tx, org, compartment, person);
    await recordEvent(tx, {
      eventId: ids.next<'event'>(),
      organizationId: org,
      object: { kind: 'compartment', id: compartment },
      kind: 'compartment.read_out',
      compartments: [compartment],
      before: found.state.state,
      after: person,
    });
    return accept(undefined);
  }),
);
