// The fairness ledger: rows that are only ever added, as far as whoever acts may see.
import type { FairnessEntryId, ModelId } from '#core/frontier/ids.ts';
import type { DataKeyId, OrganizationId, PersonId } from '#core/kernel/ids.ts';
import type { Row } from '#server/postgres/row.ts';
import { find, list, sql, write } from '#server/postgres/sql.ts';
import type { Transaction } from '#server/postgres/transaction.ts';

const audiences = ['record', 'offices'] as const;

/** An entry as it is kept. */
export interface StoredEntry {
  /** The developer; of what is about no model, who tells it. */
  readonly organization: OrganizationId;
  readonly entryId: FairnessEntryId;
  readonly model: { readonly modelId: ModelId; readonly shield: string } | undefined;
  readonly audience: (typeof audiences)[number];
  readonly thread: number | undefined;
  readonly settles: boolean;
  readonly at: Temporal.Instant;
  readonly by: OrganizationId;
  readonly sealed: { readonly bytes: Uint8Array; readonly dataKeyId: DataKeyId };
}

/** In the name of whoever acts. */
export async function insertEntry(
  tx: Transaction,
  entry: StoredEntry & { readonly byPerson: PersonId },
): Promise<void> {
  const { organization, entryId, model, audience, thread, settles, at, by, byPerson, sealed } = entry;
  const query = sql`
    INSERT INTO breakwater.frontier_fairness_entry (
      org_id, entry_id, model_id, shield, audience, thread, settles, at, by_org_id, by_person_id, by_name, sealed, data_key_id
    )
    VALUES (${organization}, ${entryId}, ${model?.modelId}, ${model?.shield}, ${audience}, ${thread}, ${settles}, ${at},
            ${by}, ${byPerson}, breakwater.my_name_in(${by}), ${sealed.bytes}, ${sealed.dataKeyId})`;
  await write(tx, query, 1);
}

export type KnownEntry = StoredEntry & { readonly byName: string };

interface EntriesWanted {
  /** Of this developer, or this teller. */
  readonly organization?: OrganizationId | undefined;
  readonly model?: ModelId | undefined;
  readonly limit: number;
}

/** In order. */
export async function listEntries(
  tx: Transaction,
  { organization, model, limit }: EntriesWanted,
): Promise<readonly KnownEntry[]> {
  const query = sql`
    SELECT org_id, entry_id, model_id, shield, audience, thread, settles, at, by_org_id, by_name, sealed, data_key_id
    FROM breakwater.frontier_fairness_entry
    WHERE (${organization}::uuid IS NULL OR org_id = ${organization}::uuid)
      AND (${model}::uuid IS NULL OR model_id = ${model}::uuid)
    ORDER BY at, entry_id
    LIMIT ${limit}`;
  return list(tx, query, 'frontier_fairness_entry', toEntry);
}

/** The models to which somebody has access now, for whoever oversees or chooses partners for the government. */
export async function listShared(tx: Transaction): Promise<ReadonlySet<ModelId>> {
  const query = sql`SELECT unnest(breakwater.frontier_models_shared()) AS model_id`;
  return new Set(await list(tx, query, 'frontier_model', (row) => row.id<'model'>('model_id')));
}

/** Names of those of which the overseer sees entries. */
export async function namesOfParties(
  tx: Transaction,
  organizations: readonly OrganizationId[],
): Promise<ReadonlyMap<OrganizationId, string>> {
  const query = sql`SELECT org_id, name FROM breakwater.frontier_parties_named(${organizations}::uuid[])`;
  const found = await list(
    tx,
    query,
    'organization',
    (row) => [row.id<'organization'>('org_id'), row.text('name')] as const,
  );
  return new Map(found);
}

/** Whether whoever acts oversees the framework, in an organization of theirs. */
export async function overseerOf(tx: Transaction): Promise<OrganizationId | undefined> {
  const query = sql`SELECT (breakwater.frontier_orgs_as_office('overseer', 'frontier.read'))[1] AS org_id`;
  return find(tx, query, 'frontier_office', (row) =>
    row.optional('org_id', (column) => row.id<'organization'>(column)),
  );
}

function toEntry(row: Row): KnownEntry {
  const modelId = row.optional('model_id', (column) => row.id<'model'>(column));
  return {
    organization: row.id<'organization'>('org_id'),
    entryId: row.id<'fairness-entry'>('entry_id'),
    model: modelId === undefined ? undefined : { modelId, shield: row.text('shield') },
    audience: row.word('audience', audiences),
    thread: row.optional('thread', (column) => row.number(column)),
    settles: row.boolean('settles'),
    at: row.instant('at'),
    by: row.id<'organization'>('by_org_id'),
    byName: row.text('by_name'),
    sealed: { bytes: row.bytes('sealed'), dataKeyId: row.id<'data-key'>('data_key_id') },
  };
}
