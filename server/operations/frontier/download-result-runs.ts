import { downloadResultRuns as endpoint } from '#api/frontier/results.ts';
import { accept, refuse } from '#core/kernel/decision.ts';
import { gatherAgain } from '#server/frontier/evidence/gathered-runs.ts';
import { openResult } from '#server/frontier/evidence/kept-result.ts';
import { noModel, reachModel } from '#server/frontier/reach-model.ts';
import { runsFile } from '#server/frontier/evidence/runs-file.ts';
import { operation } from '#server/operations/context.ts';
import { findResult } from '#server/postgres/frontier/results.ts';

export const downloadResultRuns = operation(endpoint, (context, { params: { model, result } }) =>
  context.inTransaction(async (tx) => {
    const wanted = { permission: 'frontier.read', scope: 'evidence', what: 'download-result-runs' } as const;
    if ((await reachModel(tx, context, model, wanted)) === undefined) return noModel();
    const stored = await findResult(tx, model, result);
    if (stored === undefined) return refuse('object.absent', 'There is none.');
    const { parts, asked } = await openResult(tx, context.sealer, stored);
    const texts = await gatherAgain(tx, context, parts);
    if (texts === undefined) return refuse('result.out_of_reach', 'You do not see all runs that it was made from.');
    return accept(runsFile(`runs-${result}.jsonl`, texts, asked.budget));
  }),
);
