// Whether whoever acts speaks for an organization in the framework.
import { pathTo } from '#core/parties/asker.ts';
import type { OrganizationId } from '#core/kernel/ids.ts';
import type { Permission } from '#core/parties/permissions.ts';
import type { Context } from '#server/operations/context.ts';
import { findStanding } from '#server/postgres/standing.ts';
import type { Transaction } from '#server/postgres/transaction.ts';

/** As its member alone: a provider's grant is for nothing of the framework. */
export async function isMemberOf(
  tx: Transaction,
  { clock }: Pick<Context, 'clock'>,
  organization: OrganizationId,
  permission: Permission,
): Promise<boolean> {
  // Where the request came from was asked at the door.
  const standing = await findStanding(tx, { atLoopback: true, inOrganization: organization });
  return standing !== undefined && pathTo(standing, permission, organization, clock.now())?.by === 'member';
}
