import { listPartnerCriteria as endpoint } from '#api/frontier/partners.ts';
import { accept } from '#core/kernel/decision.ts';
import { declaredCriteria } from '#server/frontier/partners/application.ts';
import { operation } from '#server/operations/context.ts';

export const listPartnerCriteria = operation(endpoint, async ({ inTransaction }) => {
  const declared = await inTransaction(declaredCriteria);
  return accept({
    criteria: declared.map(({ declaredAt, ...rest }) => ({ ...rest, declaredAt: declaredAt.toString() })),
  });
});
