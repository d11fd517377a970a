import { listOffices as endpoint } from '#api/frontier/offices.ts';
import { accept } from '#core/kernel/decision.ts';
import { operation } from '#server/operations/context.ts';
import { listOffices as read } from '#server/postgres/frontier/offices.ts';

export const listOffices = operation(endpoint, async ({ inTransaction }) => {
  const found = await inTransaction(read);
  return accept({
    offices: found.map(({ organizationId, name, office }) => ({ organization: organizationId, name, office })),
  });
});
