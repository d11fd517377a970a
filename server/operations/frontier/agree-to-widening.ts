import { agreeToWidening as endpoint } from '#api/frontier/grants.ts';
import { mayGiveAccess } from '#core/frontier/access/grant.ts';
import { mayAgree } from '#core/frontier/access/two-people.ts';
import { accept } from '#core/kernel/decision.ts';
import { recordOfGrant } from '#server/frontier/access/events.ts';
import { holderOf } from '#server/frontier/access/holder.ts';
import { accessWindow } from '#server/frontier/access/window.ts';
import { ownModel } from '#server/frontier/reach-model.ts';
import { noGrant } from '#server/frontier/access/told-grant.ts';
import { operation } from '#server/operations/context.ts';
import { findGrant } from '#server/postgres/frontier/access-grants.ts';
import { listUseGiven } from '#server/postgres/frontier/plan-changes.ts';
import { lockRecord } from '#server/postgres/frontier/moves.ts';
import { isOtherHuman, listWidenings, saveWidened, stillSpeaks } from '#server/postgres/frontier/widenings.ts';

export const agreeToWidening = operation(endpoint, (context, { params }) =>
  context.inTransaction(async (tx) => {
    const grant = await findGrant(tx, params.access);
    const model = grant && (await ownModel(tx, context, grant.modelId, 'frontier.manage'));
    if (grant === undefined || model === undefined) return noGrant();
    const { modelId, compartmentId } = model;
    await lockRecord(tx, modelId);
    const widening = (await listWidenings(tx, modelId)).find(({ wideningId }) => wideningId === params.widening);
    if (widening === undefined || widening.grantId !== grant.grantId) return noGrant();
    const at = context.clock.now();
    const second = {
      isOtherHuman: await isOtherHuman(tx, widening.proposedBy),
      proposerStillMay: await stillSpeaks(tx, widening.proposedBy, modelId, 'frontier.manage'),
    };
    const agreed = mayAgree(widening, second, at);
    if (!agreed.ok) return agreed;
    // As when it was given, with what stands now.
    const holder = await holderOf(tx, context, model, grant.holder);
    const window = await accessWindow(tx, context, modelId);
    const given = await listUseGiven(tx, modelId);
    const may = mayGiveAccess({ ...grant, scopes: widening.scopes }, holder, { window, given, at });
    if (!may.ok) return may;
    if (!(await saveWidened(tx, widening.wideningId))) return noGrant();
    await recordOfGrant(tx, context, grant, { kind: 'frontier-access.widened', compartmentId });
    return accept(undefined);
  }),
);
