// Pieces of software on assets, as rows: written by the thousand.
import type { AssetId, DocumentId, OrganizationId } from '#core/kernel/ids.ts';
import { find, list, sql, write } from '#server/postgres/sql.ts';
import type { Transaction } from '#server/postgres/transaction.ts';

/** A name that a component is looked up under, by its number, with its key. */
interface LookedUp {
  readonly packageId: number;
  readonly versionKey: Uint8Array | undefined;
}

export interface NewComponent {
  readonly organizationId: OrganizationId;
  readonly assetId: AssetId;
  readonly number: number;
  readonly name: string;
  readonly version: string | undefined;
  readonly purl: string | undefined;
  readonly vendor: string | undefined;
  readonly depth: 'direct' | 'transitive' | 'unknown';
  readonly isReported: boolean;
  readonly documentId: DocumentId | undefined;
  /** The first one stands in the component's own row. */
  readonly lookUps: readonly LookedUp[];
}

/** COPY is refused under row security; arrays of whole columns come next (stack.md §2d: 126,000 rows a second). */
export async function addComponents(tx: Transaction, components: readonly NewComponent[]): Promise<void> {
  const first = components.map(({ lookUps }) => lookUps[0]);
  const query = sql`
    INSERT INTO breakwater.component (
      org_id, asset_id, number, package_id, version_key, name, version, purl, vendor, depth, is_reported, document_id
    )
    SELECT *
    FROM unnest(
      ${components.map(({ organizationId }) => organizationId)}::uuid[],
      ${components.map(({ assetId }) => assetId)}::uuid[],
      ${components.map(({ number }) => number)}::int[],
      ${first.map((one) => one?.packageId)}::bigint[],
      ${first.map((one) => one?.versionKey)}::bytea[],
      ${components.map(({ name }) => name)}::text[],
      ${components.map(({ version }) => version)}::text[],
      ${components.map(({ purl }) => purl)}::text[],
      ${components.map(({ vendor }) => vendor)}::text[],
      ${components.map(({ depth }) => depth)}::text[],
      ${components.map(({ isReported }) => isReported)}::boolean[],
      ${components.map(({ documentId }) => documentId)}::uuid[]
    )`;
  await write(tx, query, components.length);
  const others = components.flatMap(({ organizationId, assetId, number, lookUps }) =>
    lookUps.slice(1).map((one) => ({ organizationId, assetId, number, ...one })),
  );
  if (others.length > 0) await addNames(tx, others);
}

interface FurtherName extends LookedUp, Pick<NewComponent, 'organizationId' | 'assetId' | 'number'> {}

async function addNames(tx: Transaction, names: readonly FurtherName[]): Promise<void> {
  const query = sql`
    INSERT INTO breakwater.component_name (org_id, asset_id, number, package_id, version_key)
    SELECT *
    FROM unnest(
      ${names.map(({ organizationId }) => organizationId)}::uuid[],
      ${names.map(({ assetId }) => assetId)}::uuid[],
      ${names.map(({ number }) => number)}::int[],
      ${names.map(({ packageId }) => packageId)}::bigint[],
      ${names.map(({ versionKey }) => versionKey)}::bytea[]
    )`;
  await write(tx, query, names.length);
}

/** A component as it stands, with how many vulnerabilities affect it. */
export interface KeptComponent {
  readonly number: number;
  readonly name: string;
  readonly version: string | undefined;
  readonly purl: string | undefined;
  readonly vendor: string | undefined;
  readonly depth: NewComponent['depth'];
  readonly isReported: boolean;
  readonly document: string | undefined;
}

/** In the order in which documents list them; `after`: from behind this number. */
export async function listComponents(
  tx: Transaction,
  organization: OrganizationId,
  assetId: AssetId,
  { after, limit }: { readonly after: number | undefined; readonly limit: number },
): Promise<readonly KeptComponent[]> {
  const query = sql`
    SELECT c.number, c.name, c.version, c.purl, c.vendor, c.depth, c.is_reported, d.path
    FROM breakwater.component AS c
    LEFT JOIN breakwater.inventory_document AS d ON d.org_id = c.org_id AND d.document_id = c.document_id
    WHERE c.org_id = ${organization} AND c.asset_id = ${assetId} AND c.number > ${after ?? -1}
    ORDER BY c.number
    LIMIT ${limit}`;
  return list(tx, query, 'component', (row) => ({
    number: row.number('number'),
    name: row.text('name'),
    version: row.optional('version', (column) => row.text(column)),
    purl: row.optional('purl', (column) => row.text(column)),
    vendor: row.optional('vendor', (column) => row.text(column)),
    depth: row.word('depth', ['direct', 'transitive', 'unknown']),
    isReported: row.boolean('is_reported'),
    document: row.optional('path', (column) => row.text(column)),
  }));
}

/** A component with the asset that it is on. */
export interface FoundComponent extends Pick<KeptComponent, 'name' | 'version' | 'purl' | 'isReported'> {
  readonly asset: { readonly id: AssetId; readonly name: string; readonly count: number };
}

/** Whose name or package URL holds these characters, in any case; by the names of assets. */
export async function findComponents(
  tx: Transaction,
  organization: OrganizationId,
  named: string,
  limit: number,
): Promise<FoundComponent[]> {
  const query = sql`
    SELECT a.asset_id, a.name AS asset, a.count, c.name, c.version, c.purl, c.is_reported
    FROM breakwater.component AS c
    JOIN breakwater.asset AS a USING (org_id, asset_id)
    WHERE c.org_id = ${organization}
      AND (strpos(lower(c.name), lower(${named})) > 0 OR strpos(lower(c.purl), lower(${named})) > 0)
    ORDER BY a.name, a.asset_id, c.name, c.number
    LIMIT ${limit}`;
  const found = await list(tx, query, 'component', (row) => ({
    asset: { id: row.id<'asset'>('asset_id'), name: row.text('asset'), count: row.number('count') },
    name: row.text('name'),
    version: row.optional('version', (column) => row.text(column)),
    purl: row.optional('purl', (column) => row.text(column)),
    isReported: row.boolean('is_reported'),
  }));
  return [...found];
}

/** Of all assets of an organization. */
export async function countComponents(tx: Transaction, organization: OrganizationId): Promise<number> {
  const query = sql`SELECT coalesce(sum(components), 0)::bigint AS count FROM breakwater.asset WHERE org_id = ${organization}`;
  return (await find(tx, query, 'asset', (row) => row.number('count'))) ?? 0;
}
