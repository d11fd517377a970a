import { giveAccess as endpoint } from '#api/frontier/grants.ts';
import { mayGiveAccess } from '#core/frontier/access/grant.ts';
import { accept, refuse } from '#core/kernel/decision.ts';
import { holderOf } from '#server/frontier/access/holder.ts';
import { sealInstructions, sealTerms } from '#server/frontier/access/terms.ts';
import { accessWindow } from '#server/frontier/access/window.ts';
import { noModel, ownModel } from '#server/frontier/reach-model.ts';
import { recordOfModel } from '#server/frontier/model-event.ts';
import { operation } from '#server/operations/context.ts';
import { digestOfTerms } from '#server/parties/terms.ts';
import { insertGrant } from '#server/postgres/frontier/access-grants.ts';
import { insertInstructions } from '#server/postgres/frontier/access-uses.ts';
import { listUseGiven } from '#server/postgres/frontier/plan-changes.ts';
import { lockRecord } from '#server/postgres/frontier/moves.ts';
import { findOrganization } from '#server/postgres/organizations.ts';

export const giveAccess = operation(endpoint, (context, { params, body }) =>
  context.inTransaction(async (tx) => {
    const { sealer, ids, clock } = context;
    const model = await ownModel(tx, context, params.model, 'frontier.manage');
    if (model === undefined) return noModel();
    // Nothing of the notice changes meanwhile, nor is the model left.
    await lockRecord(tx, model.modelId);
    const { purpose, scopes, terms, instructions } = body;
    const opensAt = Temporal.Instant.from(body.opensAt);
    const expiresAt = Temporal.Instant.from(body.expiresAt);
    const holder = await holderOf(tx, context, model, body.holder);
    const window = await accessWindow(tx, context, model.modelId);
    const wanted = { purpose, scopes, opensAt, expiresAt };
    const may = mayGiveAccess(wanted, holder, {
      window,
      given: await listUseGiven(tx, model.modelId),
      at: clock.now(),
    });
    if (!may.ok) return may;
    if (instructions !== undefined && !scopes.includes('model')) {
      return refuse('access.no_use', 'How a model is reached is told only with access to the model itself.');
    }
    const { developer, modelId, shield, compartmentId } = model;
    const grantId = ids.next<'access-grant'>();
    const organization = body.tellsDeveloper ? await findOrganization(tx, developer) : undefined;
    await insertGrant(tx, {
      ...wanted,
      scopes: [...new Set(scopes)],
      developer,
      modelId,
      grantId,
      shield,
      holder: body.holder,
      holderName: holder.name,
      developerName: organization?.name,
      terms: await sealTerms(tx, sealer, { developer, grantId }, terms),
      termsDigest: digestOfTerms(terms),
    });
    if (instructions !== undefined) {
      const sealed = await sealInstructions(tx, sealer, { developer, compartmentId, grantId }, instructions);
      await insertInstructions(tx, modelId, { developer, grantId, sealed });
    }
    await recordOfModel(tx, context, model, { kind: 'frontier-access.given', after: grantId });
    return accept({ id: grantId });
  }),
);
