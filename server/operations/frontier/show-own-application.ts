import { showOwnApplication as endpoint } from '#api/frontier/partners.ts';
import { accept } from '#core/kernel/decision.ts';
import { declaredCriteria } from '#server/frontier/partners/application.ts';
import { applicationInAnswer, openApplications } from '#server/frontier/partners/in-answer.ts';
import { operation } from '#server/operations/context.ts';
import { listApplications } from '#server/postgres/frontier/partners.ts';

export const showOwnApplication = operation(endpoint, (context, { params: { org } }) =>
  context.inTransaction(async (tx) => {
    const applications = await listApplications(tx, { applicant: org, limit: 1 });
    const declared = await declaredCriteria(tx);
    const [opened] = await openApplications(tx, context, { applications, declared, asked: 'applicant' });
    return accept({ application: opened && applicationInAnswer(opened) });
  }),
);
