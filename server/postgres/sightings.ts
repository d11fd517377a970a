// Which vulnerability was met on which asset, since when and until when: most of what is remembered, and the baseline of
// whether it helps.
import { createHash } from 'node:crypto';
import type { OrganizationId } from '#core/kernel/ids.ts';
import { pairOf } from '#core/plans/flaw-keys.ts';
import type { Seen } from '#core/plans/state.ts';
import { list, sql, writeAny } from '#server/postgres/sql.ts';
import type { Transaction } from '#server/postgres/transaction.ts';

/** In the order that states have. */
export async function sightingsOf(tx: Transaction, organization: OrganizationId): Promise<readonly Seen[]> {
  const query = sql`
    SELECT asset, vulnerability, first_seen_on, arrived_on, in_kev, exploited_on, components, documents, closed_on
    FROM breakwater.sighting
    WHERE org_id = ${organization}`;
  const seen = await list(tx, query, 'sighting', (row): Seen => ({
    asset: row.text('asset'),
    vulnerability: row.text('vulnerability'),
    firstSeenOn: row.day('first_seen_on'),
    arrivedOn: row.optional('arrived_on', (column) => row.day(column)),
    inKev: row.boolean('in_kev'),
    exploitedOn: row.optional('exploited_on', (column) => row.day(column)),
    components: row.texts('components'),
    documents: row.texts('documents'),
    closedOn: row.optional('closed_on', (column) => row.day(column)),
  }));
  return [...seen].sort((a, b) => compare(a.asset, b.asset) || compare(a.vulnerability, b.vulnerability));
}

type Sighting = Omit<Seen, 'arrivedOn' | 'exploitedOn' | 'closedOn'> &
  Partial<Pick<Seen, 'arrivedOn' | 'exploitedOn' | 'closedOn'>>;

/** Puts these in place of what was kept of the same asset and vulnerability. */
export async function keepSightings(
  tx: Transaction,
  organization: OrganizationId,
  seen: readonly Sighting[],
): Promise<void> {
  const rows = seen.map((one) => ({ ...one, pair: digestOf(one).toString('hex') }));
  const query = sql`
    INSERT INTO breakwater.sighting (
      org_id, pair, asset, vulnerability, first_seen_on, arrived_on, in_kev, exploited_on, components, documents, closed_on
    )
    SELECT ${organization}::uuid, decode(pair, 'hex'), asset, vulnerability, "firstSeenOn", "arrivedOn", "inKev",
           "exploitedOn", components, documents, "closedOn"
    FROM jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) AS r (
      pair text, asset text, vulnerability text, "firstSeenOn" date, "arrivedOn" date, "inKev" boolean,
      "exploitedOn" date, components text[], documents text[], "closedOn" date
    )
    ON CONFLICT (org_id, pair) DO UPDATE
    SET first_seen_on = excluded.first_seen_on, arrived_on = excluded.arrived_on, in_kev = excluded.in_kev,
        exploited_on = excluded.exploited_on, components = excluded.components, documents = excluded.documents,
        closed_on = excluded.closed_on`;
  await writeAny(tx, query);
}

/** Those that are kept under another name of their asset now. */
export async function removeSightings(
  tx: Transaction,
  organization: OrganizationId,
  gone: readonly Pick<Seen, 'asset' | 'vulnerability'>[],
): Promise<void> {
  if (gone.length === 0) return;
  await writeAny(
    tx,
    sql`
    DELETE FROM breakwater.sighting
    WHERE org_id = ${organization} AND pair = ANY(${gone.map(digestOf)}::bytea[])`,
  );
}

function digestOf(one: Pick<Seen, 'asset' | 'vulnerability'>): Buffer {
  return createHash('sha256').update(pairOf(one)).digest();
}

/** By UTF-16 code units, as states are sorted. */
function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
