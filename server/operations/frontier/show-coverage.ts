import { showCoverage as endpoint } from '#api/frontier/partners.ts';
import { accept } from '#core/kernel/decision.ts';
import { notGovernment } from '#server/frontier/partners/agreement.ts';
import { declaredCriteria } from '#server/frontier/partners/application.ts';
import { coverageInAnswer, partnersInAnswer } from '#server/frontier/partners/coverage.ts';
import { readApplications, shownTo } from '#server/frontier/partners/in-answer.ts';
import { operation } from '#server/operations/context.ts';
import { governmentOf, listPartnerAccesses } from '#server/postgres/frontier/partner-entries.ts';
import { applicationsMost, listApplications, listChoices } from '#server/postgres/frontier/partners.ts';

export const showCoverage = operation(endpoint, (context) =>
  context.inTransaction(async (tx) => {
    if ((await governmentOf(tx)).length === 0) return notGovernment();
    const declared = await declaredCriteria(tx);
    const read = await readApplications(tx, context, await listApplications(tx, { limit: applicationsMost }));
    const accesses = await listPartnerAccesses(tx);
    const models = [];
    for (const { modelId, shield, developerName: developer } of await listChoices(tx)) {
      const opened = shownTo(read, declared, { modelId, developer });
      const partners = accesses.filter((one) => one.modelId === modelId);
      models.push({
        shield,
        developer,
        ...coverageInAnswer(opened, declared, modelId),
        partners: await partnersInAnswer(tx, context, modelId, { partners, declared, seesFindings: false }),
      });
    }
    return accept({ models });
  }),
);
