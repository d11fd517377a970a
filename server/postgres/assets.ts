// What an organization runs, as rows.
import { criticalities, exposures } from '#api/told.ts';
import { assetKinds } from '#core/components/asset.ts';
import type { AssetId, OrganizationId } from '#core/kernel/ids.ts';
import { find, list, sql, write, writeAny } from '#server/postgres/sql.ts';
import type { Row } from '#server/postgres/row.ts';
import type { Transaction } from '#server/postgres/transaction.ts';
import type { LineOf } from '#server/planning/plan-lines.ts';
import type { KnownAsset } from '#server/planning/plan-order.ts';

type AssetRow = LineOf<'assets'>['assets'][number];

/** An asset as it stands, with how many of its matches affect it. */
export interface KeptAsset extends Omit<AssetRow, 'componentsDigest' | 'matchesDigest'> {
  readonly assetId: AssetId;
}

export interface AssetPage {
  /** From behind this name. */
  readonly after: string | undefined;
  readonly limit: number;
  /** Whose name, or another name of theirs, begins so; in whatever case. */
  readonly named: string | undefined;
}

/** By name, in the order of its bytes. */
export async function listAssets(
  tx: Transaction,
  organization: OrganizationId,
  { after, limit, named }: AssetPage,
): Promise<readonly KeptAsset[]> {
  const start = named === undefined ? undefined : `${likeText(named.toLowerCase())}%`;
  const query = sql`
    SELECT asset_id, name, kind, exposure, exposure_source, exposure_on, documented_exposure,
           criticality, criticality_source, criticality_on, documented_criticality,
           zone, count, maintenance_window, loses, also_known_as, seen_on, components
    FROM breakwater.asset
    WHERE org_id = ${organization}
      AND (${after}::text IS NULL OR name > ${after}::text)
      AND (
        ${start}::text IS NULL
        OR lower(name) LIKE ${start}
        OR EXISTS (SELECT FROM unnest(also_known_as) AS other WHERE lower(other) LIKE ${start})
      )
    ORDER BY name
    LIMIT ${limit}`;
  return list(tx, query, 'asset', toAsset);
}

export async function findAsset(
  tx: Transaction,
  organization: OrganizationId,
  assetId: AssetId,
): Promise<KeptAsset | undefined> {
  const query = sql`
    SELECT asset_id, name, kind, exposure, exposure_source, exposure_on, documented_exposure,
           criticality, criticality_source, criticality_on, documented_criticality,
           zone, count, maintenance_window, loses, also_known_as, seen_on, components
    FROM breakwater.asset
    WHERE org_id = ${organization} AND asset_id = ${assetId}`;
  return find(tx, query, 'asset', toAsset);
}

export interface Stated {
  readonly exposure: AssetRow['exposure'];
  readonly criticality: AssetRow['criticality'];
}

/** Shows at once what the operator said; the next plan works it out again. */
export async function editAsset(
  tx: Transaction,
  organization: OrganizationId,
  assetId: AssetId,
  { exposure, criticality }: Stated,
): Promise<void> {
  const query = sql`
    UPDATE breakwater.asset
    SET exposure = ${exposure.value}, exposure_source = ${exposure.source}, exposure_on = ${exposure.on},
        criticality = ${criticality.value}, criticality_source = ${criticality.source}, criticality_on = ${criticality.on}
    WHERE org_id = ${organization} AND asset_id = ${assetId}`;
  await write(tx, query, 1);
}

/** What was kept of each asset, so that only what is otherwise now need be written. */
export async function knownAssets(
  tx: Transaction,
  organization: OrganizationId,
): Promise<readonly (KnownAsset & { readonly assetId: AssetId })[]> {
  const query = sql`
    SELECT asset_id, name, components_digest, matches_digest
    FROM breakwater.asset
    WHERE org_id = ${organization}`;
  return list(tx, query, 'asset', (row) => ({
    assetId: row.id<'asset'>('asset_id'),
    name: row.text('name'),
    componentsDigest: row.text('components_digest'),
    matchesDigest: row.text('matches_digest'),
  }));
}

/** Writes these assets down, each in place of the one of its id. */
export async function keepAssets(
  tx: Transaction,
  organization: OrganizationId,
  assets: readonly (AssetRow & { readonly assetId: AssetId })[],
): Promise<void> {
  const rows = assets.map((one) => ({
    asset_id: one.assetId,
    name: one.name,
    kind: one.kind,
    exposure: one.exposure.value,
    exposure_source: one.exposure.source,
    exposure_on: one.exposure.on,
    documented_exposure: one.documentedExposure,
    criticality: one.criticality.value,
    criticality_source: one.criticality.source,
    criticality_on: one.criticality.on,
    documented_criticality: one.documentedCriticality,
    zone: one.zone,
    count: one.count,
    maintenance_window: one.maintenanceWindow,
    loses: one.loses,
    also_known_as: one.alsoKnownAs,
    seen_on: one.seenOn,
    components: one.components,
    components_digest: one.componentsDigest,
    matches_digest: one.matchesDigest,
  }));
  const query = sql`
    INSERT INTO breakwater.asset AS a (
      org_id, asset_id, name, kind, exposure, exposure_source, exposure_on, documented_exposure,
      criticality, criticality_source, criticality_on, documented_criticality, zone, count,
      maintenance_window, loses, also_known_as, seen_on, components, components_digest, matches_digest
    )
    SELECT ${organization}::uuid, r.*
    FROM jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) AS r (
      asset_id uuid, name text, kind text, exposure text, exposure_source text, exposure_on date,
      documented_exposure text, criticality text, criticality_source text, criticality_on date,
      documented_criticality text, zone text, count int, maintenance_window text, loses text,
      also_known_as text[], seen_on date, components int, components_digest text, matches_digest text
    )
    ON CONFLICT (org_id, asset_id) DO UPDATE
    SET kind = excluded.kind, exposure = excluded.exposure, exposure_source = excluded.exposure_source,
        exposure_on = excluded.exposure_on, documented_exposure = excluded.documented_exposure,
        criticality = excluded.criticality, criticality_source = excluded.criticality_source,
        criticality_on = excluded.criticality_on, documented_criticality = excluded.documented_criticality,
        zone = excluded.zone, count = excluded.count, maintenance_window = excluded.maintenance_window,
        loses = excluded.loses, also_known_as = excluded.also_known_as, seen_on = excluded.seen_on,
        components = excluded.components, components_digest = excluded.components_digest,
        matches_digest = excluded.matches_digest
    WHERE a IS DISTINCT FROM excluded`;
  await writeAny(tx, query);
}

/** Takes assets out, with their components and matches. */
export async function removeAssets(
  tx: Transaction,
  organization: OrganizationId,
  assets: readonly AssetId[],
): Promise<void> {
  if (assets.length === 0) return;
  await removeMatches(tx, organization, assets);
  await removeComponents(tx, organization, assets);
  await write(
    tx,
    sql`
    DELETE FROM breakwater.asset
    WHERE org_id = ${organization} AND asset_id = ANY(${assets}::uuid[])`,
    assets.length,
  );
}

export async function removeComponents(
  tx: Transaction,
  organization: OrganizationId,
  assets: readonly AssetId[],
): Promise<void> {
  await writeAny(
    tx,
    sql`
    DELETE FROM breakwater.component_name
    WHERE org_id = ${organization} AND asset_id = ANY(${assets}::uuid[])`,
  );
  await writeAny(
    tx,
    sql`
    DELETE FROM breakwater.component
    WHERE org_id = ${organization} AND asset_id = ANY(${assets}::uuid[])`,
  );
}

export async function removeMatches(
  tx: Transaction,
  organization: OrganizationId,
  assets: readonly AssetId[],
): Promise<void> {
  await writeAny(
    tx,
    sql`
    DELETE FROM breakwater.match
    WHERE org_id = ${organization} AND asset_id = ANY(${assets}::uuid[])`,
  );
}

/** What people wrote, as it stands in a pattern of LIKE. */
function likeText(text: string): string {
  return text.replace(/[\\%_]/g, '\\$&');
}

function toAsset(row: Row): KeptAsset {
  const text = (column: string): string | undefined => row.optional(column, (one) => row.text(one));
  const day = (column: string): string | undefined => row.optional(column, (one) => row.day(one));
  return {
    assetId: row.id<'asset'>('asset_id'),
    name: row.text('name'),
    kind: row.word('kind', assetKinds),
    exposure: { value: row.word('exposure', exposures), source: text('exposure_source'), on: day('exposure_on') },
    criticality: {
      value: row.word('criticality', criticalities),
      source: text('criticality_source'),
      on: day('criticality_on'),
    },
    documentedExposure: row.word('documented_exposure', exposures),
    documentedCriticality: row.word('documented_criticality', criticalities),
    zone: text('zone'),
    count: row.number('count'),
    maintenanceWindow: text('maintenance_window'),
    loses: text('loses'),
    alsoKnownAs: [...row.texts('also_known_as')],
    seenOn: day('seen_on'),
    components: row.number('components'),
  };
}
