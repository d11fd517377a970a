import { showAssessment as endpoint } from '#api/frontier/determinations.ts';
import { refuse } from '#core/kernel/decision.ts';
import { reachAsDecider } from '#server/frontier/determination/roles.ts';
import { recordFairness } from '#server/frontier/fairness/entries.ts';
import { makeStep, standingOf } from '#server/frontier/determination/make-move.ts';
import { noModel } from '#server/frontier/reach-model.ts';
import { operation } from '#server/operations/context.ts';
import { isOtherHuman } from '#server/postgres/frontier/widenings.ts';

/** What goes to more people than before takes two of the office. */
export const showAssessment = operation(endpoint, (context, { params: { model, assessment } }) =>
  context.inTransaction(async (tx) => {
    const reached = await reachAsDecider(tx, context, model, endpoint.id);
    if (reached === undefined) return noModel();
    const standing = await standingOf(tx, context, reached.model);
    const proposed = standing.moves.find(({ told }) => told.kind === 'assessment-proposed' && told.id === assessment);
    if (proposed?.told.kind !== 'assessment-proposed') return refuse('object.absent', 'There is no such proposal.');
    // Two accounts of one human are one.
    if (!(await isOtherHuman(tx, proposed.by.person))) {
      return refuse('determination.same_person', 'A second person of your office shows it.');
    }
    if (standing.moves.some(({ told }) => told.kind === 'assessment-shown' && told.id === assessment)) {
      return refuse('determination.shown_before', 'This assessment was shown before.');
    }
    const { text, until, withheld } = proposed.told;
    for (const { what, why } of withheld) {
      const entry = { kind: 'withheld', what, reason: why } as const;
      await recordFairness(tx, context, reached.model, { by: reached.organization, entry });
    }
    return makeStep(tx, context, reached.model, {
      standing,
      step: {
        audience: 'record',
        by: reached.organization,
        telling: {
          kind: 'assessment-shown',
          id: assessment,
          text,
          until: until.toString(),
          isWhole: withheld.length === 0,
        },
        event: 'assessment_shown',
      },
      refusals: [
        'determination.no_evidence',
        'determination.window_in_past',
        'determination.window_short',
        'determination.window_shortened',
        'determination.out_of_order',
      ],
    });
  }),
);
