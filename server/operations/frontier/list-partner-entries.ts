import { listPartnerEntries as endpoint } from '#api/frontier/partners.ts';
import { accept } from '#core/kernel/decision.ts';
import { declaredCriteria } from '#server/frontier/partners/application.ts';
import { partnersInAnswer } from '#server/frontier/partners/coverage.ts';
import { noModel, reachModel } from '#server/frontier/reach-model.ts';
import { operation } from '#server/operations/context.ts';
import { listPartnerAccesses } from '#server/postgres/frontier/partner-entries.ts';

export const listPartnerEntries = operation(endpoint, (context, { params }) =>
  context.inTransaction(async (tx) => {
    const reached = await reachModel(tx, context, params.model, {
      permission: 'frontier.read',
      purposes: ['partner'],
      what: 'list-partner-entries',
    });
    if (reached === undefined) return noModel();
    const { modelId } = reached.model;
    const all = (await listPartnerAccesses(tx)).filter((one) => one.modelId === modelId);
    const partners =
      reached.reach.by === 'developer' ? all : all.filter(({ holder }) => holder === reached.organization);
    const declared = await declaredCriteria(tx);
    return accept({
      partners: await partnersInAnswer(tx, context, modelId, { partners, declared, seesFindings: true }),
    });
  }),
);
