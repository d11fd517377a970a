// Sign-in by an organization's own identity provider: OpenID Connect, authorization code with PKCE, state and nonce.
import * as client from 'openid-client';
import { accept, refuse, type Decision } from '#core/kernel/decision.ts';
import { guardedFetch } from '#server/outgoing/guarded-fetch.ts';

/** As an organization's administrator wrote it down. */
export interface IdentityProvider {
  readonly issuer: string;
  readonly clientId: string;
  readonly clientSecret: string;
}

/** What must be kept between going there and coming back; secret, and used once. */
interface Journey {
  readonly state: string;
  readonly nonce: string;
  readonly codeVerifier: string;
}

/** Whom the provider vouches for: the subject is one of this issuer, and of no other. */
export interface Vouched {
  readonly issuer: string;
  readonly subject: string;
}

export type ProviderRefusal = 'provider.unreachable' | 'provider.unproven';

const timeoutSeconds = 15;

/** Discovered configurations are kept so long: keys are fetched anew by the library as they change. */
const keptMs = 60 * 60 * 1000;

export interface Providers {
  /** Whether an issuer may be written down at all. */
  readonly takes: (issuer: string) => boolean;
  /** Where to send the browser, and what to keep until it comes back. */
  readonly begin: (
    provider: IdentityProvider,
    redirectTo: string,
  ) => Promise<Decision<{ readonly url: string; readonly journey: Journey }, 'provider.unreachable'>>;
  /** @param cameBackTo the whole URL with its query */
  readonly finish: (
    provider: IdentityProvider,
    cameBackTo: string,
    journey: Journey,
  ) => Promise<Decision<Vouched, ProviderRefusal>>;
}

/**
 * @param now milliseconds that never go back
 * @param loopbackToo lets a provider on this machine speak http, for trials and tests; all others must speak https
 * @param guarded calls all others; tests give it a network
 */
export function providers(now: () => number, loopbackToo: boolean, guarded = guardedFetch): Providers {
  const known = new Map<string, { readonly until: number; readonly configuration: client.Configuration }>();
  const discovered = async (provider: IdentityProvider): Promise<client.Configuration> => {
    const key = JSON.stringify(provider);
    const before = known.get(key);
    if (before !== undefined && before.until > now()) return before.configuration;
    const configuration = await discover(provider, loopbackToo, guarded);
    known.set(key, { until: now() + keptMs, configuration });
    return configuration;
  };
  return {
    takes: (issuer) => isIssuer(issuer, loopbackToo),
    begin: async (provider, redirectTo) => {
      try {
        return accept(await journeyTo(await discovered(provider), redirectTo));
      } catch {
        return unreachable;
      }
    },
    finish: async (provider, cameBackTo, journey) => {
      let configuration: client.Configuration;
      try {
        configuration = await discovered(provider);
      } catch {
        return unreachable;
      }
      return vouched(configuration, cameBackTo, journey);
    },
  };
}

const unreachable = refuse(
  'provider.unreachable' as const,
  'The identity provider does not answer, or not as one should. Try again, or use a passkey.',
);

async function discover(
  provider: IdentityProvider,
  loopbackToo: boolean,
  guarded: typeof guardedFetch,
): Promise<client.Configuration> {
  const issuer = new URL(provider.issuer);
  const isHere = loopbackToo && isLoopback(issuer);
  return client.discovery(issuer, provider.clientId, provider.clientSecret, undefined, {
    timeout: timeoutSeconds,
    // oxlint-disable-next-line typescript/no-deprecated -- marked so to be noticed: for loopback alone
    execute: isHere ? [client.allowInsecureRequests] : [],
    // Whoever writes down a provider must not make this server call what only it can reach: also not by the addresses that its
    // discovery document names, nor by a name that means another address a moment later.
    ...(!isHere && {
      [client.customFetch]: (address, { body, ...init }) => guarded(address, { ...init, ...(body && { body }) }),
    }),
  });
}

/** Whether an issuer may be written down: https, or on this machine where that is allowed. */
function isIssuer(text: string, loopbackToo: boolean): boolean {
  const url = URL.parse(text);
  if (url === null || url.username !== '' || url.password !== '' || url.search !== '' || url.hash !== '') return false;
  return url.protocol === 'https:' || (loopbackToo && url.protocol === 'http:' && isLoopback(url));
}

function isLoopback({ hostname }: URL): boolean {
  return ['localhost', '127.0.0.1', '[::1]'].includes(hostname);
}

async function journeyTo(
  configuration: client.Configuration,
  redirectTo: string,
): Promise<{ readonly url: string; readonly journey: Journey }> {
  const codeVerifier = client.randomPKCECodeVerifier();
  const journey: Journey = { state: client.randomState(), nonce: client.randomNonce(), codeVerifier };
  const url = client.buildAuthorizationUrl(configuration, {
    redirect_uri: redirectTo,
    scope: 'openid',
    state: journey.state,
    nonce: journey.nonce,
    code_challenge: await client.calculatePKCECodeChallenge(codeVerifier),
    code_challenge_method: 'S256',
  });
  return { url: url.href, journey };
}

async function vouched(
  configuration: client.Configuration,
  cameBackTo: string,
  { state, nonce, codeVerifier }: Journey,
): Promise<Decision<Vouched, ProviderRefusal>> {
  try {
    const tokens = await client.authorizationCodeGrant(configuration, new URL(cameBackTo), {
      expectedState: state,
      expectedNonce: nonce,
      pkceCodeVerifier: codeVerifier,
      idTokenExpected: true,
    });
    const claims = tokens.claims();
    if (claims !== undefined) return accept({ issuer: claims.iss, subject: claims.sub });
  } catch {
    // Whatever is wrong with an answer from outside, it vouches for nobody.
  }
  return refuse('provider.unproven', 'The identity provider did not vouch for you here. Begin again.');
}
