// What whoever acts holds in an organization as its member: what they may give on, and no more.
import type { OrganizationId } from '#core/kernel/ids.ts';
import { heldAsMember } from '#core/parties/asker.ts';
import type { Permission } from '#core/parties/permissions.ts';
import { findStanding } from '#server/postgres/standing.ts';
import type { Transaction } from '#server/postgres/transaction.ts';

export async function holdsAsMember(
  tx: Transaction,
  organization: OrganizationId,
  at: Temporal.Instant,
): Promise<readonly Permission[]> {
  // Where the request came from was asked at the door.
  const standing = await findStanding(tx, { atLoopback: true, inOrganization: organization });
  return standing === undefined ? [] : heldAsMember(standing, organization, at);
}
