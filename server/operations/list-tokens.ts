import { listTokens as endpoint } from '#api/tokens.ts';
import { pageFrom } from '#api/pages.ts';
import { accept } from '#core/kernel/decision.ts';
import { operation } from '#server/operations/context.ts';
import { listApiTokens } from '#server/postgres/api-tokens.ts';

export const listTokens = operation(endpoint, async ({ inTransaction }, { params, query: { after, limit } }) => {
  const found = await inTransaction((tx) => listApiTokens(tx, params.org, { after: after?.[0], limit: limit + 1 }));
  const { items, next } = pageFrom(found, limit, ({ tokenId }) => [tokenId]);
  return accept({
    items: items.map(({ tokenId, createdAt, expiresAt, revokedAt, scopes, ...rest }) => ({
      ...rest,
      id: tokenId,
      scopes: [...scopes],
      createdAt: createdAt.toString(),
      expiresAt: expiresAt.toString(),
      revokedAt: revokedAt?.toString(),
    })),
    next,
  });
});
