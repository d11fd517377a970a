import { tellAsPartner as endpoint } from '#api/frontier/partners.ts';
import { mayTell } from '#core/frontier/partners/findings-told.ts';
import { namesModel } from '#core/frontier/access/shield.ts';
import { accept, refuse } from '#core/kernel/decision.ts';
import { tellEntry } from '#server/frontier/partners/coverage.ts';
import { noModel, reachModel } from '#server/frontier/reach-model.ts';
import { openModel } from '#server/frontier/told-model.ts';
import { recordOfModel } from '#server/frontier/model-event.ts';
import { operation } from '#server/operations/context.ts';

export const tellAsPartner = operation(endpoint, (context, { params, body }) =>
  context.inTransaction(async (tx) => {
    const reached = await reachModel(tx, context, params.model, {
      permission: 'frontier.act',
      purposes: ['partner'],
      what: 'tell-as-partner',
    });
    if (reached === undefined || reached.reach.by === 'developer') return noModel();
    const may = mayTell(body.findings);
    if (!may.ok) return may;
    const { model, organization } = reached;
    const { name } = await openModel(tx, context.sealer, model);
    if (namesModel(body.text, name)) {
      return refuse('partner.names_model', `The government reads this by codename: write ${model.shield}.`);
    }
    await tellEntry(tx, context, model, { by: organization, told: body });
    await recordOfModel(tx, context, model, { kind: 'frontier-partner.told' });
    return accept(undefined);
  }),
);
