// Whom a change of the feed concerns: found by ranges of version keys, without looking at anybody else. What runs here runs as
// `breakwater_matcher`, who may read nothing but who has which package in which version.
import type { OrganizationId } from '#core/kernel/ids.ts';
import { list, sql, writeAny } from '#server/postgres/sql.ts';
import type { Transaction } from '#server/postgres/transaction.ts';

/** Keys of a package from one on, up to but without the other. Components without a key are in every range. */
export interface ScanRange {
  readonly packageId: number;
  readonly from: Uint8Array | undefined;
  readonly to: Uint8Array | undefined;
}

/** With what is met there. */
export interface MeetingRange extends ScanRange {
  readonly vulnerability: string;
  readonly verdict: 'affected' | 'unknown';
}

/** Takes on the role for the rest of the transaction, after it was entered. A feed may change much at once. */
export async function actAsMatcher(tx: Transaction): Promise<void> {
  await writeAny(tx, sql`SET LOCAL ROLE breakwater_matcher`);
  await writeAny(tx, sql`SET LOCAL statement_timeout = '10min'`);
}

const first = new Uint8Array(0);
/** Behind every key: these hold at most 512 bytes. A bound that is no bound would keep the index from being used. */
const last = new Uint8Array(514).fill(0xff);

/** Each once, at the cost of the answer: of the tables nothing but two indexes is read. */
export async function concernedOrganizations(
  tx: Transaction,
  ranges: readonly ScanRange[],
): Promise<readonly OrganizationId[]> {
  const query = sql`
    SELECT DISTINCT found.org_id
    FROM unnest(
      ${ranges.map(({ packageId }) => packageId)}::bigint[],
      ${ranges.map(({ from }) => from ?? first)}::bytea[],
      ${ranges.map(({ to }) => to ?? last)}::bytea[]
    ) AS r (package_id, low, high)
    CROSS JOIN LATERAL (
      SELECT c.org_id
      FROM breakwater.component AS c
      WHERE c.package_id = r.package_id AND c.version_key >= r.low AND c.version_key < r.high
      UNION ALL
      SELECT c.org_id
      FROM breakwater.component AS c
      WHERE c.package_id = r.package_id AND c.version_key IS NULL
      UNION ALL
      SELECT n.org_id
      FROM breakwater.component_name AS n
      WHERE n.package_id = r.package_id AND n.version_key >= r.low AND n.version_key < r.high
      UNION ALL
      SELECT n.org_id
      FROM breakwater.component_name AS n
      WHERE n.package_id = r.package_id AND n.version_key IS NULL
    ) AS found`;
  return list(tx, query, 'component', (row) => row.id<'organization'>('org_id'));
}

/**
 * Writes what the ranges meet, beside what is known already; says how many are new. They are to be weighed by the plans of
 * their organizations: a range is one publisher's word.
 */
export async function addMeetings(tx: Transaction, ranges: readonly MeetingRange[]): Promise<number> {
  const query = sql`
    INSERT INTO breakwater.match (org_id, asset_id, number, vulnerability, verdict, is_weighed)
    SELECT found.org_id, found.asset_id, found.number, r.vulnerability, found.verdict, false
    FROM unnest(
      ${ranges.map(({ packageId }) => packageId)}::bigint[],
      ${ranges.map(({ from }) => from ?? first)}::bytea[],
      ${ranges.map(({ to }) => to ?? last)}::bytea[],
      ${ranges.map(({ vulnerability }) => vulnerability)}::text[],
      ${ranges.map(({ verdict }) => verdict)}::text[]
    ) AS r (package_id, low, high, vulnerability, verdict)
    CROSS JOIN LATERAL (
      SELECT c.org_id, c.asset_id, c.number, r.verdict
      FROM breakwater.component AS c
      WHERE c.package_id = r.package_id AND c.version_key >= r.low AND c.version_key < r.high
      UNION ALL
      SELECT c.org_id, c.asset_id, c.number, 'unknown'
      FROM breakwater.component AS c
      WHERE c.package_id = r.package_id AND c.version_key IS NULL
      UNION ALL
      SELECT n.org_id, n.asset_id, n.number, r.verdict
      FROM breakwater.component_name AS n
      WHERE n.package_id = r.package_id AND n.version_key >= r.low AND n.version_key < r.high
      UNION ALL
      SELECT n.org_id, n.asset_id, n.number, 'unknown'
      FROM breakwater.component_name AS n
      WHERE n.package_id = r.package_id AND n.version_key IS NULL
    ) AS found
    ORDER BY found.verdict
    ON CONFLICT DO NOTHING`;
  return writeAny(tx, query);
}
