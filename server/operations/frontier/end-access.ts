import { endAccess as endpoint } from '#api/frontier/grants.ts';
import { accept } from '#core/kernel/decision.ts';
import { recordOfGrant } from '#server/frontier/access/events.ts';
import { noGrant } from '#server/frontier/access/told-grant.ts';
import { operation } from '#server/operations/context.ts';
import { endGrant, findCompartmentOf, findGrant } from '#server/postgres/frontier/access-grants.ts';

export const endAccess = operation(endpoint, (context, { params: { access } }) =>
  context.inTransaction(async (tx) => {
    const grant = await findGrant(tx, access);
    const compartmentId = grant && (await findCompartmentOf(tx, access));
    if (grant === undefined || compartmentId === undefined || !(await endGrant(tx, access))) return noGrant();
    await recordOfGrant(tx, context, grant, { kind: 'frontier-access.ended', compartmentId });
    return accept(undefined);
  }),
);
