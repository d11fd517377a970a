import { showCriteria as endpoint } from '#api/frontier/criteria.ts';
import { accept } from '#core/kernel/decision.ts';
import { criteriaInAnswer } from '#server/frontier/criteria/in-answer.ts';
import { criteriaOf } from '#server/frontier/criteria/life.ts';
import { operation } from '#server/operations/context.ts';

export const showCriteria = operation(endpoint, (context) =>
  context.inTransaction(async (tx) => {
    const known = await criteriaOf(tx);
    return accept(known === undefined ? { published: [], dropped: [] } : await criteriaInAnswer(tx, context, known));
  }),
);
