import { proposeWidening as endpoint } from '#api/frontier/grants.ts';
import { lapsesAt } from '#core/frontier/access/two-people.ts';
import { mayWiden } from '#core/frontier/access/widening.ts';
import { accept } from '#core/kernel/decision.ts';
import { recordOfGrant } from '#server/frontier/access/events.ts';
import { ownModel } from '#server/frontier/reach-model.ts';
import { noGrant } from '#server/frontier/access/told-grant.ts';
import { operation } from '#server/operations/context.ts';
import { findGrant } from '#server/postgres/frontier/access-grants.ts';
import { lockRecord } from '#server/postgres/frontier/moves.ts';
import { insertWidening, listWidenings } from '#server/postgres/frontier/widenings.ts';

export const proposeWidening = operation(endpoint, (context, { params, body }) =>
  context.inTransaction(async (tx) => {
    const grant = await findGrant(tx, params.access);
    const model = grant && (await ownModel(tx, context, grant.modelId, 'frontier.manage'));
    if (grant === undefined || model === undefined) return noGrant();
    await lockRecord(tx, model.modelId);
    const at = context.clock.now();
    const others = (await listWidenings(tx, model.modelId)).filter(({ grantId }) => grantId === grant.grantId);
    const scopes = [...new Set(body.scopes)];
    const may = mayWiden(grant, scopes, { others, at });
    if (!may.ok) return may;
    const wideningId = context.ids.next<'widening'>();
    await insertWidening(tx, grant, { wideningId, scopes });
    const { compartmentId } = model;
    await recordOfGrant(tx, context, grant, { kind: 'frontier-access.widening_proposed', compartmentId });
    return accept({ id: wideningId, lapsesAt: lapsesAt({ proposedAt: at, agreed: false }).toString() });
  }),
);
