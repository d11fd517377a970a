import { listAccessUses as endpoint } from '#api/frontier/grants.ts';
import { accept } from '#core/kernel/decision.ts';
import { noModel, ownModel } from '#server/frontier/reach-model.ts';
import { operation } from '#server/operations/context.ts';
import { pageOf } from '#server/parties/page.ts';
import { listUses } from '#server/postgres/frontier/access-uses.ts';

export const listAccessUses = operation(endpoint, (context, { params, query: { after, limit } }) =>
  context.inTransaction(async (tx) => {
    const model = await ownModel(tx, context, params.model, 'frontier.read');
    if (model === undefined) return noModel();
    const found = await listUses(tx, model.modelId, { after, limit: limit + 1 });
    const { page, next } = pageOf(found, limit, ({ useId }) => useId);
    const uses = page.map(({ useId, grantId, knownAs, at, what }) => ({
      id: useId,
      grant: grantId,
      knownAs,
      at: at.toString(),
      what,
    }));
    return accept({ uses, next });
  }),
);
