// Who may see and do what: the one rule. The database enforces the same by itself, and a request passes only if both agree.
import { accept, refuse, type Decision } from '#core/kernel/decision.ts';
import type { OrganizationId, PersonId } from '#core/kernel/ids.ts';
import {
  compartmentsOf,
  isOf,
  membershipIn,
  pathTo,
  type Asker,
  type Path,
  type SignedIn,
} from '#core/parties/asker.ts';
import { doCompartmentsBind, type Label } from '#core/parties/label.ts';
import type { OrganizationStanding } from '#core/parties/organization.ts';
import { isReading, permissionsOf, type Permission } from '#core/parties/permissions.ts';

/** What is asked for, and when. */
export interface Act {
  readonly permission: Permission;
  readonly at: Temporal.Instant;
  /** The act is sensitive: the asker must have shown a few minutes ago that it is they. */
  readonly needsStepUp: boolean;
}

/** A thing that is guarded. */
export interface Guarded {
  /** Whose it is: the permission is asked there. */
  readonly organization: OrganizationStanding;
  readonly label: Label;
  /**
   * `organization`: seen and done by permission in its organization, within the label. `audience`: seen by everybody in the
   * label's audience, done by permission as before.
   */
  readonly reach: 'organization' | 'audience';
  /** The person whom it is about: each sees their own membership, their own way into a compartment. */
  readonly about: PersonId | undefined;
}

/** By what it is permitted. */
export type Permit = Path | { readonly by: 'audience' } | { readonly by: 'self' };

/** Why not. */
export type DenialCode =
  | 'object.absent'
  | 'person.suspended'
  | 'member.suspended'
  | 'organization.suspended'
  | 'organization.example'
  | 'label.embargoed'
  | 'compartment.purpose'
  | 'session.step_up';

/** Denials that may be told: they speak of the asker, or come only where the thing could be seen otherwise. */
const tellable: ReadonlySet<DenialCode> = new Set([
  'person.suspended',
  'organization.suspended',
  'organization.example',
  'session.step_up',
]);

const reasons: Readonly<Record<DenialCode, string>> = {
  'object.absent': 'There is nothing here that you may see.',
  'person.suspended': 'Your account is suspended. Ask an administrator of your organization.',
  'member.suspended': 'Your membership in this organization is suspended.',
  'organization.suspended': 'This organization is suspended. Ask the clearinghouse.',
  'organization.example': 'Example organizations are for this machine alone.',
  'label.embargoed': 'This is under embargo.',
  'compartment.purpose': 'You are read in for another purpose.',
  'session.step_up': 'Show once more that it is you: this act needs it.',
};

/**
 * Whether `asker` may do `act` on `object`. What is forbidden stays forbidden whoever permits it, and what nothing permits
 * is denied. The code is the true reason; what may be told of it is {@link toldOf}.
 */
export function decide(asker: Asker, act: Act, object: Guarded): Decision<Permit, DenialCode> {
  if (asker.kind === 'stranger') return deny('object.absent');
  const forbidden = ofAsker(asker) ?? ofLabel(asker, act, object) ?? ofOrganization(asker, act, object);
  if (forbidden !== undefined) return deny(forbidden);
  const permit = permitOf(asker, act, object);
  if (permit === undefined) return deny('object.absent');
  // Asked last: who may not see a thing is not told that it only takes a step-up.
  if (act.needsStepUp && !isSteppedUp(asker, act.at)) return deny('session.step_up');
  return accept(permit);
}

/** What somebody who was denied is told: absent and forbidden look the same. */
export function toldOf(code: DenialCode): { readonly code: DenialCode; readonly why: string } {
  const told = tellable.has(code) ? code : 'object.absent';
  return { code: told, why: reasons[told] };
}

/** Whether this session or token has shown a few minutes ago that it is its person. Tokens can't. */
function isSteppedUp({ steppedUpUntil, limits }: SignedIn, at: Temporal.Instant): boolean {
  return limits === undefined && steppedUpUntil !== undefined && Temporal.Instant.compare(at, steppedUpUntil) < 0;
}

function deny(code: DenialCode): { ok: false; code: DenialCode; why: string } {
  return refuse(code, reasons[code]);
}

function ofAsker(asker: SignedIn): DenialCode | undefined {
  if (asker.suspended) return 'person.suspended';
  const isExample = asker.memberships.some(({ organization }) => organization.example);
  return isExample && !asker.atLoopback ? 'organization.example' : undefined;
}

function ofLabel(asker: SignedIn, act: Act, { label }: Guarded): DenialCode | undefined {
  if (!doCompartmentsBind(label, act.at)) return undefined;
  const within = (permission?: Permission): boolean => {
    const held = compartmentsOf(asker, act.at, permission);
    return label.compartments.every((compartment) => held.includes(compartment));
  };
  if (!within()) return label.embargoUntil === undefined ? 'object.absent' : 'label.embargoed';
  return within(act.permission) ? undefined : 'compartment.purpose';
}

function ofOrganization(asker: SignedIn, { permission }: Act, object: Guarded): DenialCode | undefined {
  const { organization, label } = object;
  if (isAboutSelf(asker, permission, object)) return undefined;
  const own = membershipIn(asker, organization.organizationId);
  if (own?.state === 'suspended') return 'member.suspended';
  if (!organization.suspended) return undefined;
  const wouldSee = own?.state === 'active' && permissionsOf(own.role).includes(permission) && label.owners.length === 0;
  return wouldSee ? 'organization.suspended' : 'object.absent';
}

function permitOf(asker: SignedIn, act: Act, object: Guarded): Permit | undefined {
  const { organization, label, reach } = object;
  if (!label.owners.every((owner) => isInAudience(asker, act, label, owner))) return undefined;
  const path = pathTo(asker, act.permission, organization.organizationId, act.at);
  if (path !== undefined) return path;
  if (isAboutSelf(asker, act.permission, object)) return { by: 'self' };
  if (reach !== 'audience' || !isReading(act.permission) || asker.limits !== undefined) return undefined;
  const isOfAny = asker.memberships.some((own) => isOf(asker, own.organization.organizationId));
  return isOfAny ? { by: 'audience' } : undefined;
}

function isAboutSelf(asker: SignedIn, permission: Permission, { about }: Guarded): boolean {
  return about === asker.personId && isReading(permission) && asker.limits === undefined;
}

// TLP 2.0: AMBER is for the organization and those who act for it, AMBER+STRICT and RED for the organization alone.
function isInAudience(asker: SignedIn, { permission, at }: Act, { tlp }: Label, owner: OrganizationId): boolean {
  return isOf(asker, owner) || (tlp === 'AMBER' && pathTo(asker, permission, owner, at) !== undefined);
}
