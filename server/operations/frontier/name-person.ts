import { namePerson as endpoint } from '#api/frontier/grants.ts';
import { accept, refuse } from '#core/kernel/decision.ts';
import { recordOfGrant } from '#server/frontier/access/events.ts';
import { isMemberOf } from '#server/frontier/access/people.ts';
import { noGrant } from '#server/frontier/access/told-grant.ts';
import { operation } from '#server/operations/context.ts';
import { findCompartmentOf, findGrant, nameFor } from '#server/postgres/frontier/access-grants.ts';

export const namePerson = operation(endpoint, (context, { params, body: { person } }) =>
  context.inTransaction(async (tx) => {
    const grant = await findGrant(tx, params.access);
    const compartmentId = grant && (await findCompartmentOf(tx, grant.grantId));
    if (grant === undefined || compartmentId === undefined) return noGrant();
    if (!(await isMemberOf(tx, context, grant.holder, 'frontier.manage'))) return noGrant();
    if (!(await nameFor(tx, grant.grantId, person))) {
      return refuse('access.not_nameable', 'Only a member of yours who is not named yet can be named.');
    }
    await recordOfGrant(tx, context, grant, { kind: 'frontier-access.named', after: person, compartmentId });
    return accept(undefined);
  }),
);
