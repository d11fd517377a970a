import { publishCriteria as endpoint } from '#api/frontier/criteria.ts';
import { accept } from '#core/kernel/decision.ts';
import { makeCriteriaMove, ownCriteria } from '#server/frontier/criteria/make-move.ts';
import { operation } from '#server/operations/context.ts';

export const publishCriteria = operation(endpoint, (context, { params: { org } }) =>
  context.inTransaction(async (tx) => {
    const known = await ownCriteria(tx, org);
    if (!known.ok) return known;
    const digest = known.value.life.draft?.texts.at(-1) ?? '';
    const made = await makeCriteriaMove(tx, context, {
      known: known.value,
      by: org,
      telling: { move: { kind: 'published', digest } },
      refusals: [
        'criteria.out_of_order',
        'criteria.no_draft',
        'criteria.comments_open',
        'criteria.comment_unanswered',
        'criteria.text_known',
      ],
    });
    return made.ok ? accept({ digest }) : made;
  }),
);
