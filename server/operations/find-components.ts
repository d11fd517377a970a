import { componentsFoundMax, findComponents as endpoint } from '#api/inventories.ts';
import { accept } from '#core/kernel/decision.ts';
import { operation } from '#server/operations/context.ts';
import { countComponents, findComponents as read } from '#server/postgres/components.ts';

export const findComponents = operation(endpoint, ({ inTransaction }, { params: { org }, query: { named } }) =>
  inTransaction(async (tx) => {
    const found = await read(tx, org, named, componentsFoundMax + 1);
    return accept({
      found: found.slice(0, componentsFoundMax),
      isWhole: found.length <= componentsFoundMax,
      lookedAt: await countComponents(tx, org),
    });
  }),
);
