import { removeDocument as endpoint } from '#api/inventories.ts';
import { accept, refuse } from '#core/kernel/decision.ts';
import { operation } from '#server/operations/context.ts';
import { providerActing } from '#server/parties/via-grant.ts';
import { recordEvent } from '#server/postgres/events.ts';
import { raiseInventoryVersion, removeDocument as remove } from '#server/postgres/inventory-documents.ts';

/** Its assets go with the next plan: they may stand in another document too. */
export const removeDocument = operation(endpoint, ({ inTransaction, ids, clock }, { params: { org, document } }) =>
  inTransaction(async (tx) => {
    const removed = await remove(tx, org, document);
    if (removed === undefined) return refuse('object.absent', 'There is no such document.');
    await raiseInventoryVersion(tx, org);
    await recordEvent(tx, {
      eventId: ids.next<'event'>(),
      organizationId: org,
      via: await providerActing(tx, org, 'inventory.write', clock.now()),
      object: { kind: 'document', id: document },
      kind: 'document.removed',
      digests: { document: removed.digest },
    });
    return accept(undefined);
  }),
);
