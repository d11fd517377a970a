// What only the clearinghouse does in the framework: it says who is an office.
import type { OrganizationId } from '#core/kernel/ids.ts';
import { refuse } from '#core/kernel/decision.ts';
import { findOrganization } from '#server/postgres/organizations.ts';
import type { Transaction } from '#server/postgres/transaction.ts';

export async function isClearinghouse(tx: Transaction, organization: OrganizationId): Promise<boolean> {
  return (await findOrganization(tx, organization))?.nature.kind === 'clearinghouse';
}

export function noClearinghouse() {
  return refuse('office.not_clearinghouse', 'Only the clearinghouse says who is an office of the framework.');
}
