// One thing more in the fairness ledger, in the transaction of what it tells; and what stands in it, opened.
import { entryShape, keptAs, type FairnessEntry } from '#core/frontier/fairness/entries.ts';
import type { FairnessEntryId } from '#core/frontier/ids.ts';
import type { OrganizationId } from '#core/kernel/ids.ts';
import type { Asker, Context } from '#server/operations/context.ts';
import { insertEntry, type KnownEntry } from '#server/postgres/frontier/fairness.ts';
import type { StoredModel } from '#server/postgres/frontier/models.ts';
import type { Transaction } from '#server/postgres/transaction.ts';
import type { Place } from '#server/sealing/sealed.ts';

export type Writing = Pick<Context, 'sealer' | 'clock' | 'ids'> & { readonly asker: Pick<Asker, 'personId'> };

export interface Recorded {
  /** In whose name: whoever acts is its member. */
  readonly by: OrganizationId;
  readonly entry: FairnessEntry;
}

/**
 * Of a model: sealed under its compartment, which everybody uses who may do anything about it. Of none: under a key of who
 * tells it. The overseer's people open both, by the rows that they see.
 */
export async function recordFairness(
  tx: Transaction,
  { sealer, clock, ids, asker }: Writing,
  model: Pick<StoredModel, 'developer' | 'modelId' | 'compartmentId' | 'shield'> | undefined,
  { by, entry }: Recorded,
): Promise<void> {
  const entryId = ids.next<'fairness-entry'>();
  const organization = model?.developer ?? by;
  const plain = new TextEncoder().encode(JSON.stringify(entry));
  const owner = { organizationId: organization, compartmentId: model?.compartmentId };
  const sealed = await sealer.seal(tx, owner, { place: placeOfEntry(entryId), plain });
  await insertEntry(tx, {
    organization,
    entryId,
    model: model && { modelId: model.modelId, shield: model.shield },
    ...keptAs(entry.kind),
    at: clock.now(),
    by,
    byPerson: asker.personId,
    sealed,
  });
}

/** An entry that whoever acts sees. */
export async function openEntry(
  tx: Transaction,
  { sealer }: Pick<Context, 'sealer'>,
  { organization, entryId, sealed }: KnownEntry,
): Promise<FairnessEntry> {
  const plain = await sealer.unseal(tx, organization, { ...sealed, place: placeOfEntry(entryId) });
  return entryShape.parse(JSON.parse(new TextDecoder().decode(plain)));
}

function placeOfEntry(entryId: FairnessEntryId): Place {
  return { table: 'frontier_fairness_entry', row: entryId, column: 'sealed' };
}
