import { listOfferedAccess as endpoint } from '#api/frontier/grants.ts';
import { accept } from '#core/kernel/decision.ts';
import { grantInAnswer } from '#server/frontier/access/told-grant.ts';
import { operation } from '#server/operations/context.ts';
import { listOffered } from '#server/postgres/frontier/access-grants.ts';

/** Far more than one organization is given at a time. */
const offersMax = 500;

export const listOfferedAccess = operation(endpoint, (context) =>
  context.inTransaction(async (tx) => {
    const grants = [];
    for (const grant of await listOffered(tx, offersMax)) grants.push(await grantInAnswer(tx, context, grant));
    return accept({ grants });
  }),
);
