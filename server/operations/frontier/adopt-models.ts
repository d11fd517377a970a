import { adoptModels as endpoint } from '#api/frontier/models.ts';
import { accept } from '#core/kernel/decision.ts';
import { operation } from '#server/operations/context.ts';
import { recordEvent } from '#server/postgres/events.ts';
import { adoptModels as adopt } from '#server/postgres/frontier/models.ts';

export const adoptModels = operation(endpoint, ({ inTransaction, ids }, { params: { org } }) =>
  inTransaction(async (tx) => {
    const adopted = await adopt(tx, org);
    await recordEvent(tx, {
      eventId: ids.next<'event'>(),
      organizationId: org,
      object: { kind: 'organization', id: org },
      kind: 'frontier-model.adopted',
    });
    return accept({ adopted });
  }),
);
