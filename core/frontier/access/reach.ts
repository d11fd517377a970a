// By what somebody reaches a model: as its developer's own, read into its compartment, or by a grant that names them. The
// database enforces the same by itself, and a request passes only if both agree.
import { givesAccess, type AccessGrant, type AccessScope, type NamedPerson } from '#core/frontier/access/grant.ts';
import type { ModelId } from '#core/frontier/ids.ts';
import type { CompartmentId, OrganizationId } from '#core/kernel/ids.ts';
import { compartmentsOf, pathTo, type SignedIn } from '#core/parties/asker.ts';
import { isOpen, type CompartmentStanding } from '#core/parties/compartment.ts';
import type { Permission } from '#core/parties/permissions.ts';

interface ReachedModel {
  readonly modelId: ModelId;
  readonly developer: OrganizationId;
  readonly compartmentId: CompartmentId;
}

/** What every grant of a model depends on. */
export interface ModelStanding {
  readonly developerSuspended: boolean;
  readonly compartment: Pick<CompartmentStanding, 'closed' | 'expiresAt'>;
}

/** A grant with the asker's own place in it. */
export interface OwnGrant {
  readonly grant: AccessGrant;
  readonly person: NamedPerson;
}

export type Reach = { readonly by: 'developer' } | { readonly by: 'grants'; readonly grants: readonly AccessGrant[] };

type FrontierPermission = Extract<Permission, `frontier.${string}`>;

export interface Wanted {
  readonly permission: FrontierPermission;
  /** Of a grant; a developer's own people have all. */
  readonly scope: AccessScope | undefined;
  readonly at: Temporal.Instant;
}

/** `undefined`: the model is absent to them. */
export function reachOf(
  asker: SignedIn,
  model: StandingModel,
  own: readonly OwnGrant[],
  wanted: Wanted,
): Reach | undefined {
  if (isDevelopersOwn(asker, model, wanted)) return { by: 'developer' };
  const grants = grantsFor(asker, model, own, wanted);
  return grants.length === 0 ? undefined : { by: 'grants', grants };
}

export type StandingModel = ReachedModel & { readonly standing: ModelStanding };

function isDevelopersOwn(
  asker: SignedIn,
  { developer, compartmentId }: ReachedModel,
  { permission, at }: Wanted,
): boolean {
  return compartmentsOf(asker, at, permission).includes(compartmentId) && isMember(asker, permission, developer, at);
}

/** By which grants they have access now. */
export function grantsFor(
  asker: SignedIn,
  { standing }: StandingModel,
  own: readonly OwnGrant[],
  { permission, scope, at }: Wanted,
): readonly AccessGrant[] {
  if (standing.developerSuspended || !isOpen(standing.compartment, at)) return [];
  return own
    .filter(({ grant, person }) => person.personId === asker.personId && givesAccess(grant, person, { scope, at }))
    .filter(({ grant }) => isMember(asker, permission, grant.holder, at))
    .map(({ grant }) => grant);
}

function isMember(
  asker: SignedIn,
  permission: Permission,
  organization: OrganizationId,
  at: Temporal.Instant,
): boolean {
  return pathTo(asker, permission, organization, at)?.by === 'member';
}
