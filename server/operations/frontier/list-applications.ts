import { listApplications as endpoint } from '#api/frontier/partners.ts';
import { accept } from '#core/kernel/decision.ts';
import { notGovernment } from '#server/frontier/partners/agreement.ts';
import { declaredCriteria } from '#server/frontier/partners/application.ts';
import { applicationInAnswer, openApplications } from '#server/frontier/partners/in-answer.ts';
import { operation } from '#server/operations/context.ts';
import { pageOf } from '#server/parties/page.ts';
import { governmentOf } from '#server/postgres/frontier/partner-entries.ts';
import { listApplications as read } from '#server/postgres/frontier/partners.ts';

export const listApplications = operation(endpoint, (context, { query: { after, limit } }) =>
  context.inTransaction(async (tx) => {
    if ((await governmentOf(tx)).length === 0) return notGovernment();
    const found = await read(tx, { after, limit: limit + 1 });
    const { page, next } = pageOf(found, limit, ({ applicationId }) => applicationId);
    const declared = await declaredCriteria(tx);
    const opened = await openApplications(tx, context, { applications: page, declared, asked: 'government' });
    return accept({ applications: opened.map(applicationInAnswer), next });
  }),
);
