import { listModelPartners as endpoint } from '#api/frontier/partners.ts';
import { accept } from '#core/kernel/decision.ts';
import { declaredCriteria } from '#server/frontier/partners/application.ts';
import { coverageInAnswer, partnersInAnswer } from '#server/frontier/partners/coverage.ts';
import { agreementFor, applicationInAnswer, openApplications } from '#server/frontier/partners/in-answer.ts';
import { noModel, ownModel } from '#server/frontier/reach-model.ts';
import { operation } from '#server/operations/context.ts';
import { listPartnerAccesses } from '#server/postgres/frontier/partner-entries.ts';
import { applicationsMost, listApplications } from '#server/postgres/frontier/partners.ts';
import { findOrganization } from '#server/postgres/organizations.ts';

export const listModelPartners = operation(endpoint, (context, { params }) =>
  context.inTransaction(async (tx) => {
    const model = await ownModel(tx, context, params.model, 'frontier.read');
    if (model === undefined) return noModel();
    const { modelId } = model;
    const developer = (await findOrganization(tx, model.developer))?.name ?? '';
    const declared = await declaredCriteria(tx);
    const applications = await listApplications(tx, { limit: applicationsMost });
    const opened = await openApplications(tx, context, { applications, declared, asked: { modelId, developer } });
    const partners = (await listPartnerAccesses(tx)).filter((one) => one.modelId === modelId);
    return accept({
      applications: opened.map((one) => ({ ...applicationInAnswer(one), agreement: agreementFor(one, modelId) })),
      ...coverageInAnswer(opened, declared, modelId),
      partners: await partnersInAnswer(tx, context, modelId, { partners, declared, seesFindings: true }),
    });
  }),
);
