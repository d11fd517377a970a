// What is known of an organization to which access would be given.
import type { Holder } from '#core/frontier/access/grant.ts';
import type { OrganizationId } from '#core/kernel/ids.ts';
import { listOffices } from '#server/postgres/frontier/offices.ts';
import type { StoredModel } from '#server/postgres/frontier/models.ts';
import type { Context } from '#server/operations/context.ts';
import type { Transaction } from '#server/postgres/transaction.ts';

/** With its name, as those know it who may give it access. */
export async function holderOf(
  tx: Transaction,
  _context: Pick<Context, 'sealer'>,
  _model: StoredModel,
  organization: OrganizationId,
): Promise<Holder & { readonly name: string }> {
  const offices = (await listOffices(tx)).filter(({ organizationId }) => organizationId === organization);
  return { offices: offices.map(({ office }) => office), isPartner: false, name: offices[0]?.name ?? '' };
}
