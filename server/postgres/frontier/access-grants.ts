// Access to models: grants, the people they name, and each use.
import { accessPurposes, accessScopes, type AccessGrant, type NamedPerson } from '#core/frontier/access/grant.ts';
import type { AccessGrantId, ModelId } from '#core/frontier/ids.ts';
import type { CompartmentId, DataKeyId, OrganizationId, PersonId } from '#core/kernel/ids.ts';
import type { Row } from '#server/postgres/row.ts';
import { find, list, sql, write } from '#server/postgres/sql.ts';
import type { Transaction } from '#server/postgres/transaction.ts';

/** A grant as it is kept. */
export interface StoredGrant extends AccessGrant {
  readonly developer: OrganizationId;
  readonly shield: string;
  readonly holderName: string;
  /** `undefined`: not told before the terms are accepted. */
  readonly developerName: string | undefined;
  readonly terms: { readonly bytes: Uint8Array; readonly dataKeyId: DataKeyId };
  readonly givenAt: Temporal.Instant;
  /** When it was ended before its time. */
  readonly revokedAt: Temporal.Instant | undefined;
}

export async function insertGrant(
  tx: Transaction,
  grant: Omit<StoredGrant, 'givenAt' | 'revoked' | 'revokedAt'>,
): Promise<void> {
  const { developer, modelId, grantId, shield, holder, holderName, developerName, purpose, scopes } = grant;
  const { terms, termsDigest, opensAt, expiresAt } = grant;
  const query = sql`
    INSERT INTO breakwater.frontier_grant (
      org_id, model_id, grant_id, shield, holder_id, holder_name, developer_name, purpose, scopes, terms, data_key_id,
      terms_digest, opens_at, expires_at
    )
    VALUES (${developer}, ${modelId}, ${grantId}, ${shield}, ${holder}, ${holderName}, ${developerName}, ${purpose},
            ${scopes}, ${terms.bytes}, ${terms.dataKeyId}, ${termsDigest}, ${opensAt}, ${expiresAt})`;
  await write(tx, query, 1);
}

/** Of one model, or all that whoever acts may see; newest first. */
export async function listGrants(
  tx: Transaction,
  { model, holder, limit }: GrantsWanted,
): Promise<readonly StoredGrant[]> {
  const query = sql`
    SELECT org_id, model_id, grant_id, shield, holder_id, holder_name, developer_name, purpose, scopes, terms, data_key_id,
           terms_digest, given_at, opens_at, expires_at, revoked_at
    FROM breakwater.frontier_grant
    WHERE (${model}::uuid IS NULL OR model_id = ${model}::uuid)
      AND (${holder}::uuid IS NULL OR holder_id = ${holder}::uuid)
    ORDER BY grant_id DESC
    LIMIT ${limit}`;
  return list(tx, query, 'frontier_grant', toGrant);
}

interface GrantsWanted {
  readonly model?: ModelId | undefined;
  readonly holder?: OrganizationId | undefined;
  readonly limit: number;
}

/** What is open to whoever acts: as an administrator of the holder, or named for it. Newest first. */
export async function listOffered(tx: Transaction, limit: number): Promise<readonly StoredGrant[]> {
  const query = sql`
    SELECT org_id, model_id, grant_id, shield, holder_id, holder_name, developer_name, purpose, scopes, terms, data_key_id,
           terms_digest, given_at, opens_at, expires_at, revoked_at
    FROM breakwater.frontier_grant
    WHERE revoked_at IS NULL
      AND expires_at > now()
      AND (
        holder_id = ANY ((SELECT breakwater.orgs_as_member('frontier.manage'))::uuid[])
        OR grant_id = ANY ((SELECT breakwater.frontier_grants_naming_me())::uuid[])
      )
    ORDER BY grant_id DESC
    LIMIT ${limit}`;
  return list(tx, query, 'frontier_grant', toGrant);
}

export async function findGrant(tx: Transaction, grantId: AccessGrantId): Promise<StoredGrant | undefined> {
  const query = sql`
    SELECT org_id, model_id, grant_id, shield, holder_id, holder_name, developer_name, purpose, scopes, terms, data_key_id,
           terms_digest, given_at, opens_at, expires_at, revoked_at
    FROM breakwater.frontier_grant
    WHERE grant_id = ${grantId}`;
  return find(tx, query, 'frontier_grant', toGrant);
}

/** The grants of a model that name whoever acts, each with their own place in it; also those of no use any more. */
export async function listOwnGrants(
  tx: Transaction,
  model: ModelId,
): Promise<readonly { readonly grant: StoredGrant; readonly person: NamedPerson }[]> {
  const query = sql`
    SELECT g.org_id, g.model_id, g.grant_id, g.shield, g.holder_id, g.holder_name, g.developer_name, g.purpose, g.scopes,
           g.terms, g.data_key_id, g.terms_digest, g.given_at, g.opens_at, g.expires_at, g.revoked_at,
           p.person_id, p.terms_digest AS accepted, p.ended_at
    FROM breakwater.frontier_grant AS g
    JOIN breakwater.frontier_grant_person AS p USING (org_id, model_id, grant_id)
    WHERE g.model_id = ${model} AND p.person_id = breakwater.person_id()
    LIMIT 1000`;
  return list(tx, query, 'frontier_grant_person', (row) => ({ grant: toGrant(row), person: toPerson(row) }));
}

/** The compartment in whose ledger it is written what is done about a grant; `undefined`: whoever acts has no part in it. */
export async function findCompartmentOf(tx: Transaction, grant: AccessGrantId): Promise<CompartmentId | undefined> {
  const query = sql`SELECT breakwater.compartment_of_frontier_grant(${grant}) AS compartment_id`;
  return find(tx, query, 'frontier_grant', (row) =>
    row.optional('compartment_id', (column) => row.id<'compartment'>(column)),
  );
}

/** For those who have access by it now. */
export async function nameOfDeveloper(tx: Transaction, grant: AccessGrantId): Promise<string | undefined> {
  const query = sql`SELECT breakwater.developer_of_frontier_grant(${grant}) AS name`;
  return find(tx, query, 'frontier_grant', (row) => row.optional('name', (column) => row.text(column)));
}

/** Somebody who is named, as the developer and the holder know them. */
export interface KnownPerson extends NamedPerson {
  readonly grantId: AccessGrantId;
  readonly knownAs: string;
  readonly namedAt: Temporal.Instant;
}

/** Of these grants, as far as whoever acts may see. */
export async function listNamed(tx: Transaction, grants: readonly AccessGrantId[]): Promise<readonly KnownPerson[]> {
  const query = sql`
    SELECT grant_id, person_id, known_as, named_at, terms_digest AS accepted, ended_at
    FROM breakwater.frontier_grant_person
    WHERE grant_id = ANY (${grants}::uuid[])
    ORDER BY named_at, person_id`;
  return list(tx, query, 'frontier_grant_person', (row) => ({
    ...toPerson(row),
    grantId: row.id<'access-grant'>('grant_id'),
    knownAs: row.text('known_as'),
    namedAt: row.instant('named_at'),
  }));
}

/** A member of the holder is named, by the holder; false where it can not be, or they are named. */
export async function nameFor(tx: Transaction, grant: AccessGrantId, person: PersonId): Promise<boolean> {
  return done(tx, sql`SELECT breakwater.name_for_frontier_grant(${grant}, ${person}) AS done`);
}

/** Whoever acts accepts these terms; false where it can not be. */
export async function acceptGrant(tx: Transaction, grant: AccessGrantId, digest: string): Promise<boolean> {
  return done(tx, sql`SELECT breakwater.accept_frontier_grant(${grant}, ${digest}) AS done`);
}

/** By the developer, the holder, or themselves; false where there is nothing to end. */
export async function endNamed(tx: Transaction, grant: AccessGrantId, person: PersonId): Promise<boolean> {
  return done(tx, sql`SELECT breakwater.end_frontier_grant_person(${grant}, ${person}) AS done`);
}

/** By the developer or the holder; false where there is nothing to end. */
export async function endGrant(tx: Transaction, grant: AccessGrantId): Promise<boolean> {
  return done(tx, sql`SELECT breakwater.end_frontier_grant(${grant}) AS done`);
}

async function done(tx: Transaction, query: ReturnType<typeof sql>): Promise<boolean> {
  return (await find(tx, query, 'frontier_grant', (row) => row.boolean('done'))) === true;
}

function toGrant(row: Row): StoredGrant {
  const revokedAt = row.optional('revoked_at', (column) => row.instant(column));
  return {
    developer: row.id<'organization'>('org_id'),
    modelId: row.id<'model'>('model_id'),
    grantId: row.id<'access-grant'>('grant_id'),
    shield: row.text('shield'),
    holder: row.id<'organization'>('holder_id'),
    holderName: row.text('holder_name'),
    developerName: row.optional('developer_name', (column) => row.text(column)),
    purpose: row.word('purpose', accessPurposes),
    scopes: row.words('scopes', accessScopes),
    terms: { bytes: row.bytes('terms'), dataKeyId: row.id<'data-key'>('data_key_id') },
    termsDigest: row.text('terms_digest'),
    givenAt: row.instant('given_at'),
    opensAt: row.instant('opens_at'),
    expiresAt: row.instant('expires_at'),
    revoked: revokedAt !== undefined,
    revokedAt,
  };
}

function toPerson(row: Row): NamedPerson {
  return {
    personId: row.id<'person'>('person_id'),
    accepted: row.optional('accepted', (column) => row.text(column)),
    ended: row.optional('ended_at', (column) => row.instant(column)) !== undefined,
  };
}
