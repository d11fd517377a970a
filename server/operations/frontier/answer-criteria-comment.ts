import { answerCriteriaComment as endpoint } from '#api/frontier/criteria.ts';
import { refuse } from '#core/kernel/decision.ts';
import { sha256 } from '#server/digest.ts';
import { makeCriteriaMove, ownCriteria, standingCriteria } from '#server/frontier/criteria/make-move.ts';
import { operation } from '#server/operations/context.ts';

export const answerCriteriaComment = operation(endpoint, (context, { params: { org, comment }, body: { text } }) =>
  context.inTransaction(async (tx) => {
    const standing = await standingCriteria(tx);
    if (standing?.life.draft?.comments.some(({ id }) => id === comment) !== true) {
      return refuse('object.absent', 'There is no such comment.');
    }
    const known = await ownCriteria(tx, org);
    if (!known.ok) return known;
    return makeCriteriaMove(tx, context, {
      known: known.value,
      by: org,
      telling: { move: { kind: 'comment-answered', id: comment, digest: sha256(text) }, words: text },
      refusals: ['criteria.out_of_order', 'criteria.no_draft', 'criteria.answer_known'],
    });
  }),
);
