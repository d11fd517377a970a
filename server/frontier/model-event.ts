// What is done about a model stands in its developer's ledger, for those who are read in to it.
import type { Context } from '#server/operations/context.ts';
import { recordEvent, type Happening } from '#server/postgres/events.ts';
import type { StoredModel } from '#server/postgres/frontier/models.ts';
import type { Transaction } from '#server/postgres/transaction.ts';

export async function recordOfModel(
  tx: Transaction,
  { ids }: Pick<Context, 'ids'>,
  { developer, modelId, compartmentId }: Pick<StoredModel, 'developer' | 'modelId' | 'compartmentId'>,
  what: Pick<Happening, 'kind' | 'before' | 'after' | 'digests'>,
): Promise<void> {
  await recordEvent(tx, {
    ...what,
    eventId: ids.next<'event'>(),
    organizationId: developer,
    object: { kind: 'frontier-model', id: modelId },
    compartments: [compartmentId],
  });
}
