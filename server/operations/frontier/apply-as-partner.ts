import { applyAsPartner as endpoint } from '#api/frontier/partners.ts';
import { mayApply, type ToldApplication } from '#core/frontier/partners/declared.ts';
import { accept, refuse } from '#core/kernel/decision.ts';
import type { OrganizationId } from '#core/kernel/ids.ts';
import { declaredCriteria, sealApplication } from '#server/frontier/partners/application.ts';
import { operation, type Context } from '#server/operations/context.ts';
import { recordEvent } from '#server/postgres/events.ts';
import {
  endVersions,
  insertApplication,
  insertVersion,
  listApplications,
  lockApplicant,
} from '#server/postgres/frontier/partners.ts';
import { findOrganization } from '#server/postgres/organizations.ts';
import type { Transaction } from '#server/postgres/transaction.ts';

export const applyAsPartner = operation(endpoint, (context, { params: { org }, body }) =>
  context.inTransaction(async (tx) => {
    const [declared] = await declaredCriteria(tx);
    if (declared?.version !== body.criteria) {
      return refuse('application.other_criteria', 'Other criteria stand now.');
    }
    const may = mayApply(body.says, declared.text);
    if (!may.ok) return may;
    const version = await saved(tx, context, org, body);
    return version === undefined ? refuse('object.absent', 'There is no such organization.') : accept(version);
  }),
);

interface Wanted {
  readonly criteria: number;
  readonly says: ToldApplication;
}

async function saved(tx: Transaction, context: Context, org: OrganizationId, { criteria, says }: Wanted) {
  const { ids, clock, sealer } = context;
  const organization = await findOrganization(tx, org);
  if (organization === undefined) return undefined;
  await lockApplicant(tx, org);
  const [before] = await listApplications(tx, { applicant: org, limit: 1 });
  const applicationId = before?.applicationId ?? ids.next<'application'>();
  const at = clock.now();
  if (before === undefined) {
    await insertApplication(tx, { applicant: org, applicationId, knownAs: organization.name, madeAt: at });
  } else {
    await endVersions(tx, applicationId, at);
  }
  const version = (before?.version ?? 0) + 1;
  const sealed = await sealApplication(tx, sealer, { applicant: org, applicationId, version }, says);
  await insertVersion(tx, { applicant: org, applicationId, version, criteria, at, sealed });
  await recordEvent(tx, {
    eventId: ids.next<'event'>(),
    organizationId: org,
    object: { kind: 'frontier-application', id: applicationId },
    kind: before === undefined ? 'frontier-application.made' : 'frontier-application.changed',
  });
  return { id: applicationId, version };
}
