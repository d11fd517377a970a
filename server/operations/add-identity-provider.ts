import { addIdentityProvider as endpoint } from '#api/identity-providers.ts';
import { accept, refuse } from '#core/kernel/decision.ts';
import { operation } from '#server/operations/context.ts';
import { recordEvent } from '#server/postgres/events.ts';
import { keepProvider } from '#server/postgres/identity-providers.ts';
import { secretPlace } from '#server/sign-in/journeys.ts';

export const addIdentityProvider = operation(endpoint, async (context, { params: { org }, body }) => {
  const { ids, signIn, sealer, inTransaction } = context;
  if (!signIn.providers.takes(body.issuer)) {
    return refuse(
      'provider.issuer',
      'An issuer is an https address without query, as its discovery document names it.',
    );
  }
  const providerId = ids.next<'provider'>();
  await inTransaction(async (tx) => {
    const { bytes: clientSecret, dataKeyId } = await sealer.seal(
      tx,
      { organizationId: org, compartmentId: undefined },
      { place: secretPlace(providerId), plain: Buffer.from(body.clientSecret) },
    );
    await keepProvider(tx, { ...body, organizationId: org, providerId, clientSecret, dataKeyId });
    await recordEvent(tx, {
      eventId: ids.next<'event'>(),
      organizationId: org,
      object: { kind: 'identity-provider', id: providerId },
      kind: 'identity-provider.added',
    });
  });
  return accept({ id: providerId });
});
