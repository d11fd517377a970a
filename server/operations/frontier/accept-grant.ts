import { acceptGrant as endpoint } from '#api/frontier/grants.ts';
import { accept, refuse } from '#core/kernel/decision.ts';
import { recordOfGrant } from '#server/frontier/access/events.ts';
import { noGrant } from '#server/frontier/access/told-grant.ts';
import { operation } from '#server/operations/context.ts';
import {
  acceptGrant as save,
  findCompartmentOf,
  findGrant,
  listNamed,
} from '#server/postgres/frontier/access-grants.ts';

export const acceptGrant = operation(endpoint, (context, { params, body: { termsDigest } }) =>
  context.inTransaction(async (tx) => {
    const grant = await findGrant(tx, params.access);
    const compartmentId = grant && (await findCompartmentOf(tx, grant.grantId));
    if (grant === undefined || compartmentId === undefined) return noGrant();
    const named = await listNamed(tx, [grant.grantId]);
    if (!named.some(({ personId, ended }) => personId === context.asker.personId && !ended)) return noGrant();
    if (!(await save(tx, grant.grantId, termsDigest))) {
      return refuse('access.other_terms', 'These are not the terms, or you accepted them already.');
    }
    const digests = { terms: termsDigest };
    await recordOfGrant(tx, context, grant, { kind: 'frontier-access.accepted', digests, compartmentId });
    return accept(undefined);
  }),
);
