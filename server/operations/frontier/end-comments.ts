import { endComments as endpoint } from '#api/frontier/determinations.ts';
import { reachAsDeveloper } from '#server/frontier/determination/roles.ts';
import { makeStep, standingOf } from '#server/frontier/determination/make-move.ts';
import { noModel } from '#server/frontier/reach-model.ts';
import { operation } from '#server/operations/context.ts';

export const endComments = operation(endpoint, (context, { params }) =>
  context.inTransaction(async (tx) => {
    const reached = await reachAsDeveloper(tx, context, params.model, endpoint.id);
    if (reached === undefined) return noModel();
    return makeStep(tx, context, reached.model, {
      standing: await standingOf(tx, context, reached.model),
      step: {
        audience: 'record',
        by: reached.organization,
        telling: { kind: 'comments-done' },
        event: 'comments_ended',
      },
      refusals: ['determination.comments_over', 'determination.no_evidence', 'determination.out_of_order'],
    });
  }),
);
