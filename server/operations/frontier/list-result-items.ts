import { listResultItems as endpoint } from '#api/frontier/results.ts';
import { accept, refuse } from '#core/kernel/decision.ts';
import { openItems } from '#server/frontier/evidence/kept-result.ts';
import { noModel, reachModel } from '#server/frontier/reach-model.ts';
import { operation } from '#server/operations/context.ts';
import { findResultItems } from '#server/postgres/frontier/results.ts';

export const listResultItems = operation(endpoint, (context, { params: { model, result } }) =>
  context.inTransaction(async (tx) => {
    const wanted = { permission: 'frontier.read', scope: 'evidence', what: 'list-result-items' } as const;
    const reached = await reachModel(tx, context, model, wanted);
    if (reached === undefined) return noModel();
    const sealed = await findResultItems(tx, model, result);
    if (sealed === undefined) return refuse('object.absent', 'There is none.');
    const kept = await openItems(tx, context.sealer, reached.model, { resultId: result, sealed });
    return accept({ comparisons: kept.map(({ of, items }) => ({ against: of, items })) });
  }),
);
