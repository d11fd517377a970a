// What a developer's own moves do to access that it gave.
import { accessPurposes, accessScopes, type AccessGrant, type Span } from '#core/frontier/access/grant.ts';
import type { AccessGrantId, ModelId } from '#core/frontier/ids.ts';
import { find, list, sql } from '#server/postgres/sql.ts';
import type { Transaction } from '#server/postgres/transaction.ts';

/** All that gives access now or will: one that was left out would outlast the window, so that there is no limit. */
export async function listLiveSpans(
  tx: Transaction,
  model: ModelId,
): Promise<readonly Pick<AccessGrant, 'grantId' | 'purpose' | 'scopes' | 'opensAt' | 'expiresAt'>[]> {
  const query = sql`
    SELECT grant_id, purpose, scopes, opens_at, expires_at
    FROM breakwater.frontier_grant
    WHERE model_id = ${model} AND revoked_at IS NULL AND expires_at > now()
    ORDER BY grant_id`;
  return list(tx, query, 'frontier_grant', (row) => ({
    grantId: row.id<'access-grant'>('grant_id'),
    purpose: row.word('purpose', accessPurposes),
    scopes: row.words('scopes', accessScopes),
    opensAt: row.instant('opens_at'),
    expiresAt: row.instant('expires_at'),
  }));
}

/** When the government had use of the model, or will have it: up to where each access ended. */
export async function listUseGiven(tx: Transaction, model: ModelId): Promise<readonly Span[]> {
  const query = sql`
    SELECT opens_at, least(expires_at, revoked_at) AS ends_at
    FROM breakwater.frontier_grant
    WHERE model_id = ${model} AND purpose <> 'partner' AND 'model' = ANY (scopes)
      AND opens_at < least(expires_at, revoked_at)
    ORDER BY opens_at`;
  return list(tx, query, 'frontier_grant', (row) => ({
    opensAt: row.instant('opens_at'),
    expiresAt: row.instant('ends_at'),
  }));
}

/** By the developer: later and sooner, never longer. */
export async function narrowGrant(
  tx: Transaction,
  grant: AccessGrantId,
  { opensAt, expiresAt }: Span,
): Promise<boolean> {
  const query = sql`SELECT breakwater.narrow_frontier_grant(${grant}, ${opensAt}, ${expiresAt}) AS done`;
  return (await find(tx, query, 'frontier_grant', (row) => row.boolean('done'))) === true;
}

/** By the developer: all access to the model. */
export async function endAllGrants(tx: Transaction, model: ModelId): Promise<void> {
  await find(tx, sql`SELECT breakwater.end_frontier_grants(${model})`, 'frontier_grant', () => true);
}

/** Whether the framework concerns whoever acts: as a developer's, an office's or the clearinghouse's, or by access to a model. */
export async function isConcerned(tx: Transaction): Promise<boolean> {
  const query = sql`
    SELECT
      EXISTS (
        SELECT FROM breakwater.organization
        WHERE kind IN ('ai_developer', 'clearinghouse')
          AND org_id = ANY ((SELECT breakwater.orgs_as_member('frontier.read'))::uuid[])
      )
      OR EXISTS (
        SELECT FROM breakwater.frontier_office
        WHERE org_id = ANY ((SELECT breakwater.orgs_as_member('frontier.read'))::uuid[])
      )
      OR EXISTS (SELECT FROM breakwater.frontier_grant) AS concerned`;
  return (await find(tx, query, 'frontier_grant', (row) => row.boolean('concerned'))) === true;
}
