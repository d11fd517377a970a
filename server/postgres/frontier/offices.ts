// Which organization is which office of the framework.
import type { AccessPurpose } from '#core/frontier/access/grant.ts';
import { frameworkOffices, type FrameworkOffice } from '#core/frontier/access/offices.ts';
import type { OrganizationId } from '#core/kernel/ids.ts';
import { find, list, sql, writeAny } from '#server/postgres/sql.ts';
import type { Transaction } from '#server/postgres/transaction.ts';

export interface OfficeHolder {
  readonly organizationId: OrganizationId;
  readonly office: FrameworkOffice;
  readonly name: string;
}

/** All there are, for everybody who is signed in. */
export async function listOffices(tx: Transaction): Promise<readonly OfficeHolder[]> {
  const query = sql`
    SELECT org_id, office, name
    FROM breakwater.frontier_office
    ORDER BY office, org_id
    LIMIT 1000`;
  return list(tx, query, 'frontier_office', (row) => ({
    organizationId: row.id<'organization'>('org_id'),
    office: row.word('office', frameworkOffices),
    name: row.text('name'),
  }));
}

/** By an administrator of the clearinghouse; false where it can not be. */
export async function setOffice(
  tx: Transaction,
  organization: OrganizationId,
  office: FrameworkOffice,
): Promise<boolean> {
  const query = sql`SELECT breakwater.set_frontier_office(${organization}, ${office}) AS done`;
  return (await find(tx, query, 'frontier_office', (row) => row.boolean('done'))) === true;
}

/** What it holds for these purposes, by an administrator of the clearinghouse. */
export async function endAccessOfFormerOffice(
  tx: Transaction,
  organization: OrganizationId,
  purposes: readonly AccessPurpose[],
): Promise<void> {
  const query = sql`SELECT breakwater.end_frontier_grants_of_former_office(${organization}, ${purposes})`;
  await find(tx, query, 'frontier_grant', () => true);
}

/** False where there is none, or whoever acts may not. */
export async function endOffice(
  tx: Transaction,
  organization: OrganizationId,
  office: FrameworkOffice,
): Promise<boolean> {
  const query = sql`DELETE FROM breakwater.frontier_office WHERE org_id = ${organization} AND office = ${office}`;
  return (await writeAny(tx, query)) === 1;
}
