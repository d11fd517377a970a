import { askForEvidence as endpoint } from '#api/frontier/determinations.ts';
import { reachAsOffice } from '#server/frontier/determination/roles.ts';
import { recordFairness } from '#server/frontier/fairness/entries.ts';
import { makeStep, standingOf } from '#server/frontier/determination/make-move.ts';
import { noModel } from '#server/frontier/reach-model.ts';
import { operation } from '#server/operations/context.ts';

export const askForEvidence = operation(endpoint, (context, { params, body: { text } }) =>
  context.inTransaction(async (tx) => {
    const who = { purposes: ['determination', 'evaluation'], what: 'ask-for-evidence' } as const;
    const reached = await reachAsOffice(tx, context, params.model, who);
    if (reached === undefined) return noModel();
    const { model, organization: by } = reached;
    await recordFairness(tx, context, model, { by, entry: { kind: 'evidence-asked', what: text } });
    return makeStep(tx, context, model, {
      standing: await standingOf(tx, context, reached.model),
      step: {
        audience: 'record',
        by: reached.organization,
        telling: { kind: 'evidence-asked', id: context.ids.next(), text },
        event: 'evidence_asked',
      },
      refusals: [],
    });
  }),
);
