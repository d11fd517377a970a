import { renameModel as endpoint } from '#api/frontier/models.ts';
import { accept } from '#core/kernel/decision.ts';
import { noModel, ownModel } from '#server/frontier/reach-model.ts';
import { sealModel } from '#server/frontier/told-model.ts';
import { recordOfModel } from '#server/frontier/model-event.ts';
import { operation } from '#server/operations/context.ts';
import { renameModel as save } from '#server/postgres/frontier/models.ts';

export const renameModel = operation(endpoint, (context, { params: { model: id }, body }) =>
  context.inTransaction(async (tx) => {
    const model = await ownModel(tx, context, id, 'frontier.manage');
    if (model === undefined) return noModel();
    await save(tx, { ...model, sealed: await sealModel(tx, context.sealer, model, body) });
    await recordOfModel(tx, context, model, { kind: 'frontier-model.told' });
    return accept(undefined);
  }),
);
