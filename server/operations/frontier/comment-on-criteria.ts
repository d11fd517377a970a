import { commentOnCriteria as endpoint } from '#api/frontier/criteria.ts';
import { accept, refuse } from '#core/kernel/decision.ts';
import { sha256 } from '#server/digest.ts';
import { makeCriteriaMove, standingCriteria } from '#server/frontier/criteria/make-move.ts';
import { operation } from '#server/operations/context.ts';

export const commentOnCriteria = operation(endpoint, (context, { params: { org }, body: { text } }) =>
  context.inTransaction(async (tx) => {
    const known = await standingCriteria(tx);
    if (known === undefined) return refuse('criteria.no_draft', 'No draft is open.');
    const id = context.ids.next<'criteria-comment'>();
    const made = await makeCriteriaMove(tx, context, {
      known,
      by: org,
      telling: { move: { kind: 'comment-made', id, digest: sha256(text) }, words: text },
      refusals: ['criteria.out_of_order', 'criteria.no_draft', 'criteria.comments_over', 'criteria.comment_known'],
    });
    return made.ok ? accept({ id }) : made;
  }),
);
