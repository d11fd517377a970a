import { listComponents as endpoint } from '#api/inventories.ts';
import { accept, refuse } from '#core/kernel/decision.ts';
import { operation } from '#server/operations/context.ts';
import { pageOf } from '#server/parties/page.ts';
import { findAsset } from '#server/postgres/assets.ts';
import { listComponents as list } from '#server/postgres/components.ts';

export const listComponents = operation(endpoint, ({ inTransaction }, { params: { org, asset }, query }) =>
  inTransaction(async (tx) => {
    if ((await findAsset(tx, org, asset)) === undefined) return refuse('object.absent', 'There is no such asset.');
    const { after, limit } = query;
    const found = await list(tx, org, asset, { after, limit: limit + 1 });
    const { page, next } = pageOf(found, limit, ({ number }) => number);
    return accept({ components: [...page], next });
  }),
);
