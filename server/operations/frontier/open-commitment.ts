import { openCommitment as endpoint } from '#api/frontier/fairness.ts';
import { accept, refuse } from '#core/kernel/decision.ts';
import { openingOf } from '#server/frontier/fairness/commitments.ts';
import { noModel, ownModel } from '#server/frontier/reach-model.ts';
import { recordOfModel } from '#server/frontier/model-event.ts';
import { operation } from '#server/operations/context.ts';
import { insertOpening, listCommitments, listOpenings, lockEditions } from '#server/postgres/frontier/editions.ts';

export const openCommitment = operation(endpoint, (context, { params }) =>
  context.inTransaction(async (tx) => {
    const model = await ownModel(tx, context, params.model, 'frontier.manage');
    if (model === undefined) return noModel();
    await lockEditions(tx);
    const { digest } = params;
    const commitment = (await listCommitments(tx, { model: model.modelId })).find((one) => one.digest === digest);
    if (commitment === undefined) return refuse('object.absent', 'There is none.');
    if ((await listOpenings(tx)).some((one) => one.digest === digest)) {
      return refuse('commitment.opened', 'It is opened already.');
    }
    const { overseer, period } = commitment;
    const opened = await openingOf(tx, context, commitment);
    await insertOpening(tx, overseer, { period, digest, at: context.clock.now(), by: 'developer', opened });
    await recordOfModel(tx, context, model, { kind: 'frontier-model.told' });
    return accept(undefined);
  }),
);
