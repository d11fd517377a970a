import { showOrganization as endpoint } from '#api/organizations.ts';
import { accept, refuse } from '#core/kernel/decision.ts';
import { membershipIn, pathTo } from '#core/parties/asker.ts';
import { permissions } from '#core/parties/permissions.ts';
import { operation } from '#server/operations/context.ts';
import { organizationInAnswer } from '#server/parties/in-answer.ts';
import { findOrganization } from '#server/postgres/organizations.ts';
import { findStanding } from '#server/postgres/standing.ts';

export const showOrganization = operation(endpoint, ({ inTransaction, clock }, { params: { org } }) =>
  inTransaction(async (tx) => {
    const organization = await findOrganization(tx, org);
    const standing = await findStanding(tx, { atLoopback: true, inOrganization: org });
    if (organization === undefined || standing === undefined) return refuse('object.absent', 'There is none.');
    const own = membershipIn(standing, org);
    return accept({
      ...organizationInAnswer(organization),
      role: own?.state === 'active' ? own.role : undefined,
      permissions: permissions.filter((permission) => pathTo(standing, permission, org, clock.now()) !== undefined),
    });
  }),
);
