// Going to an identity provider and coming back: what is kept meanwhile, and who comes back.
import { z } from 'zod';
import { accept, refuse, type Decision } from '#core/kernel/decision.ts';
import type { PersonId } from '#core/kernel/ids.ts';
import { isOwnPath } from '#api/own-path.ts';
import { personId as personIdShape, providerId } from '#api/ids.ts';
import type { Ids } from '#ports/ids.ts';
import type { Random } from '#ports/random.ts';
import { keepCeremony, takeCeremony, type CeremonyId } from '#server/postgres/ceremonies.ts';
import { findProvider, type ProviderId } from '#server/postgres/identity-providers.ts';
import type { Transaction } from '#server/postgres/transaction.ts';
import type { Sealer } from '#server/sealing/sealer.ts';
import { ceremonyAbsent } from '#server/sign-in/check-passkey.ts';
import type { IdentityProvider, ProviderRefusal, Vouched } from '#server/sign-in/identity-provider.ts';
import type { SignIn } from '#server/sign-in/sign-in.ts';

export interface JourneyParts {
  readonly signIn: SignIn;
  readonly sealer: Sealer;
  readonly ids: Ids;
  readonly random: Random;
}

const keptShape = z.object({
  provider: providerId,
  /** Whoever wants to be vouched for; left out where somebody signs in. */
  person: personIdShape.optional(),
  /** The page to come to. */
  next: z.string().optional(),
  journey: z.object({ state: z.string(), nonce: z.string(), codeVerifier: z.string() }),
});

/** The cookie that finds its way back with the browser, and with no other. */
export const journeyCookie = 'breakwater-journey';
export const journeyMaxAgeS = 10 * 60;

export function returnTo({ publicUrl }: SignIn): string {
  return `${publicUrl}/api/sign-in/provider-return`;
}

interface Wish {
  readonly person: PersonId | undefined;
  readonly next: string | undefined;
}

/** Where to send the browser, and what its cookie is to hold. */
export async function beginJourney(
  { signIn, sealer, ids }: JourneyParts,
  id: ProviderId,
  { person, next }: Wish,
): Promise<
  Decision<{ readonly url: string; readonly ceremony: CeremonyId }, 'object.absent' | 'provider.unreachable'>
> {
  const provider = await signIn.transact((tx) => openProvider(tx, sealer, id));
  if (provider === undefined) return refuse('object.absent', 'There is no such identity provider.');
  const begun = await signIn.providers.begin(provider, returnTo(signIn));
  if (!begun.ok) return begun;
  const { url, journey } = begun.value;
  const ceremony = ids.next<'ceremony'>();
  const kept = { provider: id, person, next, journey };
  await signIn.transact((tx) =>
    keepCeremony(tx, { ceremonyId: ceremony, kind: 'provider', sessionId: undefined, kept }),
  );
  return accept({ url, ceremony });
}

/** Whom the provider vouches for, who began it, and the address to come to. */
export async function endJourney(
  { signIn, sealer }: JourneyParts,
  ceremony: CeremonyId,
  cameBackTo: string,
): Promise<
  Decision<
    { readonly vouched: Vouched; readonly person: PersonId | undefined; readonly location: string },
    'ceremony.absent' | ProviderRefusal
  >
> {
  const found = await signIn.transact(async (tx) => {
    const taken = await takeCeremony(tx, ceremony, { kind: 'provider', sessionId: undefined });
    if (taken === undefined) return undefined;
    const kept = keptShape.parse(taken);
    return { kept, provider: await openProvider(tx, sealer, kept.provider) };
  });
  if (found?.provider === undefined) return ceremonyAbsent;
  const { journey, person, next } = found.kept;
  const finished = await signIn.providers.finish(found.provider, cameBackTo, journey);
  return finished.ok ? accept({ vouched: finished.value, person, location: arrivalAt(signIn, next) }) : finished;
}

/** Of another host's address, or of what is no page, the first page. */
function arrivalAt({ publicUrl }: SignIn, next: string | undefined): string {
  const { href } = new URL(next !== undefined && isOwnPath(next) ? next : '/', publicUrl);
  return href;
}

async function openProvider(tx: Transaction, sealer: Sealer, id: ProviderId): Promise<IdentityProvider | undefined> {
  const stored = await findProvider(tx, id);
  if (stored === undefined) return undefined;
  const { issuer, clientId, clientSecret, dataKeyId, organizationId } = stored;
  const place = secretPlace(id);
  // Without its secret it vouches for nobody.
  const secret = await sealer.unsealIfOpen(tx, organizationId, { bytes: clientSecret, dataKeyId, place });
  return secret && { issuer, clientId, clientSecret: Buffer.from(secret).toString('utf8') };
}

/** Where a provider's secret stands, sealed. */
export function secretPlace(id: ProviderId) {
  return { table: 'identity_provider', row: id, column: 'client_secret' } as const;
}
