// Whether whoever acts in a transaction may do something in an organization, as row security has it.
import type { Permission } from '#core/parties/permissions.ts';
import { find, sql } from '#server/postgres/sql.ts';
import type { Transaction } from '#server/postgres/transaction.ts';

export async function isPermitted(tx: Transaction, permission: Permission, organization: string): Promise<boolean> {
  const query = sql`SELECT ${organization}::uuid = ANY(breakwater.orgs_where(${permission})) AS may`;
  return (await find(tx, query, 'member', (row) => row.boolean('may'))) ?? false;
}
