// Access that a developer gives to a model: to an organization, for a purpose, by named people, until an instant. It acts and
// ends by what is asked at each use: nothing runs for it.
import type { FrameworkOffice } from '#core/frontier/access/offices.ts';
import { windowDaysMost, type AccessWindow } from '#core/frontier/notice/window.ts';
import { accept, refuse, type Decision } from '#core/kernel/decision.ts';
import type { OrganizationId, PersonId } from '#core/kernel/ids.ts';
import type { AccessGrantId, ModelId } from '#core/frontier/ids.ts';

/** What access is for, and nothing else. */
export const accessPurposes = ['determination', 'consultation', 'evaluation', 'oversight', 'partner'] as const;
export type AccessPurpose = (typeof accessPurposes)[number];

/** `model`: how it is used, and its use; `record`: what stands in its record; `evidence`: results with their samples. */
export const accessScopes = ['model', 'record', 'evidence'] as const;
export type AccessScope = (typeof accessScopes)[number];

export interface AccessGrant {
  readonly grantId: AccessGrantId;
  readonly modelId: ModelId;
  readonly holder: OrganizationId;
  readonly purpose: AccessPurpose;
  readonly scopes: readonly AccessScope[];
  readonly termsDigest: string;
  readonly opensAt: Temporal.Instant;
  readonly expiresAt: Temporal.Instant;
  readonly revoked: boolean;
}

/** A person who is named for a grant. */
export interface NamedPerson {
  readonly personId: PersonId;
  /** Digest of the terms that they accepted; `undefined`: none yet. */
  readonly accepted: string | undefined;
  readonly ended: boolean;
}

/** A grant of the record lasts a year at the most, so that it is looked at again. */
const grantDaysMost = 366;

type GiveRefusal =
  | 'access.ends_before'
  | 'access.too_long'
  | 'access.no_office'
  | 'access.no_partner'
  | 'access.outside_window';

/** What is known of who would hold it. */
export interface Holder {
  readonly offices: readonly FrameworkOffice[];
  /** Both sides agreed to it as a trusted partner for this model. */
  readonly isPartner: boolean;
}

type Wanted = Pick<AccessGrant, 'purpose' | 'scopes' | 'opensAt' | 'expiresAt'>;

/** What stands of a model when access is given. */
export interface Before {
  /** As the developer's notice lays it; `undefined` where it offers none. */
  readonly window: AccessWindow | undefined;
  /** When the government had use of the model already, or will have, up to where each ended. */
  readonly given?: readonly Span[];
  readonly at: Temporal.Instant;
}

/**
 * Whether a developer can give this. For the government, use of the model itself lies within the window before the release to
 * other trusted partners, and with all that it had before lasts 30 calendar days at the most, however often a release is planned
 * anew: EO 14409 §3(b)(ii), "for a period of up to 30 days".
 */
export function mayGiveAccess(
  wanted: Wanted,
  holder: Holder,
  { window, given = [], at }: Before,
): Decision<undefined, GiveRefusal> {
  const { purpose, scopes, opensAt, expiresAt } = wanted;
  if (!isBefore(opensAt, expiresAt) || !isBefore(at, expiresAt)) {
    return refuse('access.ends_before', 'Access ends after it begins, and in the future.');
  }
  if (isBefore(opensAt.add({ hours: 24 * grantDaysMost }), expiresAt)) {
    return refuse('access.too_long', `Access lasts ${grantDaysMost} days at the most, so that it is looked at again.`);
  }
  const fits = fitsHolder(purpose, holder);
  if (!fits.ok || purpose === 'partner' || !scopes.includes('model')) return fits;
  const lies = window !== undefined && !isBefore(opensAt, window.opensAt) && !isBefore(window.closesAt, expiresAt);
  if (!lies) {
    return refuse(
      'access.outside_window',
      `The government uses a model within the window of your notice, up to ${windowDaysMost} calendar days before your release to trusted partners: ${windowTold(window)}.`,
    );
  }
  if (lastTogether([...given, { opensAt, expiresAt }], window.zone)) return accept(undefined);
  return refuse(
    'access.outside_window',
    `With what you gave before, the government would use the model for over ${windowDaysMost} calendar days.`,
  );
}

function windowTold(window: AccessWindow | undefined): string {
  return window === undefined ? 'it offers none' : `from ${String(window.opensAt)} to ${String(window.closesAt)}`;
}

/** Whether these, laid end to end from where the first begins, last 30 calendar days at the most. */
function lastTogether(spans: readonly Span[], zone: string): boolean {
  const inOrder = spans.toSorted((a, b) => Temporal.Instant.compare(a.opensAt, b.opensAt));
  const [first] = inOrder;
  if (first === undefined) return true;
  let laid = first.opensAt;
  let until = first.opensAt;
  for (const { opensAt, expiresAt } of inOrder) {
    const from = isBefore(opensAt, until) ? until : opensAt;
    if (!isBefore(from, expiresAt)) continue;
    laid = laid.add(from.until(expiresAt));
    until = expiresAt;
  }
  const last = first.opensAt.toZonedDateTimeISO(zone).add({ days: windowDaysMost }).toInstant();
  return !isBefore(last, laid);
}

function fitsHolder(purpose: AccessPurpose, { offices, isPartner }: Holder): Decision<undefined, GiveRefusal> {
  if (purpose === 'partner') {
    if (isPartner) return accept(undefined);
    return refuse('access.no_partner', 'You and the government choose a trusted partner together: both say yes first.');
  }
  if (officesFor[purpose].some((office) => offices.includes(office))) return accept(undefined);
  return refuse('access.no_office', 'That organization is no office of the framework for this purpose.');
}

/** Which offices may be given access for a purpose; a partner is none of them. */
export const officesFor: Readonly<Record<Exclude<AccessPurpose, 'partner'>, readonly FrameworkOffice[]>> = {
  determination: ['nsa-director'],
  consultation: ['national-cyber-director', 'apst', 'cisa-director', 'department-of-war'],
  evaluation: ['evaluator', 'nsa-director', 'department-of-war', 'cisa-director'],
  oversight: ['overseer'],
};

/** What an organization that is these offices, and no other any more, can hold no access for. */
export function purposesWithout(offices: readonly FrameworkOffice[]): readonly AccessPurpose[] {
  return accessPurposes.filter(
    (purpose) => purpose !== 'partner' && !officesFor[purpose].some((office) => offices.includes(office)),
  );
}

/** Whether a person has access by a grant at an instant, for a thing of this scope. */
export function givesAccess(
  grant: AccessGrant,
  person: NamedPerson,
  { scope, at }: { readonly scope: AccessScope | undefined; readonly at: Temporal.Instant },
): boolean {
  return (
    !grant.revoked &&
    !person.ended &&
    person.accepted === grant.termsDigest &&
    !isBefore(at, grant.opensAt) &&
    isBefore(at, grant.expiresAt) &&
    (scope === undefined || grant.scopes.includes(scope))
  );
}

/** From when and until when a grant gives access. */
export type Span = Pick<AccessGrant, 'opensAt' | 'expiresAt'>;

/**
 * What is left of a grant once the developer's plan changed: the government's use of the model lies within the window, and
 * nothing becomes longer by itself. `undefined`: it ends now. What was used stays told: access that is open neither opens later
 * nor ended before now.
 */
export function spanWithin(
  { purpose, scopes, opensAt, expiresAt }: Wanted,
  window: AccessWindow | undefined,
  at: Temporal.Instant,
): Span | undefined {
  if (purpose === 'partner' || !scopes.includes('model')) return { opensAt, expiresAt };
  if (window === undefined) return undefined;
  const opens = isBefore(opensAt, window.opensAt) ? window.opensAt : opensAt;
  const expires = isBefore(window.closesAt, expiresAt) ? window.closesAt : expiresAt;
  const isPaused = !isBefore(at, opensAt) && isBefore(at, opens);
  if (isPaused || !isBefore(opens, expires) || !isBefore(at, expires)) return undefined;
  return { opensAt: opens, expiresAt: expires };
}

function isBefore(a: Temporal.Instant, b: Temporal.Instant): boolean {
  return Temporal.Instant.compare(a, b) < 0;
}
