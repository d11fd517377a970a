// What an organization lets a provider do for it: asked for by the provider or given unasked; scoped, expiring, revocable.
import { accept, refuse, type Decision } from '#core/kernel/decision.ts';
import type { GrantId, OrganizationId } from '#core/kernel/ids.ts';
import { mayServe, type OrganizationKind } from '#core/parties/organization.ts';
import { isGrantable, permissions, type Permission } from '#core/parties/permissions.ts';

export const grantStates = ['asked', 'given', 'revoked'] as const;

/** One provider may act for one organization: what for, and until when. */
export interface Grant {
  readonly grantId: GrantId;
  /** Who gives it. */
  readonly customer: OrganizationId;
  readonly provider: OrganizationId;
  /** Sorted as the list of permissions; never empty. */
  readonly scopes: readonly Permission[];
  readonly state: (typeof grantStates)[number];
  readonly expiresAt: Temporal.Instant;
}

/** A grant ends after a year at the latest, so that each is looked at again. */
export const grantHoursMax = 366 * 24;

export interface GrantTerms {
  readonly scopes: readonly Permission[];
  readonly expiresAt: Temporal.Instant;
  readonly at: Temporal.Instant;
}

type TermsRefusal = 'grant.empty' | 'grant.not_grantable' | 'grant.too_long' | 'grant.not_provider' | 'grant.to_itself';

/** The scopes with the one that every grant has: who acts for an organization knows its name and kind. In their one order. */
export function withName(scopes: readonly Permission[]): readonly Permission[] {
  if (scopes.length === 0) return [];
  return permissions.filter((permission) => permission === 'organization.read' || scopes.includes(permission));
}

/** Whether a grant of these terms can be, whoever gives it; to a provider that can't be found, none can. */
export function mayStand(
  customer: OrganizationId,
  provider: { readonly organizationId: OrganizationId; readonly kind: OrganizationKind } | undefined,
  { scopes, expiresAt, at }: GrantTerms,
): Decision<undefined, TermsRefusal> {
  if (provider === undefined || !mayServe(provider.kind)) {
    return refuse('grant.not_provider', 'This organization does not act for others here.');
  }
  if (customer === provider.organizationId) {
    return refuse('grant.to_itself', 'An organization needs no grant of its own.');
  }
  if (scopes.length === 0) return refuse('grant.empty', 'Say what the provider may do.');
  const beyond = scopes.filter((scope) => !isGrantable(scope));
  if (beyond.length > 0) {
    return refuse('grant.not_grantable', `This stays with your own people and can't be granted: ${beyond.join(', ')}.`);
  }
  const latest = at.add({ hours: grantHoursMax });
  if (Temporal.Instant.compare(expiresAt, at) <= 0 || Temporal.Instant.compare(expiresAt, latest) > 0) {
    return refuse('grant.too_long', 'A grant ends within a year from now: choose an earlier day, after today.');
  }
  return accept(undefined);
}

/** Whether someone of the customer who holds these permissions as its member may give these scopes. */
export function mayGive(
  scopes: readonly Permission[],
  giverHolds: readonly Permission[],
): Decision<readonly Permission[], 'grant.beyond_own'> {
  if (scopes.every((scope) => giverHolds.includes(scope))) return accept(scopes);
  return refuse('grant.beyond_own', 'You can grant only what you may do yourself.');
}

/** A grant that was asked for becomes one that is given, of what was asked or less. */
export function give(
  grant: Grant,
  terms: Pick<GrantTerms, 'scopes' | 'expiresAt'>,
): Decision<Grant, 'grant.wrong_state' | 'grant.beyond_asked'> {
  if (grant.state !== 'asked') return refuse('grant.wrong_state', `This grant is ${grant.state}, not asked for.`);
  if (!terms.scopes.every((scope) => grant.scopes.includes(scope))) {
    return refuse('grant.beyond_asked', 'The provider has not asked for so much.');
  }
  return accept({ ...grant, ...terms, state: 'given' });
}

/** Takes effect with the next request. The customer revokes, or the provider hands back. */
export function revoke(grant: Grant): Decision<Grant, 'grant.wrong_state'> {
  if (grant.state === 'revoked') return refuse('grant.wrong_state', 'This grant has ended already.');
  return accept({ ...grant, state: 'revoked' });
}

export function isLive({ state, expiresAt }: Grant, at: Temporal.Instant): boolean {
  return state === 'given' && Temporal.Instant.compare(at, expiresAt) < 0;
}
