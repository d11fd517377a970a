import { listResults as endpoint } from '#api/frontier/results.ts';
import { accept } from '#core/kernel/decision.ts';
import { resultInAnswer } from '#server/frontier/evidence/kept-result.ts';
import { noModel, reachModel } from '#server/frontier/reach-model.ts';
import { operation } from '#server/operations/context.ts';
import { listResults as read } from '#server/postgres/frontier/results.ts';

export const listResults = operation(endpoint, (context, { params: { model } }) =>
  context.inTransaction(async (tx) => {
    const wanted = { permission: 'frontier.read', scope: 'record', what: 'list-results' } as const;
    if ((await reachModel(tx, context, model, wanted)) === undefined) return noModel();
    const results = [];
    for (const one of await read(tx, model)) results.push(await resultInAnswer(tx, context.sealer, one));
    return accept({ results });
  }),
);
