// Which vulnerabilities meet what an organization runs, and what each means for it.
import { concern } from '#api/told.ts';
import type { AssetId, OrganizationId } from '#core/kernel/ids.ts';
import type { Concern, LineOf } from '#server/planning/plan-lines.ts';
import { find, list, sql, write, writeAny } from '#server/postgres/sql.ts';
import type { Transaction } from '#server/postgres/transaction.ts';

type MatchRow = LineOf<'matches'>['matches'][number];

/** Weighed ones, beside those that are there. */
export async function addMatches(
  tx: Transaction,
  organization: OrganizationId,
  matches: readonly (MatchRow & { readonly assetId: AssetId })[],
): Promise<void> {
  const query = sql`
    INSERT INTO breakwater.match (
      org_id, asset_id, number, vulnerability, verdict, is_weighed, tier, in_kev, due_on, first_seen_on
    )
    SELECT ${organization}, asset_id, number, vulnerability, verdict, true, tier, in_kev, due_on, first_seen_on
    FROM unnest(
      ${matches.map(({ assetId }) => assetId)}::uuid[],
      ${matches.map(({ component }) => component)}::int[],
      ${matches.map(({ vulnerability }) => vulnerability)}::text[],
      ${matches.map(({ verdict }) => verdict)}::text[],
      ${matches.map(({ tier }) => tier)}::text[],
      ${matches.map(({ inKev }) => inKev)}::boolean[],
      ${matches.map(({ dueOn }) => dueOn)}::date[],
      ${matches.map(({ firstSeenOn }) => firstSeenOn)}::date[]
    ) AS m (asset_id, number, vulnerability, verdict, tier, in_kev, due_on, first_seen_on)`;
  await write(tx, query, matches.length);
}

/** Those that a new feed added and no plan weighed yet are weighed now: what stands of them stands among the others. */
export async function removeUnweighed(tx: Transaction, organization: OrganizationId): Promise<void> {
  await writeAny(tx, sql`DELETE FROM breakwater.match WHERE org_id = ${organization} AND NOT is_weighed`);
}

/** @param digest by the vulnerability's id, SHA-256 of the detail in hexadecimal */
export async function keepConcerns(
  tx: Transaction,
  organization: OrganizationId,
  concerns: readonly Concern[],
  digestOf: (detail: string) => string,
): Promise<void> {
  const details = concerns.map((one) => JSON.stringify(one));
  const query = sql`
    INSERT INTO breakwater.concern AS c (org_id, vulnerability, affected, unknown, taken_as_mended, digest, detail)
    SELECT ${organization}, vulnerability, affected, unknown, taken_as_mended, digest, detail
    FROM unnest(
      ${concerns.map(({ vulnerability }) => vulnerability)}::text[],
      ${concerns.map(({ affected }) => affected)}::int[],
      ${concerns.map(({ unknown }) => unknown)}::int[],
      ${concerns.map(({ takenAsMended }) => takenAsMended)}::int[],
      ${details.map(digestOf)}::text[],
      ${details}::jsonb[]
    ) AS told (vulnerability, affected, unknown, taken_as_mended, digest, detail)
    ON CONFLICT (org_id, vulnerability) DO UPDATE
    SET
      affected = excluded.affected,
      unknown = excluded.unknown,
      taken_as_mended = excluded.taken_as_mended,
      digest = excluded.digest,
      detail = excluded.detail
    WHERE c.digest <> excluded.digest`;
  await writeAny(tx, query);
}

/** All but these. */
export async function removeOtherConcerns(
  tx: Transaction,
  organization: OrganizationId,
  vulnerabilities: readonly string[],
): Promise<void> {
  await writeAny(
    tx,
    sql`
    DELETE FROM breakwater.concern
    WHERE org_id = ${organization} AND vulnerability <> ALL(${vulnerabilities}::text[])`,
  );
}

/** By any of its names. */
export async function findConcern(
  tx: Transaction,
  organization: OrganizationId,
  names: readonly string[],
): Promise<Concern | undefined> {
  const query = sql`
    SELECT detail FROM breakwater.concern
    WHERE org_id = ${organization} AND vulnerability = ANY(${names}::text[])
    ORDER BY vulnerability
    LIMIT 1`;
  return find(tx, query, 'concern', (row) => row.json('detail', (stored) => concern.parse(stored)));
}

export interface ConcernInShort {
  readonly vulnerability: string;
  readonly affected: number;
  readonly unknown: number;
  readonly takenAsMended: number;
}

/** By vulnerability; `after`: from behind it. */
export async function listConcerns(
  tx: Transaction,
  organization: OrganizationId,
  { after, limit }: { readonly after: string | undefined; readonly limit: number },
): Promise<readonly ConcernInShort[]> {
  const query = sql`
    SELECT vulnerability, affected, unknown, taken_as_mended
    FROM breakwater.concern
    WHERE org_id = ${organization} AND (${after}::text IS NULL OR vulnerability > ${after}::text)
    ORDER BY vulnerability
    LIMIT ${limit}`;
  return list(tx, query, 'concern', (row) => ({
    vulnerability: row.text('vulnerability'),
    affected: row.number('affected'),
    unknown: row.number('unknown'),
    takenAsMended: row.number('taken_as_mended'),
  }));
}

/** Whether a new feed's ranges led here and no plan weighed it yet. */
export async function hasUnweighed(
  tx: Transaction,
  organization: OrganizationId,
  names: readonly string[],
): Promise<boolean> {
  const query = sql`
    SELECT EXISTS (
      SELECT FROM breakwater.match
      WHERE org_id = ${organization} AND vulnerability = ANY(${names}::text[]) AND NOT is_weighed
    ) AS there`;
  return (await find(tx, query, 'match', (row) => row.boolean('there'))) ?? false;
}
