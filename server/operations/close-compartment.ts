import { closeCompartment as endpoint } from '#api/compartments.ts';
import { accept, refuse } from '#core/kernel/decision.ts';
import { operation } from '#server/operations/context.ts';
import { closeCompartment as write } from '#server/postgres/compartments.ts';
import { recordEvent } from '#server/postgres/events.ts';

export const closeCompartment = operation(endpoint, ({ inTransaction, ids }, { params: { org, compartment } }) =>
  inTransaction(async (tx) => {
    if (!(await write(tx, { sponsor: org, compartmentId: compartment }))) {
      return refuse('object.absent', 'There is no such compartment.');
    }
    await recordEvent(tx, {
      eventId: ids.next<'event'>(),
      organizationId: org,
      object: { kind: 'compartment', id: compartment },
      kind: 'compartment.closed',
      compartments: [compartment],
    });
    return accept(undefined);
  }),
);
