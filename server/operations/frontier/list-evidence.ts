import { listEvidence as endpoint } from '#api/frontier/evidence.ts';
import { accept } from '#core/kernel/decision.ts';
import { evidenceInAnswer } from '#server/frontier/evidence/kept-evidence.ts';
import { noModel, reachModel } from '#server/frontier/reach-model.ts';
import { operation } from '#server/operations/context.ts';
import { listEvidence as read } from '#server/postgres/frontier/evidence.ts';

export const listEvidence = operation(endpoint, (context, { params: { model } }) =>
  context.inTransaction(async (tx) => {
    const wanted = { permission: 'frontier.read', scope: 'record', what: 'list-evidence' } as const;
    if ((await reachModel(tx, context, model, wanted)) === undefined) return noModel();
    const evidence = [];
    for (const one of await read(tx, model)) evidence.push(await evidenceInAnswer(tx, context.sealer, one));
    return accept({ evidence });
  }),
);
