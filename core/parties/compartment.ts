// Need-to-know groups: what lies in one is seen by who was read in, accepted its terms, and only while all that lasts.
import { accept, refuse, type Decision } from '#core/kernel/decision.ts';
import type { CompartmentId, OrganizationId, PersonId } from '#core/kernel/ids.ts';
import type { Purpose } from '#core/parties/permissions.ts';

/** What a decision needs to know of a compartment. */
export interface CompartmentStanding {
  readonly compartmentId: CompartmentId;
  /** The organization that answers for it: its administrators who are read in read others in. */
  readonly sponsor: OrganizationId;
  /** What its content may be used for at all; never empty. */
  readonly purposes: readonly Purpose[];
  /** Digest of the terms: who accepted others is out until they accept these. */
  readonly termsDigest: string;
  readonly expiresAt: Temporal.Instant;
  readonly closed: boolean;
}

/** A need-to-know group. */
export interface Compartment extends CompartmentStanding {
  readonly name: string;
  /** What it is for, in a sentence. */
  readonly purpose: string;
  /** What one promises who is read in. */
  readonly terms: string;
}

/** One person's way into one compartment. */
export interface ReadIn {
  readonly compartmentId: CompartmentId;
  readonly personId: PersonId;
  /** What this person may use the content for; never empty. */
  readonly purposes: readonly Purpose[];
  readonly offeredBy: PersonId;
  readonly expiresAt: Temporal.Instant;
  readonly state: ReadInState;
}

type ReadInState =
  | { readonly state: 'offered' }
  | {
      readonly state: 'accepted';
      readonly termsDigest: string;
      /** The organization whose member they are in this: with the membership the read-in ends. */
      readonly onBehalfOf: OrganizationId;
    }
  | { readonly state: 'ended' };

/** A compartment ends after two years at the latest, so that each is looked at again. */
export const compartmentHoursMax = 2 * 366 * 24;

export interface CompartmentTerms {
  readonly purposes: readonly Purpose[];
  readonly expiresAt: Temporal.Instant;
  readonly at: Temporal.Instant;
}

/** Whether a compartment of these terms can be made. */
export function mayMake({
  purposes,
  expiresAt,
  at,
}: CompartmentTerms): Decision<undefined, 'compartment.purposeless' | 'compartment.too_long'> {
  if (purposes.length === 0) return refuse('compartment.purposeless', 'Say what its content may be used for.');
  const latest = at.add({ hours: compartmentHoursMax });
  if (Temporal.Instant.compare(expiresAt, at) <= 0 || Temporal.Instant.compare(expiresAt, latest) > 0) {
    return refuse('compartment.too_long', 'A compartment ends within two years: choose an earlier day, after today.');
  }
  return accept(undefined);
}

type OfferRefusal = 'read_in.beyond_own' | 'read_in.too_long' | 'compartment.closed';

/**
 * Whether `by`, a way into the same compartment, may read somebody in for these purposes until then: nobody reads others in
 * who isn't in, nor for more than they are in for.
 */
export function mayReadIn(
  compartment: CompartmentStanding,
  by: ReadIn | undefined,
  { purposes, expiresAt, at }: CompartmentTerms,
): Decision<undefined, OfferRefusal> {
  if (!isOpen(compartment, at)) return refuse('compartment.closed', 'This compartment is closed.');
  const held = by !== undefined && isIn(by, compartment, at) ? by.purposes : [];
  if (purposes.length === 0 || !purposes.every((purpose) => held.includes(purpose))) {
    return refuse(
      'read_in.beyond_own',
      'You can read others in only where you are read in, and for the same purposes.',
    );
  }
  if (Temporal.Instant.compare(expiresAt, at) <= 0 || Temporal.Instant.compare(expiresAt, compartment.expiresAt) > 0) {
    return refuse('read_in.too_long', 'A read-in ends after today, and with the compartment at the latest.');
  }
  return accept(undefined);
}

type TermsRefusal = 'read_in.wrong_state' | 'read_in.other_terms' | 'compartment.closed';

/** The read-in once its person accepts the terms of this digest, on behalf of an organization whose member they are. */
export function acceptTerms(
  readIn: ReadIn,
  compartment: CompartmentStanding,
  acceptance: { readonly termsDigest: string; readonly onBehalfOf: OrganizationId; readonly at: Temporal.Instant },
): Decision<ReadIn, TermsRefusal> {
  const { termsDigest, onBehalfOf, at } = acceptance;
  if (!isOpen(compartment, at)) return refuse('compartment.closed', 'This compartment is closed.');
  if (readIn.state.state === 'ended' || !isBefore(at, readIn.expiresAt)) {
    return refuse('read_in.wrong_state', 'This offer has ended. Ask who made it for another.');
  }
  if (termsDigest !== compartment.termsDigest) {
    return refuse('read_in.other_terms', 'The terms have changed since you read them: read them again.');
  }
  return accept({ ...readIn, state: { state: 'accepted', termsDigest, onBehalfOf } });
}

/** Takes effect with the next request. */
export function readOut(readIn: ReadIn): Decision<ReadIn, 'read_in.wrong_state'> {
  if (readIn.state.state === 'ended') return refuse('read_in.wrong_state', 'This person is out already.');
  return accept({ ...readIn, state: { state: 'ended' } });
}

export function isOpen(
  { closed, expiresAt }: Pick<CompartmentStanding, 'closed' | 'expiresAt'>,
  at: Temporal.Instant,
): boolean {
  return !closed && isBefore(at, expiresAt);
}

/** Whether this way leads in now, as far as compartment and read-in go; the membership behind it is the asker's. */
export function isIn({ state, expiresAt }: ReadIn, compartment: CompartmentStanding, at: Temporal.Instant): boolean {
  return (
    state.state === 'accepted' &&
    state.termsDigest === compartment.termsDigest &&
    isBefore(at, expiresAt) &&
    isOpen(compartment, at)
  );
}

function isBefore(at: Temporal.Instant, end: Temporal.Instant): boolean {
  return Temporal.Instant.compare(at, end) < 0;
}
