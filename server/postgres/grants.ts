// Grants: what an organization lets a provider do for it, seen from either side.
import type { GrantId, OrganizationId } from '#core/kernel/ids.ts';
import { grantStates, type Grant } from '#core/parties/grant.ts';
import { permissions, type Permission } from '#core/parties/permissions.ts';
import type { PageOf } from '#server/postgres/organizations.ts';
import type { Row } from '#server/postgres/row.ts';
import { find, list, sql, write, writeAny } from '#server/postgres/sql.ts';
import type { Transaction } from '#server/postgres/transaction.ts';

/** A grant with the names that both sides had when it was asked for or given. */
export interface NamedGrant extends Grant {
  readonly customerName: string;
  readonly providerName: string;
  readonly givenAt: Temporal.Instant | undefined;
  /** The last day on which the provider used it; only its giver sees it. */
  readonly usedOn: string | undefined;
}

/** What an organization was asked for and gave, newest first. */
export async function listGivenGrants(
  tx: Transaction,
  organization: OrganizationId,
  { after, limit }: PageOf<GrantId>,
): Promise<readonly NamedGrant[]> {
  const query = sql`
    SELECT g.org_id, g.grant_id, g.provider_id, g.customer_name, g.provider_name, g.scopes, g.state, g.given_at,
           g.expires_at, (SELECT max(u.on_day) FROM breakwater.grant_use AS u WHERE u.org_id = g.org_id AND u.grant_id = g.grant_id) AS used_on
    FROM breakwater.provider_grant AS g
    WHERE g.org_id = ${organization} AND (${after}::uuid IS NULL OR g.grant_id < ${after}::uuid)
    ORDER BY g.grant_id DESC
    LIMIT ${limit}`;
  return list(tx, query, 'provider_grant', toGrant);
}

/** What a provider asked for and holds, newest first. */
export async function listHeldGrants(
  tx: Transaction,
  provider: OrganizationId,
  { after, limit }: PageOf<GrantId>,
): Promise<readonly NamedGrant[]> {
  const query = sql`
    SELECT org_id, grant_id, provider_id, customer_name, provider_name, scopes, state, given_at, expires_at,
           NULL::date AS used_on
    FROM breakwater.provider_grant
    WHERE provider_id = ${provider} AND (${after}::uuid IS NULL OR grant_id < ${after}::uuid)
    ORDER BY grant_id DESC
    LIMIT ${limit}`;
  return list(tx, query, 'provider_grant', toGrant);
}

/** Locked until the transaction ends; `undefined` where whoever acts may not change it. */
export async function lockGrant(
  tx: Transaction,
  of: { readonly customer: OrganizationId } | { readonly provider: OrganizationId },
  grant: GrantId,
): Promise<NamedGrant | undefined> {
  const customer = 'customer' in of ? of.customer : undefined;
  const provider = 'provider' in of ? of.provider : undefined;
  const query = sql`
    SELECT org_id, grant_id, provider_id, customer_name, provider_name, scopes, state, given_at, expires_at,
           NULL::date AS used_on
    FROM breakwater.provider_grant
    WHERE grant_id = ${grant}
      AND (${customer}::uuid IS NULL OR org_id = ${customer}::uuid)
      AND (${provider}::uuid IS NULL OR provider_id = ${provider}::uuid)
    FOR UPDATE`;
  return find(tx, query, 'provider_grant', toGrant);
}

/** A grant given unasked; false where whoever acts may not give it. */
export async function insertGivenGrant(tx: Transaction, grant: Grant): Promise<boolean> {
  const { customer, grantId, provider, scopes, expiresAt } = grant;
  const query = sql`
    SELECT breakwater.give_grant(${customer}, ${grantId}, ${provider}, ${scopes}, ${expiresAt}) AS done`;
  return (await find(tx, query, 'provider_grant', (row) => row.boolean('done'))) === true;
}

/** A grant asked for, of an organization that the provider enrolled; false where whoever acts may not ask. */
export async function insertAskedGrant(tx: Transaction, grant: Grant): Promise<boolean> {
  const { customer, grantId, provider, scopes, expiresAt } = grant;
  const query = sql`
    SELECT breakwater.ask_grant(${provider}, ${grantId}, ${customer}, ${scopes}, ${expiresAt}) AS done`;
  return (await find(tx, query, 'provider_grant', (row) => row.boolean('done'))) === true;
}

/** An asked one becomes a given one, in the name of whoever acts. */
export async function saveGiven(tx: Transaction, { customer, grantId, scopes, expiresAt }: Grant): Promise<void> {
  const query = sql`
    UPDATE breakwater.provider_grant
    SET state = 'given', scopes = ${scopes}, expires_at = ${expiresAt}, given_at = now(), given_by = breakwater.person_id()
    WHERE org_id = ${customer} AND grant_id = ${grantId}`;
  await write(tx, query, 1);
}

export async function saveRevoked(tx: Transaction, { customer, grantId }: Grant): Promise<void> {
  const query = sql`
    UPDATE breakwater.provider_grant
    SET state = 'revoked', revoked_at = now()
    WHERE org_id = ${customer} AND grant_id = ${grantId}`;
  await write(tx, query, 1);
}

/** Who of the provider used it for what, on which day. */
export interface GrantUse {
  readonly onDay: string;
  readonly permission: Permission;
  readonly personName: string;
}

/** Newest first; `undefined` where the organization has no such grant. */
export async function listGrantUses(
  tx: Transaction,
  organization: OrganizationId,
  grant: GrantId,
  limit: number,
): Promise<readonly GrantUse[] | undefined> {
  const known = sql`
    SELECT grant_id
    FROM breakwater.provider_grant
    WHERE org_id = ${organization} AND grant_id = ${grant}`;
  if ((await find(tx, known, 'provider_grant', (row) => row.id('grant_id'))) === undefined) return undefined;
  const query = sql`
    SELECT on_day, permission, person_name
    FROM breakwater.grant_use
    WHERE org_id = ${organization} AND grant_id = ${grant}
    ORDER BY on_day DESC, permission, person_name
    LIMIT ${limit}`;
  return list(tx, query, 'grant_use', (row) => ({
    onDay: row.day('on_day'),
    permission: row.word('permission', permissions),
    personName: row.text('person_name'),
  }));
}

/** Marks for its giver that whoever acts used a grant today. */
export async function noteGrantUse(
  tx: Transaction,
  customer: OrganizationId,
  grant: GrantId,
  permission: Permission,
): Promise<void> {
  await writeAny(tx, sql`SELECT breakwater.note_grant_use(${customer}, ${grant}, ${permission})`);
}

function toGrant(row: Row): NamedGrant {
  return {
    customer: row.id<'organization'>('org_id'),
    grantId: row.id<'grant'>('grant_id'),
    provider: row.id<'organization'>('provider_id'),
    customerName: row.text('customer_name'),
    providerName: row.text('provider_name'),
    scopes: row.words('scopes', permissions),
    state: row.word('state', grantStates),
    givenAt: row.optional('given_at', (column) => row.instant(column)),
    expiresAt: row.instant('expires_at'),
    usedOn: row.optional('used_on', (column) => row.day(column)),
  };
}
