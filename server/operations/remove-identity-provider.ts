import { removeIdentityProvider as endpoint } from '#api/identity-providers.ts';
import { accept, refuse } from '#core/kernel/decision.ts';
import { operation } from '#server/operations/context.ts';
import { recordEvent } from '#server/postgres/events.ts';
import { removeProvider } from '#server/postgres/identity-providers.ts';

export const removeIdentityProvider = operation(endpoint, async ({ ids, inTransaction }, { params }) =>
  inTransaction(async (tx) => {
    if (!(await removeProvider(tx, params.org, params.provider))) {
      return refuse('object.absent', 'There is no such identity provider.');
    }
    await recordEvent(tx, {
      eventId: ids.next<'event'>(),
      organizationId: params.org,
      object: { kind: 'identity-provider', id: params.provider },
      kind: 'identity-provider.removed',
    });
    return accept(undefined);
  }),
);
