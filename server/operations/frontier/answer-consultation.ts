import { answerConsultation as endpoint } from '#api/frontier/determinations.ts';
import { refuse } from '#core/kernel/decision.ts';
import { reachAsOffice } from '#server/frontier/determination/roles.ts';
import { recordFairness } from '#server/frontier/fairness/entries.ts';
import { makeStep, standingOf } from '#server/frontier/determination/make-move.ts';
import { noModel } from '#server/frontier/reach-model.ts';
import { operation } from '#server/operations/context.ts';

/** An office answers for itself; that one said nothing is noted by the office that determines. */
export const answerConsultation = operation(endpoint, (context, { params, body: { office, view, text } }) =>
  context.inTransaction(async (tx) => {
    const who = { purposes: ['consultation', 'determination'], what: 'answer-consultation' } as const;
    const reached = await reachAsOffice(tx, context, params.model, who);
    if (reached === undefined) return noModel();
    const isSilence = view === 'none' && reached.offices.includes('nsa-director');
    if (!isSilence && !reached.offices.includes(office)) {
      return refuse('determination.not_office', 'Your organization is not that office.');
    }
    const { model, organization: by } = reached;
    if (view === 'differs') {
      await recordFairness(tx, context, model, { by, entry: { kind: 'dissent', office, says: text } });
    }
    if (view === 'none') {
      await recordFairness(tx, context, model, { by, entry: { kind: 'silence', office, noted: text } });
    }
    return makeStep(tx, context, model, {
      standing: await standingOf(tx, context, model),
      step: {
        audience: 'offices',
        by,
        telling: { kind: 'office-answered', office, view, text },
        event: 'office_answered',
      },
      refusals: ['determination.no_evidence', 'determination.out_of_order'],
    });
  }),
);
