// What is known of an organization to which access would be given.
import type { Holder } from '#core/frontier/access/grant.ts';
import type { OrganizationId } from '#core/kernel/ids.ts';
import { isAgreedPartner } from '#server/frontier/partners/agreement.ts';
import type { Context } from '#server/operations/context.ts';
import type { StoredModel } from '#server/postgres/frontier/models.ts';
import { listOffices } from '#server/postgres/frontier/offices.ts';
import { listApplications } from '#server/postgres/frontier/partners.ts';
import type { Transaction } from '#server/postgres/transaction.ts';

/** With its name, as it is told to those who may give it access: of an office, or as it applied. */
export async function holderOf(
  tx: Transaction,
  context: Pick<Context, 'clock'>,
  model: StoredModel,
  organization: OrganizationId,
): Promise<Holder & { readonly name: string }> {
  const offices = (await listOffices(tx)).filter(({ organizationId }) => organizationId === organization);
  const isPartner = await isAgreedPartner(tx, context, model, organization);
  const [application] = isPartner ? await listApplications(tx, { applicant: organization, limit: 1 }) : [];
  return {
    offices: offices.map(({ office }) => office),
    isPartner,
    name: offices[0]?.name ?? application?.knownAs ?? '',
  };
}
