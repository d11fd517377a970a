// Passkeys (WebAuthn level 3): what is asked of the browser, and whether its answer holds.
import type {
  AuthenticationResponseJSON,
  PublicKeyCredentialCreationOptionsJSON,
  PublicKeyCredentialRequestOptionsJSON,
  RegistrationResponseJSON,
} from '@simplewebauthn/server';
import type { z } from 'zod';
import type { requestAnswer } from '#api/webauthn.ts';
import { accept, refuse, type Decision } from '#core/kernel/decision.ts';

/** Under which name, and from which pages, passkeys are made and used. */
export interface RelyingParty {
  readonly name: string;
  /** A host name: WebAuthn knows no addresses. */
  readonly id: string;
  /** As browsers write it: `http://localhost:8080`. */
  readonly origins: readonly string[];
}

export interface Passkey {
  /** The credential's own id, base64url. */
  readonly id: string;
  readonly publicKey: Uint8Array;
  readonly counter: number;
  readonly transports: readonly string[];
}

/** What a browser answers to {@link askToUse}, as far as its form was read. */
export type UseAnswer = z.output<typeof requestAnswer>;

/** What a browser sent back is not what was asked for, or proves nothing. */
export type PasskeyRefusal = 'passkey.unproven';

/** Ed25519, ECDSA on P-256 and RSA, in this order (COSE): what authenticators of these years make. */
const algorithms = [-8, -7, -257];

const ceremonyMs = 5 * 60 * 1000;

/** Loaded by the first ceremony: its three hundred modules are a third of what a start of the server has to load. */
const library = () => import('@simplewebauthn/server');

export async function askToMake(
  party: RelyingParty,
  person: { readonly id: string; readonly name: string },
  existing: readonly Passkey[],
): Promise<PublicKeyCredentialCreationOptionsJSON> {
  return (await library()).generateRegistrationOptions({
    rpName: party.name,
    rpID: party.id,
    userName: person.name,
    userDisplayName: person.name,
    userID: new Uint8Array(Buffer.from(person.id)),
    timeout: ceremonyMs,
    attestationType: 'none',
    supportedAlgorithmIDs: algorithms,
    excludeCredentials: existing.map(({ id, transports }) => ({ id, transports: [...transports] })),
    // Found by the browser without a name typed in, so that nobody can ask the server who has an account.
    authenticatorSelection: { residentKey: 'required', userVerification: 'required' },
  });
}

export async function made(
  party: RelyingParty,
  challenge: string,
  response: RegistrationResponseJSON,
): Promise<Decision<Passkey, PasskeyRefusal>> {
  const { verifyRegistrationResponse } = await library();
  const verified = await orNothing(async () =>
    verifyRegistrationResponse({
      response,
      expectedChallenge: challenge,
      expectedOrigin: [...party.origins],
      expectedRPID: party.id,
      requireUserVerification: true,
      supportedAlgorithmIDs: algorithms,
    }),
  );
  if (verified?.verified !== true) return unproven;
  const { id, publicKey, counter, transports = [] } = verified.registrationInfo.credential;
  return accept({ id, publicKey, counter, transports });
}

/** With no list of passkeys: whoever signs in picks one of theirs, and is known by it. */
export async function askToUse(party: RelyingParty): Promise<PublicKeyCredentialRequestOptionsJSON> {
  const { generateAuthenticationOptions } = await library();
  return generateAuthenticationOptions({ rpID: party.id, timeout: ceremonyMs, userVerification: 'required' });
}

/** The counter to keep: one that does not grow where it should betrays a copied key, and is refused. */
export async function used(
  party: RelyingParty,
  challenge: string,
  { passkey, response }: { readonly passkey: Passkey; readonly response: AuthenticationResponseJSON },
): Promise<Decision<{ readonly counter: number }, PasskeyRefusal>> {
  const { verifyAuthenticationResponse } = await library();
  const verified = await orNothing(async () =>
    verifyAuthenticationResponse({
      response,
      expectedChallenge: challenge,
      expectedOrigin: [...party.origins],
      expectedRPID: party.id,
      credential: {
        id: passkey.id,
        publicKey: new Uint8Array(passkey.publicKey),
        counter: passkey.counter,
        transports: [...passkey.transports],
      },
      requireUserVerification: true,
    }),
  );
  return verified?.verified === true ? accept({ counter: verified.authenticationInfo.newCounter }) : unproven;
}

const unproven = refuse('passkey.unproven' as const, 'The passkey does not prove who you are here. Try again.');

/** The library throws where an answer is not what was asked for: from outside that is a refusal, not a failure of ours. */
async function orNothing<Value>(verify: () => Promise<Value>): Promise<Value | undefined> {
  try {
    return await verify();
  } catch {
    return undefined;
  }
}
