import { findSoftware as endpoint, softwareMax } from '#api/providers.ts';
import { accept } from '#core/kernel/decision.ts';
import { operation } from '#server/operations/context.ts';
import { findSoftware as read } from '#server/postgres/customers.ts';

export const findSoftware = operation(endpoint, async ({ inTransaction }, { params: { org }, query: { named } }) => {
  const found = await inTransaction((tx) => read(tx, org, named, softwareMax + 1));
  return accept({
    found: found.slice(0, softwareMax).map(({ organizationId, customer, asset, count, name, version }) => ({
      customer: { id: organizationId, name: customer },
      asset,
      count,
      name,
      version,
    })),
    isWhole: found.length <= softwareMax,
  });
});
