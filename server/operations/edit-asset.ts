import { editAsset as endpoint } from '#api/inventories.ts';
import { assert } from '#core/kernel/assert.ts';
import { accept, refuse } from '#core/kernel/decision.ts';
import { answeredAssets } from '#core/plans/memory.ts';
import { sayOfAsset } from '#core/plans/say-of-asset.ts';
import { emptyState } from '#core/plans/state.ts';
import { assetInAnswer } from '#server/inventories/in-answer.ts';
import { documented } from '#server/inventories/documented.ts';
import { operation } from '#server/operations/context.ts';
import { providerActing } from '#server/parties/via-grant.ts';
import { dayOf } from '#server/planning/replan.ts';
import { editAsset as edit, findAsset } from '#server/postgres/assets.ts';
import { recordEvent } from '#server/postgres/events.ts';
import { answersOf, giveAnswer, raiseStateVersion, takeBackAnswer } from '#server/postgres/plan-state.ts';

/** The operator's word, which the state remembers as it does every other; shown at once, and planned with next. */
export const editAsset = operation(endpoint, (context, { params: { org, asset }, body }) =>
  context.inTransaction(async (tx) => {
    const { ids, clock } = context;
    const before = await findAsset(tx, org, asset);
    if (before === undefined) return refuse('object.absent', 'There is no such asset.');
    const { exposure, criticality } = body;
    if (exposure === undefined && criticality === undefined) return accept(assetInAnswer(before));
    await raiseStateVersion(tx, org);
    const answers = await answersOf(tx, org);
    const said = sayOfAsset({ ...emptyState, answers }, before.name, body, dayOf(clock.now())).answers;
    for (const one of answers) if (!said.includes(one)) await takeBackAnswer(tx, org, one.question);
    for (const one of said) if (!answers.includes(one)) await giveAnswer(tx, org, one);
    const plain = documented(before);
    const after = answeredAssets({ documents: [], assets: [plain] }, said).get(before.name) ?? plain;
    await edit(tx, org, asset, { exposure: { ...after.exposure }, criticality: { ...after.criticality } });
    await recordEvent(tx, {
      eventId: ids.next<'event'>(),
      organizationId: org,
      via: await providerActing(tx, org, 'inventory.write', clock.now()),
      object: { kind: 'asset', id: asset },
      kind: 'asset.edited',
      before: `${before.exposure.value}, ${before.criticality.value}`,
      after: `${after.exposure.value}, ${after.criticality.value}`,
    });
    const edited = await findAsset(tx, org, asset);
    assert(edited !== undefined, 'what was edited is there');
    return accept(assetInAnswer(edited));
  }),
);
