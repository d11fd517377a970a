import { showModel as endpoint } from '#api/frontier/models.ts';
import { accept } from '#core/kernel/decision.ts';
import { modelInAnswer } from '#server/frontier/told-model.ts';
import { noModel, reachModel } from '#server/frontier/reach-model.ts';
import { operation } from '#server/operations/context.ts';

export const showModel = operation(endpoint, (context, { params: { model } }) =>
  context.inTransaction(async (tx) => {
    const reached = await reachModel(tx, context, model, { permission: 'frontier.read', what: 'show-model' });
    return reached === undefined ? noModel() : accept(await modelInAnswer(tx, context.sealer, reached));
  }),
);
