import { listIdentityProviders as endpoint } from '#api/identity-providers.ts';
import { accept } from '#core/kernel/decision.ts';
import { operation } from '#server/operations/context.ts';
import { listProviders } from '#server/postgres/identity-providers.ts';
import { returnTo } from '#server/sign-in/journeys.ts';

export const listIdentityProviders = operation(endpoint, async ({ inTransaction, signIn }, { params }) => {
  const found = await inTransaction((tx) => listProviders(tx, params.org));
  return accept({
    redirectUri: returnTo(signIn),
    providers: found.map(({ providerId: id, name, issuer, clientId }) => ({
      id,
      name,
      issuer,
      clientId,
      signInAt: `${signIn.publicUrl}/api/sign-in/provider/${id}`,
    })),
  });
});
