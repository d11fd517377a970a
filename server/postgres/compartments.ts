// Compartments and each person's way into one, as far as whoever acts may see and change them.
import type { CompartmentId, OrganizationId, PersonId } from '#core/kernel/ids.ts';
import type { Compartment, ReadIn } from '#core/parties/compartment.ts';
import { purposes } from '#core/parties/permissions.ts';
import type { Row } from '#server/postgres/row.ts';
import { find, list, sql, write, writeAny } from '#server/postgres/sql.ts';
import type { Transaction } from '#server/postgres/transaction.ts';

/** A compartment that is open to whoever acts, or is offered to them, with their own way into it. */
export interface OwnCompartment {
  readonly compartment: Compartment;
  readonly sponsorName: string | undefined;
  readonly own: ReadIn;
}

/** Those of one sponsor, or of all. Nobody is in so many that they come in pages. */
export async function listOwnCompartments(
  tx: Transaction,
  { sponsor, limit }: { readonly sponsor: OrganizationId | undefined; readonly limit: number },
): Promise<readonly OwnCompartment[]> {
  const query = sql`
    SELECT c.org_id, c.compartment_id, c.name, c.purpose, c.purposes AS compartment_purposes, c.terms,
           c.terms_digest AS compartment_terms_digest, c.expires_at AS compartment_expires_at, c.closed_at,
           o.name AS sponsor_name, r.person_id, r.purposes, r.state, r.offered_by, r.expires_at, r.terms_digest, r.on_behalf_of
    FROM breakwater.compartment AS c
    JOIN breakwater.read_in AS r USING (org_id, compartment_id)
    LEFT JOIN breakwater.organization AS o USING (org_id)
    WHERE r.person_id = breakwater.self_id() AND (${sponsor}::uuid IS NULL OR c.org_id = ${sponsor}::uuid)
    ORDER BY c.compartment_id DESC
    LIMIT ${limit}`;
  return list(tx, query, 'compartment', toOwnCompartment);
}

export async function findOwnCompartment(
  tx: Transaction,
  compartment: CompartmentId,
): Promise<OwnCompartment | undefined> {
  const all = await listOwnCompartments(tx, { sponsor: undefined, limit: compartmentsMax });
  return all.find((one) => one.compartment.compartmentId === compartment);
}

/** Of one person. */
export const compartmentsMax = 1000;

/** Reads in who makes it; false where they may not. */
export async function insertCompartment(
  tx: Transaction,
  { compartmentId, sponsor, name, purpose, purposes, terms, termsDigest, expiresAt }: Compartment,
): Promise<boolean> {
  const query = sql`
    SELECT breakwater.make_compartment(
      ${sponsor}, ${compartmentId}, ${name}, ${purpose}, ${purposes}, ${terms}, ${termsDigest}, ${expiresAt}
    ) AS done`;
  return (await find(tx, query, 'compartment', (row) => row.boolean('done'))) === true;
}

/** False where whoever acts may not. */
export async function closeCompartment(
  tx: Transaction,
  { sponsor, compartmentId }: Pick<Compartment, 'sponsor' | 'compartmentId'>,
): Promise<boolean> {
  const query = sql`
    UPDATE breakwater.compartment
    SET closed_at = now()
    WHERE org_id = ${sponsor} AND compartment_id = ${compartmentId} AND closed_at IS NULL`;
  return (await writeAny(tx, query)) === 1;
}

/** Everybody is out until they accept these; false where whoever acts may not. */
export async function saveTerms(
  tx: Transaction,
  {
    sponsor,
    compartmentId,
    terms,
    termsDigest,
  }: Pick<Compartment, 'sponsor' | 'compartmentId' | 'terms' | 'termsDigest'>,
): Promise<boolean> {
  const query = sql`
    UPDATE breakwater.compartment
    SET terms = ${terms}, terms_digest = ${termsDigest}
    WHERE org_id = ${sponsor} AND compartment_id = ${compartmentId}`;
  return (await writeAny(tx, query)) === 1;
}

/** A way as who reads in sees it. */
export interface KnownReadIn extends ReadIn {
  /** Name and organization when they accepted. */
  readonly knownAs: string | undefined;
}

export async function listReadIns(
  tx: Transaction,
  sponsor: OrganizationId,
  compartment: CompartmentId,
): Promise<readonly KnownReadIn[]> {
  const query = sql`
    SELECT compartment_id, person_id, purposes, state, offered_by, expires_at, terms_digest, on_behalf_of, known_as
    FROM breakwater.read_in
    WHERE org_id = ${sponsor} AND compartment_id = ${compartment}
    ORDER BY person_id`;
  return list(tx, query, 'read_in', (row) => ({
    ...toReadIn(row),
    knownAs: row.optional('known_as', (column) => row.text(column)),
  }));
}

/** An offer, also to one who was read out; false where they have a way already. Whether there is such a person is not told. */
export async function offerReadIn(
  tx: Transaction,
  sponsor: OrganizationId,
  { compartmentId, personId, purposes, offeredBy, expiresAt }: ReadIn,
): Promise<boolean> {
  const query = sql`
    INSERT INTO breakwater.read_in (org_id, compartment_id, person_id, purposes, state, offered_by, expires_at)
    VALUES (${sponsor}, ${compartmentId}, ${personId}, ${purposes}, 'offered', ${offeredBy}, ${expiresAt})
    ON CONFLICT (org_id, compartment_id, person_id) DO UPDATE
    SET purposes = excluded.purposes, state = 'offered', offered_by = excluded.offered_by, offered_at = now(),
        expires_at = excluded.expires_at, terms_digest = NULL, on_behalf_of = NULL, accepted_at = NULL, ended_at = NULL
    WHERE read_in.state = 'ended' OR read_in.expires_at <= now()`;
  return (await writeAny(tx, query)) === 1;
}

/** In the name of whoever acts; false where the database finds that it can't be. */
export async function saveAccepted(
  tx: Transaction,
  compartment: CompartmentId,
  { termsDigest, onBehalfOf }: { readonly termsDigest: string; readonly onBehalfOf: OrganizationId },
): Promise<boolean> {
  const query = sql`SELECT breakwater.accept_terms(${compartment}, ${termsDigest}, ${onBehalfOf}) AS done`;
  return (await find(tx, query, 'read_in', (row) => row.boolean('done'))) === true;
}

/** Somebody is read out, or leaves. */
export async function saveEnded(
  tx: Transaction,
  sponsor: OrganizationId,
  compartment: CompartmentId,
  person: PersonId,
): Promise<void> {
  const query = sql`
    UPDATE breakwater.read_in
    SET state = 'ended', ended_at = now()
    WHERE org_id = ${sponsor} AND compartment_id = ${compartment} AND person_id = ${person} AND state <> 'ended'`;
  await write(tx, query, 1);
}

function toOwnCompartment(row: Row): OwnCompartment {
  return {
    compartment: {
      compartmentId: row.id<'compartment'>('compartment_id'),
      sponsor: row.id<'organization'>('org_id'),
      name: row.text('name'),
      purpose: row.text('purpose'),
      purposes: row.words('compartment_purposes', purposes),
      terms: row.text('terms'),
      termsDigest: row.text('compartment_terms_digest'),
      expiresAt: row.instant('compartment_expires_at'),
      closed: row.optional('closed_at', (column) => row.instant(column)) !== undefined,
    },
    sponsorName: row.optional('sponsor_name', (column) => row.text(column)),
    own: toReadIn(row),
  };
}

function toReadIn(row: Row): ReadIn {
  const state = row.word('state', ['offered', 'accepted', 'ended']);
  return {
    compartmentId: row.id<'compartment'>('compartment_id'),
    personId: row.id<'person'>('person_id'),
    purposes: row.words('purposes', purposes),
    offeredBy: row.id<'person'>('offered_by'),
    expiresAt: row.instant('expires_at'),
    state:
      state === 'accepted'
        ? { state, termsDigest: row.text('terms_digest'), onBehalfOf: row.id<'organization'>('on_behalf_of') }
        : { state },
  };
}
