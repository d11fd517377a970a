// Identity providers of organizations, and whom each vouches for.
import type { DataKeyId, Id, OrganizationId, PersonId } from '#core/kernel/ids.ts';
import type { Row } from '#server/postgres/row.ts';
import { find, list, sql, write, writeAny } from '#server/postgres/sql.ts';
import type { Transaction } from '#server/postgres/transaction.ts';

export type ProviderId = Id<'provider'>;

/** As it is kept: the secret sealed. */
export interface StoredProvider {
  readonly organizationId: OrganizationId;
  readonly providerId: ProviderId;
  readonly name: string;
  readonly issuer: string;
  readonly clientId: string;
  readonly clientSecret: Uint8Array;
  readonly dataKeyId: DataKeyId;
}

export async function keepProvider(tx: Transaction, provider: StoredProvider): Promise<void> {
  const { organizationId, providerId, name, issuer, clientId, clientSecret, dataKeyId } = provider;
  const query = sql`
    INSERT INTO breakwater.identity_provider (
      org_id, provider_id, name, issuer, client_id, client_secret, data_key_id
    )
    VALUES (${organizationId}, ${providerId}, ${name}, ${issuer}, ${clientId}, ${clientSecret}, ${dataKeyId})`;
  await write(tx, query, 1);
}

export async function listProviders(tx: Transaction, organization: OrganizationId): Promise<readonly StoredProvider[]> {
  const query = sql`
    SELECT *
    FROM breakwater.identity_provider
    WHERE org_id = ${organization}
    ORDER BY provider_id`;
  return list(tx, query, 'identity_provider', toProvider);
}

/** As the service `sign-in`: of any organization. */
export async function findProvider(tx: Transaction, id: ProviderId): Promise<StoredProvider | undefined> {
  const query = sql`
    SELECT *
    FROM breakwater.identity_provider
    WHERE provider_id = ${id}`;
  return find(tx, query, 'identity_provider', toProvider);
}

/** False where there is none such. */
export async function removeProvider(tx: Transaction, organization: OrganizationId, id: ProviderId): Promise<boolean> {
  const query = sql`
    DELETE FROM breakwater.identity_provider
    WHERE org_id = ${organization} AND provider_id = ${id}`;
  return (await writeAny(tx, query)) === 1;
}

/** A subject of an issuer: the same name with another issuer is somebody else. */
export interface Identity {
  readonly issuer: string;
  readonly subject: string;
}

/** As the service `sign-in`. */
export async function findVouched(tx: Transaction, { issuer, subject }: Identity): Promise<PersonId | undefined> {
  const query = sql`
    SELECT person_id
    FROM breakwater.vouched_identity
    WHERE issuer = ${issuer} AND subject = ${subject}`;
  return find(tx, query, 'vouched_identity', (row) => row.id<'person'>('person_id'));
}

/** As the service `sign-in`; false where this subject is somebody already. */
export async function keepVouched(tx: Transaction, { issuer, subject }: Identity, person: PersonId): Promise<boolean> {
  const query = sql`
    INSERT INTO breakwater.vouched_identity (issuer, subject, person_id)
    VALUES (${issuer}, ${subject}, ${person})
    ON CONFLICT DO NOTHING`;
  return (await writeAny(tx, query)) === 1;
}

function toProvider(row: Row): StoredProvider {
  return {
    organizationId: row.id<'organization'>('org_id'),
    providerId: row.id<'provider'>('provider_id'),
    name: row.text('name'),
    issuer: row.text('issuer'),
    clientId: row.text('client_id'),
    clientSecret: row.bytes('client_secret'),
    dataKeyId: row.id<'data-key'>('data_key_id'),
  };
}
