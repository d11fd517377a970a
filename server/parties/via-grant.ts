// By whose grant somebody acts for an organization that is not theirs: ledgers tell it.
import type { OrganizationId } from '#core/kernel/ids.ts';
import { standingOf } from '#core/parties/asker.ts';
import { decide } from '#core/parties/decide.ts';
import { ofOrganization } from '#core/parties/guards.ts';
import type { Permission } from '#core/parties/permissions.ts';
import { findStanding } from '#server/postgres/standing.ts';
import type { Transaction } from '#server/postgres/transaction.ts';

/** The provider; `undefined`: whoever acts is a member. */
export async function providerActing(
  tx: Transaction,
  organization: OrganizationId,
  permission: Permission,
  at: Temporal.Instant,
): Promise<OrganizationId | undefined> {
  // Where the request came from was asked at the door.
  const standing = await findStanding(tx, { atLoopback: true, inOrganization: organization });
  const known = standing && standingOf(standing, organization);
  const decided = standing && known && decide(standing, { permission, at, needsStepUp: false }, ofOrganization(known));
  if (decided?.ok !== true || decided.value.by !== 'grant') return undefined;
  const { grantId } = decided.value;
  return standing?.grants.find(({ grant }) => grant.grantId === grantId)?.grant.provider;
}
