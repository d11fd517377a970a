import { answerComment as endpoint } from '#api/frontier/determinations.ts';
import { refuse } from '#core/kernel/decision.ts';
import { reachAsDecider } from '#server/frontier/determination/roles.ts';
import { makeStep, standingOf } from '#server/frontier/determination/make-move.ts';
import { noModel } from '#server/frontier/reach-model.ts';
import { operation } from '#server/operations/context.ts';

export const answerComment = operation(endpoint, (context, { params: { model, comment }, body: { text } }) =>
  context.inTransaction(async (tx) => {
    const reached = await reachAsDecider(tx, context, model, endpoint.id);
    if (reached === undefined) return noModel();
    const standing = await standingOf(tx, context, reached.model);
    const isMade = standing.moves.some(({ told }) => told.kind === 'comment-made' && told.id === comment);
    if (!isMade) return refuse('object.absent', 'There is no such comment.');
    return makeStep(tx, context, reached.model, {
      standing,
      step: {
        audience: 'record',
        by: reached.organization,
        telling: { kind: 'comment-answered', id: comment, text },
        event: 'comment_answered',
      },
      refusals: ['determination.answer_known', 'determination.no_evidence', 'determination.out_of_order'],
    });
  }),
);
