import { showGrant as endpoint } from '#api/frontier/grants.ts';
import { accept } from '#core/kernel/decision.ts';
import { grantInAnswer, noGrant } from '#server/frontier/access/told-grant.ts';
import { operation } from '#server/operations/context.ts';
import { findGrant } from '#server/postgres/frontier/access-grants.ts';

export const showGrant = operation(endpoint, (context, { params }) =>
  context.inTransaction(async (tx) => {
    const grant = await findGrant(tx, params.access);
    return grant === undefined ? noGrant() : accept(await grantInAnswer(tx, context, grant));
  }),
);
