import { recordEvidence as endpoint } from '#api/frontier/determinations.ts';
import { refuse } from '#core/kernel/decision.ts';
import { reachAsDecider } from '#server/frontier/determination/roles.ts';
import { recordFairness } from '#server/frontier/fairness/entries.ts';
import { findingOf } from '#server/frontier/determination/finding-of.ts';
import { makeStep, standingOf } from '#server/frontier/determination/make-move.ts';
import { noModel } from '#server/frontier/reach-model.ts';
import { operation } from '#server/operations/context.ts';

/** What a result comes to is worked out; nobody states it. */
export const recordEvidence = operation(endpoint, (context, { params, body: { result } }) =>
  context.inTransaction(async (tx) => {
    const reached = await reachAsDecider(tx, context, params.model, endpoint.id);
    if (reached === undefined) return noModel();
    const { model, organization: by } = reached;
    const found = await findingOf(tx, context, model, result);
    if (found === undefined) {
      return refuse(
        'determination.result_absent',
        'There is no such result of this model that was judged by criteria.',
      );
    }
    const criteria = { version: found.criteriaVersion, digest: found.criteriaDigest };
    const applied = { kind: 'criteria-applied', version: criteria.version, criteria: criteria.digest } as const;
    await recordFairness(tx, context, model, { by, entry: applied });
    return makeStep(tx, context, model, {
      standing: await standingOf(tx, context, model),
      step: {
        audience: 'record',
        by,
        telling: {
          kind: 'evidence-recorded',
          result,
          digest: found.digest,
          scored: found.scoredDigest,
          criteria: { ...criteria, publishedAt: found.criteriaPublishedAt.toString() },
          firstResultAt: found.firstResultAt.toString(),
          finding: {
            comparisons: [...found.finding.comparisons],
            levels: [...found.finding.levels],
          },
        },
        event: 'evidence_recorded',
      },
      refusals: ['determination.criteria_too_late', 'determination.result_in_future', 'determination.out_of_order'],
    });
  }),
);
