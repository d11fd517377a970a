import { takeApplicationBack as endpoint } from '#api/frontier/partners.ts';
import { accept, refuse } from '#core/kernel/decision.ts';
import { operation } from '#server/operations/context.ts';
import { recordEvent } from '#server/postgres/events.ts';
import { endApplication, endVersions, listApplications, lockApplicant } from '#server/postgres/frontier/partners.ts';

export const takeApplicationBack = operation(endpoint, ({ inTransaction, ids, clock }, { params: { org } }) =>
  inTransaction(async (tx) => {
    await lockApplicant(tx, org);
    const [application] = await listApplications(tx, { applicant: org, limit: 1 });
    if (application === undefined) return refuse('object.absent', 'There is none.');
    const { applicationId } = application;
    await endVersions(tx, applicationId, clock.now());
    if (!(await endApplication(tx, applicationId, clock.now()))) return refuse('object.absent', 'There is none.');
    await recordEvent(tx, {
      eventId: ids.next<'event'>(),
      organizationId: org,
      object: { kind: 'frontier-application', id: applicationId },
      kind: 'frontier-application.taken_back',
    });
    return accept(undefined);
  }),
);
