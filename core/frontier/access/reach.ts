// By what somebody reaches a model: as its developer's own, read into its compartment, or by a grant that names them. The
// database enforces the same by itself, and a request passes only if both agree.
import { givesAccess, type AccessGrant, type AccessScope, type NamedPerson } from '#core/frontier/access/grant.ts';
import type { ModelId } from '#core/frontier/ids.ts';
import type { CompartmentId, OrganizationId } from '#core/kernel/ids.ts';
import { compartmentsOf, pathTo, type SignedIn } from '#core/parties/asker.ts';
import { isOpen, type CompartmentStanding } from '#core/parties/compartment.ts';
import type { Permission } from '#core/parties/permissions.ts';

export interface ReachedModel {
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
  { developer, compartmentId, standing }: ReachedModel & { readonly standing: ModelStanding },
  own: readonly OwnGrant[],
  { permission, scope, at }: Wanted,
): Reach | undefined {
  const isRead = compartmentsOf(asker, at, permission).includes(compartmentId);
  if (isRead && isMember(asker, permission, developer, at)) return { by: 'developer' };
  if (standing.developerSuspended || !isOpen(standing.compartment, at)) return undefined;
  const grants = own
    .filter(({ grant, person }) => person.personId === asker.personId && givesAccess(grant, person, { scope, at }))
    .filter(({ grant }) => isMember(asker, permission, grant.holder, at))
    .map(({ grant }) => grant);
  return grants.length === 0 ? undefined : { by: 'grants', grants };
}

function isMember(
  asker: SignedIn,
  permission: Permission,
  organization: OrganizationId,
  at: Temporal.Instant,
): boolean {
  return pathTo(asker, permission, organization, at)?.by === 'member';
}
