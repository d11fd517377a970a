import { listModels as endpoint } from '#api/frontier/models.ts';
import { accept } from '#core/kernel/decision.ts';
import { modelInAnswer } from '#server/frontier/told-model.ts';
import { reachModel } from '#server/frontier/reach-model.ts';
import { operation } from '#server/operations/context.ts';
import { pageOf } from '#server/parties/page.ts';
import { listModels as read } from '#server/postgres/frontier/models.ts';

export const listModels = operation(endpoint, (context, { query: { after, limit } }) =>
  context.inTransaction(async (tx) => {
    const { page, next } = pageOf(await read(tx, { after, limit: limit + 1 }), limit, ({ modelId }) => modelId);
    const models = [];
    for (const { modelId } of page) {
      const reached = await reachModel(tx, context, modelId, { permission: 'frontier.read', what: 'list-models' });
      if (reached !== undefined) models.push(await modelInAnswer(tx, context.sealer, reached));
    }
    return accept({ models, next });
  }),
);
