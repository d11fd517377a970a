import { listTokens as endpoint } from '#api/tokens.ts';
import { accept } from '#core/kernel/decision.ts';
import { operation } from '#server/operations/context.ts';
import { listApiTokens } from '#server/postgres/api-tokens.ts';

export const listTokens = operation(endpoint, async ({ inTransaction }, { params, query: { after, limit } }) => {
  const found = await inTransaction((tx) => listApiTokens(tx, params.org, { after, limit: limit + 1 }));
  const page = found.slice(0, limit);
  return accept({
    tokens: page.map(({ tokenId, createdAt, expiresAt, revokedAt, scopes, ...rest }) => ({
      ...rest,
      id: tokenId,
      scopes: [...scopes],
      createdAt: createdAt.toString(),
      expiresAt: expiresAt.toString(),
      revokedAt: revokedAt?.toString(),
    })),
    next: found.length > limit ? page.at(-1)?.tokenId : undefined,
  });
});
