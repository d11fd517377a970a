import { endPerson as endpoint } from '#api/frontier/grants.ts';
import { accept } from '#core/kernel/decision.ts';
import { recordOfGrant } from '#server/frontier/access/events.ts';
import { noGrant } from '#server/frontier/access/told-grant.ts';
import { operation } from '#server/operations/context.ts';
import { endNamed, findCompartmentOf, findGrant } from '#server/postgres/frontier/access-grants.ts';

export const endPerson = operation(endpoint, (context, { params: { access, person } }) =>
  context.inTransaction(async (tx) => {
    const grant = await findGrant(tx, access);
    // Whoever takes themselves off has no part in it afterwards.
    const compartmentId = grant && (await findCompartmentOf(tx, access));
    if (grant === undefined || compartmentId === undefined || !(await endNamed(tx, access, person))) return noGrant();
    await recordOfGrant(tx, context, grant, { kind: 'frontier-access.person_ended', after: person, compartmentId });
    return accept(undefined);
  }),
);
