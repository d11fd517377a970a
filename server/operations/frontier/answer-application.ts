import { answerApplication as endpoint } from '#api/frontier/partners.ts';
import { accept, refuse } from '#core/kernel/decision.ts';
import { notGovernment } from '#server/frontier/partners/agreement.ts';
import { saveAnswer } from '#server/frontier/partners/answers.ts';
import { operation } from '#server/operations/context.ts';
import { recordEvent } from '#server/postgres/events.ts';
import { governmentOf } from '#server/postgres/frontier/partner-entries.ts';
import { findApplication, lockApplication } from '#server/postgres/frontier/partners.ts';
import { findOrganization } from '#server/postgres/organizations.ts';

export const answerApplication = operation(endpoint, (context, { params: { org, application: id }, body }) =>
  context.inTransaction(async (tx) => {
    await lockApplication(tx, id);
    const application = await findApplication(tx, id);
    const organization = await findOrganization(tx, org);
    if (application === undefined || organization === undefined) return refuse('object.absent', 'There is none.');
    if (!(await governmentOf(tx)).includes(org)) return notGovernment();
    const saved = await saveAnswer(tx, context, application, {
      ...body,
      side: 'government',
      by: { organization: org, name: organization.name },
      model: undefined,
    });
    if (!saved.ok) return saved;
    await recordEvent(tx, {
      eventId: context.ids.next<'event'>(),
      organizationId: org,
      object: { kind: 'frontier-application', id },
      kind: 'frontier-application.answered',
    });
    return accept(undefined);
  }),
);
