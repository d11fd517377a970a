import { downloadEvidenceRuns as endpoint } from '#api/frontier/evidence.ts';
import { accept, refuse } from '#core/kernel/decision.ts';
import { openRuns } from '#server/frontier/evidence/kept-evidence.ts';
import { noModel, reachModel } from '#server/frontier/reach-model.ts';
import { runsFile } from '#server/frontier/evidence/runs-file.ts';
import { operation } from '#server/operations/context.ts';

export const downloadEvidenceRuns = operation(endpoint, (context, { params: { model, evidence } }) =>
  context.inTransaction(async (tx) => {
    const wanted = { permission: 'frontier.read', scope: 'evidence', what: 'download-evidence-runs' } as const;
    const reached = await reachModel(tx, context, model, wanted);
    if (reached === undefined) return noModel();
    const runs = await openRuns(tx, context.sealer, reached.model, evidence);
    if (runs === undefined) return refuse('object.absent', 'There is none.');
    return accept(runsFile(`runs-${evidence}.jsonl`, [runs]));
  }),
);
