// Who asks, with all that a decision needs to know of them.
import type { CompartmentId, GrantId, OrganizationId, PersonId } from '#core/kernel/ids.ts';
import { isIn, type CompartmentStanding, type ReadIn } from '#core/parties/compartment.ts';
import { isLive, type Grant } from '#core/parties/grant.ts';
import type { MemberState } from '#core/parties/member.ts';
import type { OrganizationStanding } from '#core/parties/organization.ts';
import { permissions, permissionsOf, purposeOf, type Permission, type Role } from '#core/parties/permissions.ts';

/** A membership with the standing of its organization. */
export interface Membership {
  readonly organization: OrganizationStanding;
  readonly role: Role;
  readonly state: MemberState;
}

/** A grant to an organization whose member the asker is, with the standing of who gave it. */
export interface HeldGrant {
  readonly grant: Grant;
  readonly customer: OrganizationStanding;
}

/** A way into a compartment with the compartment and the standing of its sponsor. */
export interface CompartmentWay {
  readonly readIn: ReadIn;
  readonly compartment: CompartmentStanding;
  readonly sponsorSuspended: boolean;
}

/** What a token leaves of its person's permissions. */
export interface TokenLimits {
  readonly organizationId: OrganizationId;
  readonly scopes: readonly Permission[];
}

/** A person who is signed in, by a session or a token. */
export interface SignedIn {
  readonly kind: 'person';
  readonly personId: PersonId;
  readonly suspended: boolean;
  /** The request came over the loopback interface. */
  readonly atLoopback: boolean;
  readonly steppedUpUntil: Temporal.Instant | undefined;
  readonly limits: TokenLimits | undefined;
  readonly memberships: readonly Membership[];
  readonly grants: readonly HeldGrant[];
  readonly ways: readonly CompartmentWay[];
}

/** Nobody who is known, or somebody who is signed in. */
export type Asker = { readonly kind: 'stranger' } | SignedIn;

/** By what somebody may do a thing. */
export type Path = { readonly by: 'member' } | { readonly by: 'grant'; readonly grantId: GrantId };

/**
 * By which path this person holds the permission in the organization, as member first. In a suspended organization nobody
 * holds anything; who is suspended as its member holds nothing there by a grant either.
 */
export function pathTo(
  asker: SignedIn,
  permission: Permission,
  organizationId: OrganizationId,
  at: Temporal.Instant,
): Path | undefined {
  const { suspended, limits, grants } = asker;
  if (suspended) return undefined;
  if (limits !== undefined && (limits.organizationId !== organizationId || !limits.scopes.includes(permission))) {
    return undefined;
  }
  if (holdsByRole(asker, permission, organizationId)) return { by: 'member' };
  if (membershipIn(asker, organizationId)?.state === 'suspended') return undefined;
  const held = grants.find(
    ({ grant, customer }) =>
      grant.customer === organizationId &&
      !customer.suspended &&
      isLive(grant, at) &&
      grant.scopes.includes(permission) &&
      holdsByRole(asker, permission, grant.provider),
  );
  return held === undefined ? undefined : { by: 'grant', grantId: held.grant.grantId };
}

/** The standing of an organization that this person is a member of, or holds a grant of. */
export function standingOf(asker: SignedIn, organizationId: OrganizationId): OrganizationStanding | undefined {
  const known = [...asker.memberships.map((own) => own.organization), ...asker.grants.map((held) => held.customer)];
  return known.find((organization) => organization.organizationId === organizationId);
}

export function membershipIn(asker: SignedIn, organizationId: OrganizationId): Membership | undefined {
  return asker.memberships.find(({ organization }) => organization.organizationId === organizationId);
}

/** All that this person may do in the organization as its member: what they can give on, and no more. */
export function heldAsMember(
  asker: SignedIn,
  organizationId: OrganizationId,
  at: Temporal.Instant,
): readonly Permission[] {
  return permissions.filter((permission) => pathTo(asker, permission, organizationId, at)?.by === 'member');
}

/** Whether this person, not suspended, is of the organization: an active member of one that is not suspended either. */
export function isOf(asker: SignedIn, organizationId: OrganizationId): boolean {
  const own = membershipIn(asker, organizationId);
  return own !== undefined && !asker.suspended && own.state === 'active' && !own.organization.suspended;
}

/** The compartments that this person is in, for any purpose, or for acts under this permission alone. */
export function compartmentsOf(
  asker: SignedIn,
  at: Temporal.Instant,
  permission?: Permission,
): readonly CompartmentId[] {
  return asker.ways
    .filter(({ readIn, compartment, sponsorSuspended }) => {
      const { state, purposes } = readIn;
      if (sponsorSuspended || state.state !== 'accepted' || !isIn(readIn, compartment, at)) return false;
      if (!isOf(asker, state.onBehalfOf)) return false;
      if (permission === undefined) return true;
      const purpose = purposeOf(permission);
      return purposes.includes(purpose) && compartment.purposes.includes(purpose);
    })
    .map(({ compartment }) => compartment.compartmentId);
}

function holdsByRole(asker: SignedIn, permission: Permission, organizationId: OrganizationId): boolean {
  const own = membershipIn(asker, organizationId);
  return own !== undefined && isOf(asker, organizationId) && permissionsOf(own.role).includes(permission);
}
