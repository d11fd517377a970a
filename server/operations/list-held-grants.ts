import { listHeldGrants as endpoint } from '#api/grants.ts';
import { accept } from '#core/kernel/decision.ts';
import { isLive } from '#core/parties/grant.ts';
import { operation } from '#server/operations/context.ts';
import { pageOf } from '#server/parties/page.ts';
import { listHeldGrants as read } from '#server/postgres/grants.ts';

export const listHeldGrants = operation(
  endpoint,
  async ({ inTransaction, clock }, { params: { org }, query: { after, limit } }) => {
    const found = await inTransaction((tx) => read(tx, org, { after, limit: limit + 1 }));
    const { page, next } = pageOf(found, limit, ({ grantId }) => grantId);
    return accept({
      grants: page.map((grant) => ({
        id: grant.grantId,
        customer: { id: grant.customer, name: grant.customerName },
        scopes: [...grant.scopes],
        state: grant.state,
        isLive: isLive(grant, clock.now()),
        expiresAt: grant.expiresAt.toString(),
      })),
      next,
    });
  },
);
