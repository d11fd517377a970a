import { listGrants as endpoint } from '#api/grants.ts';
import { accept } from '#core/kernel/decision.ts';
import { isLive } from '#core/parties/grant.ts';
import { operation } from '#server/operations/context.ts';
import { pageOf } from '#server/parties/page.ts';
import { listGivenGrants } from '#server/postgres/grants.ts';

export const listGrants = operation(
  endpoint,
  async ({ inTransaction, clock }, { params: { org }, query: { after, limit } }) => {
    const found = await inTransaction((tx) => listGivenGrants(tx, org, { after, limit: limit + 1 }));
    const { page, next } = pageOf(found, limit, ({ grantId }) => grantId);
    return accept({
      grants: page.map((grant) => ({
        id: grant.grantId,
        provider: { id: grant.provider, name: grant.providerName },
        scopes: [...grant.scopes],
        state: grant.state,
        isLive: isLive(grant, clock.now()),
        givenAt: grant.givenAt?.toString(),
        expiresAt: grant.expiresAt.toString(),
        usedOn: grant.usedOn,
      })),
      next,
    });
  },
);
