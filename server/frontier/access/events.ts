// What is done about a grant stands in the developer's ledger, for those who are read in to the model.
import type { CompartmentId } from '#core/kernel/ids.ts';
import type { Context } from '#server/operations/context.ts';
import { recordOfModel } from '#server/frontier/model-event.ts';
import type { Happening } from '#server/postgres/events.ts';
import type { StoredGrant } from '#server/postgres/frontier/access-grants.ts';
import type { Transaction } from '#server/postgres/transaction.ts';

interface Done extends Pick<Happening, 'kind' | 'after' | 'digests'> {
  /** The model's. */
  readonly compartmentId: CompartmentId;
}

export async function recordOfGrant(
  tx: Transaction,
  context: Pick<Context, 'ids'>,
  { developer, modelId, grantId }: StoredGrant,
  { compartmentId, ...what }: Done,
): Promise<void> {
  await recordOfModel(tx, context, { developer, modelId, compartmentId }, { ...what, before: grantId });
}
