// What is done about a grant stands in the developer's ledger, for those who are read in to the model.
import { assert } from '#core/kernel/assert.ts';
import type { Context } from '#server/operations/context.ts';
import { recordEvent, type Happening } from '#server/postgres/events.ts';
import { findCompartmentOf, type StoredGrant } from '#server/postgres/frontier/access-grants.ts';
import type { Transaction } from '#server/postgres/transaction.ts';

export async function recordOfGrant(
  tx: Transaction,
  { ids }: Pick<Context, 'ids'>,
  { developer, modelId, grantId }: StoredGrant,
  what: Pick<Happening, 'kind' | 'after' | 'digests'>,
): Promise<void> {
  const compartmentId = await findCompartmentOf(tx, grantId);
  assert(compartmentId !== undefined, 'whoever does something about a grant has a part in it');
  await recordEvent(tx, {
    ...what,
    eventId: ids.next<'event'>(),
    organizationId: developer,
    object: { kind: 'frontier-model', id: modelId },
    before: grantId,
    compartments: [compartmentId],
  });
}
