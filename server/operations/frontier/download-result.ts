import { downloadResult as endpoint } from '#api/frontier/results.ts';
import { accept, refuse } from '#core/kernel/decision.ts';
import { openResult, recordText } from '#server/frontier/evidence/kept-result.ts';
import { noModel, reachModel } from '#server/frontier/reach-model.ts';
import { operation } from '#server/operations/context.ts';
import { findResult } from '#server/postgres/frontier/results.ts';

export const downloadResult = operation(endpoint, (context, { params: { model, result, of } }) =>
  context.inTransaction(async (tx) => {
    const wanted = { permission: 'frontier.read', scope: 'record', what: 'download-result' } as const;
    if ((await reachModel(tx, context, model, wanted)) === undefined) return noModel();
    const stored = await findResult(tx, model, result);
    const content = stored && recordText(await openResult(tx, context.sealer, stored), of);
    if (content === undefined) return refuse('object.absent', 'There is none.');
    return accept({ mediaType: 'application/json', name: `record-${of}-${result}.json`, content });
  }),
);
