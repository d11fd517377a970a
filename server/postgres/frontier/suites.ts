// Suites of benchmark items, and what released models did on them, as far as whoever acts may see.
import type { CompartmentId, DataKeyId, Id, OrganizationId } from '#core/kernel/ids.ts';
import type { Row } from '#server/postgres/row.ts';
import type { SealedBytes } from '#server/postgres/frontier/evidence.ts';
import { find, json, list, sql, write, writeAny } from '#server/postgres/sql.ts';
import type { Transaction } from '#server/postgres/transaction.ts';

export type SuiteId = Id<'suite'>;
export type ReferenceId = Id<'reference'>;

export interface KeptSuite {
  readonly keeper: OrganizationId;
  readonly suiteId: SuiteId;
  readonly name: string;
  readonly version: string;
  /** SHA-256 of the whole document's canonical text. */
  readonly digest: string;
  /** What everybody may see of it; read by `openPartOf`. */
  readonly openPart: unknown;
  /** The whole document; `undefined` where every item is public. */
  readonly sealed: SealedBytes | undefined;
}

export type KnownSuite = KeptSuite & { readonly keeperName: string; readonly keptAt: Temporal.Instant };

/** Whether whoever acts may keep suites in the name of this organization: it is an office, or the clearinghouse. */
export async function isKeeper(tx: Transaction, organization: OrganizationId): Promise<boolean> {
  const query = sql`SELECT ${organization}::uuid = ANY (breakwater.frontier_keepers_of_mine()) AS keeps`;
  return (await find(tx, query, 'frontier_suite', (row) => row.boolean('keeps'))) === true;
}

/** False where the keeper has this version already. */
export async function insertSuite(tx: Transaction, suite: KeptSuite): Promise<boolean> {
  const { keeper, suiteId, name, version, digest, openPart, sealed } = suite;
  const query = sql`
    INSERT INTO breakwater.frontier_suite (
      org_id, suite_id, keeper_name, name, version, digest, open_part, sealed, data_key_id
    )
    SELECT o.org_id, ${suiteId}, o.name, ${name}, ${version}, ${digest}, ${json(openPart)}, ${sealed?.bytes}::bytea,
           ${sealed?.dataKeyId}::uuid
    FROM breakwater.organization AS o
    WHERE o.org_id = ${keeper}
    ON CONFLICT (org_id, name, version) DO NOTHING`;
  return (await writeAny(tx, query)) === 1;
}

/** All there are, by name, the newest version first. */
export async function listSuites(tx: Transaction): Promise<readonly KnownSuite[]> {
  const query = sql`
    SELECT org_id, suite_id, keeper_name, name, version, digest, open_part, sealed, data_key_id, kept_at
    FROM breakwater.frontier_suite
    ORDER BY name, suite_id DESC
    LIMIT 1000`;
  return list(tx, query, 'frontier_suite', toSuite);
}

export async function findSuite(tx: Transaction, id: SuiteId): Promise<KnownSuite | undefined> {
  const query = sql`
    SELECT org_id, suite_id, keeper_name, name, version, digest, open_part, sealed, data_key_id, kept_at
    FROM breakwater.frontier_suite
    WHERE suite_id = ${id}`;
  return find(tx, query, 'frontier_suite', toSuite);
}

export interface KeptReference {
  readonly keeper: OrganizationId;
  readonly referenceId: ReferenceId;
  readonly suiteId: SuiteId;
  readonly compartmentId: CompartmentId | undefined;
  readonly alias: string;
  readonly releasedOn: string;
  readonly receivedDigest: string;
  readonly runsDigest: string;
  readonly understood: Uint8Array;
  readonly runs: Uint8Array;
  /** What both are sealed under; `undefined`: for everybody who is signed in. */
  readonly dataKeyId: DataKeyId | undefined;
}

export type KnownReference = Omit<KeptReference, 'runs'> & {
  readonly keeperName: string;
  readonly receivedAt: Temporal.Instant;
};

export async function insertReference(tx: Transaction, reference: KeptReference): Promise<void> {
  const { keeper, referenceId, suiteId, compartmentId, alias, releasedOn, receivedDigest, runsDigest } = reference;
  const query = sql`
    INSERT INTO breakwater.frontier_reference (
      org_id, reference_id, suite_id, compartment_id, keeper_name, alias, released_on, received_digest, runs_digest,
      understood, runs, data_key_id
    )
    SELECT s.org_id, ${referenceId}, s.suite_id, ${compartmentId}::uuid, s.keeper_name, ${alias}, ${releasedOn}::date,
           ${receivedDigest}, ${runsDigest}, ${reference.understood}, ${reference.runs}, ${reference.dataKeyId}::uuid
    FROM breakwater.frontier_suite AS s
    WHERE s.org_id = ${keeper} AND s.suite_id = ${suiteId}`;
  await write(tx, query, 1);
}

/** Of one suite, or of all; the newest release first. */
export async function listReferences(tx: Transaction, suite: SuiteId | undefined): Promise<readonly KnownReference[]> {
  const query = sql`
    SELECT org_id, reference_id, suite_id, compartment_id, keeper_name, alias, released_on, received_at, received_digest,
           runs_digest, understood, data_key_id
    FROM breakwater.frontier_reference
    WHERE ${suite}::uuid IS NULL OR suite_id = ${suite}::uuid
    ORDER BY released_on DESC, reference_id DESC
    LIMIT 1000`;
  return list(tx, query, 'frontier_reference', toReference);
}

export async function findReference(tx: Transaction, id: ReferenceId): Promise<KnownReference | undefined> {
  const query = sql`
    SELECT org_id, reference_id, suite_id, compartment_id, keeper_name, alias, released_on, received_at, received_digest,
           runs_digest, understood, data_key_id
    FROM breakwater.frontier_reference
    WHERE reference_id = ${id}`;
  return find(tx, query, 'frontier_reference', toReference);
}

/** As they are kept: packed, and sealed where the reference is in a compartment. */
export async function runsOfReference(tx: Transaction, id: ReferenceId): Promise<Uint8Array | undefined> {
  const query = sql`
    SELECT runs
    FROM breakwater.frontier_reference
    WHERE reference_id = ${id}`;
  return find(tx, query, 'frontier_reference', (row) => row.bytes('runs'));
}

function toSuite(row: Row): KnownSuite {
  const dataKeyId = row.optional('data_key_id', (column) => row.id<'data-key'>(column));
  return {
    keeper: row.id<'organization'>('org_id'),
    suiteId: row.id<'suite'>('suite_id'),
    keeperName: row.text('keeper_name'),
    name: row.text('name'),
    version: row.text('version'),
    digest: row.text('digest'),
    openPart: row.json('open_part', (stored) => stored),
    sealed: dataKeyId === undefined ? undefined : { bytes: row.bytes('sealed'), dataKeyId },
    keptAt: row.instant('kept_at'),
  };
}

function toReference(row: Row): KnownReference {
  return {
    keeper: row.id<'organization'>('org_id'),
    referenceId: row.id<'reference'>('reference_id'),
    suiteId: row.id<'suite'>('suite_id'),
    compartmentId: row.optional('compartment_id', (column) => row.id<'compartment'>(column)),
    keeperName: row.text('keeper_name'),
    alias: row.text('alias'),
    releasedOn: row.day('released_on'),
    receivedAt: row.instant('received_at'),
    receivedDigest: row.text('received_digest'),
    runsDigest: row.text('runs_digest'),
    understood: row.bytes('understood'),
    dataKeyId: row.optional('data_key_id', (column) => row.id<'data-key'>(column)),
  };
}
