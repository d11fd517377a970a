// Who may pass, before a byte of the body is read: limits, session, the thing asked about, step-up.
import type { FastifyRequest } from 'fastify';
import { z } from 'zod';
import { isWriting, type Promised } from '#api/endpoint.ts';
import type { Asker } from '#server/operations/context.ts';
import { readCookie, sessionCookie } from '#server/http/cookies.ts';
import type { Credential, HttpParts } from '#server/http/parts.ts';
import { absent, type Problem } from '#server/http/problem.ts';
import { addressKey, type RateLimit } from '#server/http/rate-limits.ts';

export interface Limits {
  readonly strangers: RateLimit;
  /** Of each address, credentials that nobody has: counted apart, so that they cost others nothing. */
  readonly guesses: RateLimit;
  readonly sessions: RateLimit;
}

/** Somebody may ask this, of these. */
export interface LetIn {
  readonly asker: Asker | undefined;
  readonly params: Readonly<Record<string, unknown>>;
}

export type Outcome =
  | { readonly passes: true; readonly value: LetIn }
  | { readonly passes: false; readonly problem: Problem };

/** The order is that of what it tells: a stranger learns nothing but that one must sign in. */
export function doorman(parts: HttpParts, limits: Limits, promised: Promised) {
  const named = z.strictObject(promised.params ?? {});
  return async (request: FastifyRequest): Promise<Outcome> => {
    if (isWriting(promised) && isCrossSite(request)) return no({ code: 'request.cross_site' });
    const known = await knownAs(parts, limits, promised, request);
    if ('code' in known) return no(known);
    const { asker } = known;
    if (promised.asks === 'person' && asker?.kind === 'token') return no({ code: 'token.person_only' });
    const params = named.safeParse(request.params);
    if (!params.success || !(await isPermitted(parts, promised, asker, params.data))) return no(absent);
    if (promised.stepUp === true && !isSteppedUp(asker, parts.outside.clock.now()))
      return no({ code: 'session.step_up' });
    return { passes: true, value: { asker, params: params.data } };
  };
}

/** Whether they have the permission that is asked for in the organization that the path names. */
async function isPermitted(
  { authority }: HttpParts,
  { asks }: Promised,
  asker: Asker | undefined,
  params: Readonly<Record<string, unknown>>,
): Promise<boolean> {
  if (typeof asks === 'string') return true;
  const organization = params[asks.of];
  return asker !== undefined && typeof organization === 'string' && authority.may(asker, asks.permission, organization);
}

function no(problem: Problem): Outcome {
  return { passes: false, problem };
}

/** Who it is, if they may ask as often as they do; a stranger may where nobody in particular is asked for. */
async function knownAs(
  parts: HttpParts,
  { strangers, guesses, sessions }: Limits,
  promised: Promised,
  request: FastifyRequest,
): Promise<{ readonly asker: Asker | undefined } | Problem> {
  const address = addressKey(request.ip);
  const credential = credentialOf(request);
  let asker: Asker | undefined;
  if (credential !== undefined) {
    const waitMs = guesses.wouldWait(address);
    if (waitMs !== undefined) return { code: 'limit.reached', retryAfterMs: waitMs };
    asker = await parts.sessions.of(credential);
    if (asker === undefined) guesses.take(address, 1);
  }
  const cost = promised.cost ?? 1;
  const waitMs = asker === undefined ? strangers.take(address, cost) : sessions.take(asker.sessionId, cost);
  if (waitMs !== undefined) return { code: 'limit.reached', retryAfterMs: waitMs };
  return asker === undefined && promised.asks !== 'nobody' ? { code: 'session.absent' } : { asker };
}

/** A header that says who asks goes before a cookie, which browsers add by themselves. */
function credentialOf({ headers }: FastifyRequest): Credential | undefined {
  if (headers.authorization !== undefined) {
    const bearer = /^Bearer ([\w.~+/=-]{1,500})$/i.exec(headers.authorization);
    return { kind: 'bearer', secret: bearer?.[1] ?? '' };
  }
  const secret = readCookie(headers.cookie, sessionCookie);
  return secret === undefined ? undefined : { kind: 'cookie', secret };
}

/**
 * Whether a browser says that a page of another site asks. `Sec-Fetch-Site` is sent by every browser of these years; the
 * origin is for those before. A token is no browser's own doing.
 */
function isCrossSite({ headers, host }: FastifyRequest): boolean {
  if (headers.authorization !== undefined) return false;
  const site = headers['sec-fetch-site'];
  if (site !== undefined) return site !== 'same-origin' && site !== 'none';
  return headers.origin !== undefined && URL.parse(headers.origin)?.host !== host;
}

function isSteppedUp(asker: Asker | undefined, now: Temporal.Instant): boolean {
  return asker?.steppedUpUntil !== undefined && Temporal.Instant.compare(now, asker.steppedUpUntil) < 0;
}
