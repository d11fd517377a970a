import { openCommitment as endpoint } from '#api/frontier/fairness.ts';
import { accept, refuse } from '#core/kernel/decision.ts';
import { openingOf } from '#server/frontier/fairness/commitments.ts';
import { noModel, ownModel } from '#server/frontier/reach-model.ts';
import { operation } from '#server/operations/context.ts';
import { recordEvent } from '#server/postgres/events.ts';
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
    await recordEvent(tx, {
      eventId: context.ids.next<'event'>(),
      organizationId: model.developer,
      object: { kind: 'frontier-model', id: model.modelId },
      kind: 'frontier-model.told',
      compartments: [model.compartmentId],
    });
    return accept(undefined);
  }),
);
