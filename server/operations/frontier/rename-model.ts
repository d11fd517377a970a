import { renameModel as endpoint } from '#api/frontier/models.ts';
import { accept } from '#core/kernel/decision.ts';
import { noModel, ownModel } from '#server/frontier/reach-model.ts';
import { sealModel } from '#server/frontier/told-model.ts';
import { operation } from '#server/operations/context.ts';
import { recordEvent } from '#server/postgres/events.ts';
import { renameModel as save } from '#server/postgres/frontier/models.ts';

export const renameModel = operation(endpoint, (context, { params: { model: id }, body }) =>
  context.inTransaction(async (tx) => {
    const model = await ownModel(tx, context, id, 'frontier.manage');
    if (model === undefined) return noModel();
    await save(tx, { ...model, sealed: await sealModel(tx, context.sealer, model, body) });
    await recordEvent(tx, {
      eventId: context.ids.next<'event'>(),
      organizationId: model.developer,
      object: { kind: 'frontier-model', id },
      kind: 'frontier-model.told',
      compartments: [model.compartmentId],
    });
    return accept(undefined);
  }),
);
