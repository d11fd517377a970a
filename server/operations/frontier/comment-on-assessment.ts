import { commentOnAssessment as endpoint } from '#api/frontier/determinations.ts';
import { accept } from '#core/kernel/decision.ts';
import { reachAsDeveloper } from '#server/frontier/determination/roles.ts';
import { makeStep, standingOf } from '#server/frontier/determination/make-move.ts';
import { noModel } from '#server/frontier/reach-model.ts';
import { operation } from '#server/operations/context.ts';

export const commentOnAssessment = operation(endpoint, (context, { params, body: { text } }) =>
  context.inTransaction(async (tx) => {
    const reached = await reachAsDeveloper(tx, context, params.model, endpoint.id);
    if (reached === undefined) return noModel();
    const id = context.ids.next<'comment'>();
    const made = await makeStep(tx, context, reached.model, {
      standing: await standingOf(tx, context, reached.model),
      step: {
        audience: 'record',
        by: reached.organization,
        telling: { kind: 'comment-made', id, text },
        event: 'comment_made',
      },
      refusals: ['determination.comments_over', 'determination.no_evidence', 'determination.out_of_order'],
    });
    return made.ok ? accept({ id }) : made;
  }),
);
