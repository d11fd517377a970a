import { dropCriteriaDraft as endpoint } from '#api/frontier/criteria.ts';
import { sha256 } from '#server/digest.ts';
import { makeCriteriaMove, ownCriteria } from '#server/frontier/criteria/make-move.ts';
import { operation } from '#server/operations/context.ts';

export const dropCriteriaDraft = operation(endpoint, (context, { params: { org }, body: { why } }) =>
  context.inTransaction(async (tx) => {
    const known = await ownCriteria(tx, org);
    if (!known.ok) return known;
    return makeCriteriaMove(tx, context, {
      known: known.value,
      by: org,
      telling: { move: { kind: 'draft-dropped', digest: sha256(why) }, words: why },
      refusals: ['criteria.out_of_order', 'criteria.no_draft', 'criteria.comment_unanswered'],
    });
  }),
);
