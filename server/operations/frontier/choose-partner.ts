import { choosePartner as endpoint } from '#api/frontier/partners.ts';
import { namesModel } from '#core/frontier/access/shield.ts';
import { accept, refuse } from '#core/kernel/decision.ts';
import { saveAnswer } from '#server/frontier/partners/answers.ts';
import { noModel, ownModel } from '#server/frontier/reach-model.ts';
import { openModel } from '#server/frontier/told-model.ts';
import { recordOfModel } from '#server/frontier/model-event.ts';
import { operation } from '#server/operations/context.ts';
import { findApplication, lockApplication } from '#server/postgres/frontier/partners.ts';
import { findOrganization } from '#server/postgres/organizations.ts';

export const choosePartner = operation(endpoint, (context, { params, body: { tellsDeveloper, ...said } }) =>
  context.inTransaction(async (tx) => {
    const model = await ownModel(tx, context, params.model, 'frontier.manage');
    if (model === undefined) return noModel();
    const { name } = await openModel(tx, context.sealer, model);
    if ([name, model.shield].some((one) => namesModel(said.reason, one))) {
      return refuse('application.names_model', 'The applicant reads the reason, and never learns of which model.');
    }
    await lockApplication(tx, params.application);
    const application = await findApplication(tx, params.application);
    const organization = await findOrganization(tx, model.developer);
    if (application === undefined || organization === undefined) return refuse('object.absent', 'There is none.');
    const saved = await saveAnswer(tx, context, application, {
      ...said,
      side: 'developer',
      by: { organization: model.developer, name: organization.name },
      model: { ...model, tellsDeveloper },
    });
    if (!saved.ok) return saved;
    await recordOfModel(tx, context, model, { kind: 'frontier-model.told' });
    return accept(undefined);
  }),
);
