// One thing more in the fairness ledger, in the transaction of what it tells; and what stands in it, opened.
import { entryShape, keptAs, wordsMost, type FairnessEntry } from '#core/frontier/fairness/entries.ts';
import { underShield } from '#core/frontier/access/shield.ts';
import type { FairnessEntryId } from '#core/frontier/ids.ts';
import type { OrganizationId } from '#core/kernel/ids.ts';
import type { Asker, Context } from '#server/operations/context.ts';
import { insertEntry, type KnownEntry } from '#server/postgres/frontier/fairness.ts';
import { openModel } from '#server/frontier/told-model.ts';
import { findModel, type StoredModel } from '#server/postgres/frontier/models.ts';
import type { Transaction } from '#server/postgres/transaction.ts';
import type { Place } from '#server/sealing/sealed.ts';
import type { Sealer } from '#server/sealing/sealer.ts';

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
  const told = model === undefined ? entry : await underCodename(tx, sealer, model, entry);
  const plain = new TextEncoder().encode(JSON.stringify(told));
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

/** The ledger tells of models by codename: where somebody wrote the name, the codename stands; the record has their words. */
async function underCodename(
  tx: Transaction,
  sealer: Sealer,
  { modelId, shield }: Pick<StoredModel, 'modelId' | 'shield'>,
  entry: FairnessEntry,
): Promise<FairnessEntry> {
  const model = await findModel(tx, modelId);
  if (model === undefined) return entry;
  const { name } = await openModel(tx, sealer, model);
  const under = (text: string): string => underShield(text, { name, shield }).slice(0, wordsMost);
  switch (entry.kind) {
    case 'evidence-asked':
      return { ...entry, what: under(entry.what) };
    case 'dissent':
      return { ...entry, says: under(entry.says) };
    case 'silence':
      return { ...entry, noted: under(entry.noted) };
    case 'withheld':
      return { ...entry, what: under(entry.what), reason: under(entry.reason) };
    case 'partner-answer':
      return { ...entry, reason: under(entry.reason) };
    case 'requested-outside':
      return { ...entry, asked: under(entry.asked) };
    case 'asked':
    case 'criteria-applied':
    case 'determined':
    case 'notice-given':
      return entry;
  }
}

/** Entries that whoever acts sees, in the same order. */
export async function openRows(
  tx: Transaction,
  { sealer }: Pick<Context, 'sealer'>,
  rows: readonly KnownEntry[],
): Promise<readonly { readonly row: KnownEntry; readonly entry: FairnessEntry }[]> {
  const opened: { readonly row: KnownEntry; readonly entry: FairnessEntry }[] = [];
  for (const [organization, own] of Map.groupBy(rows, (row) => row.organization)) {
    const kept = own.map(({ entryId, sealed }) => ({ ...sealed, place: placeOfEntry(entryId) }));
    const plain = await sealer.unsealEach(tx, organization, kept);
    for (const [place, row] of own.entries()) {
      opened.push({ row, entry: entryShape.parse(JSON.parse(new TextDecoder().decode(plain[place]))) });
    }
  }
  const places = new Map(rows.map((row, place) => [row.entryId, place] as const));
  return opened.sort((a, b) => (places.get(a.row.entryId) ?? 0) - (places.get(b.row.entryId) ?? 0));
}

function placeOfEntry(entryId: FairnessEntryId): Place {
  return { table: 'frontier_fairness_entry', row: entryId, column: 'sealed' };
}
