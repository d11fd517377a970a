import { listAssets as endpoint } from '#api/inventories.ts';
import { accept } from '#core/kernel/decision.ts';
import { assetInAnswer } from '#server/inventories/in-answer.ts';
import { operation } from '#server/operations/context.ts';
import { pageOf } from '#server/parties/page.ts';
import { listAssets as list } from '#server/postgres/assets.ts';

export const listAssets = operation(endpoint, async ({ inTransaction }, { params: { org }, query }) => {
  const { after, limit, named } = query;
  const found = await inTransaction((tx) => list(tx, org, { after, limit: limit + 1, named }));
  const { page, next } = pageOf(found, limit, ({ name }) => name);
  return accept({ assets: page.map(assetInAnswer), next });
});
