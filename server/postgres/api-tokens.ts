// API tokens as people see them; what they are checked by is `sessions.ts`'s.
import type { OrganizationId, PersonId, TokenId } from '#core/kernel/ids.ts';
import type { Row } from '#server/postgres/row.ts';
import type { Transaction } from '#server/postgres/transaction.ts';
import { list, sql } from '#server/postgres/sql.ts';

export interface ApiToken {
  readonly tokenId: TokenId;
  readonly personId: PersonId;
  readonly name: string;
  /** Its first characters, to tell it from others. */
  readonly hint: string;
  readonly scopes: readonly string[];
  readonly createdAt: Temporal.Instant;
  readonly expiresAt: Temporal.Instant;
  /** The last day of its use. */
  readonly usedOn: string | undefined;
  readonly revokedAt: Temporal.Instant | undefined;
}

/** Newest first, so many at most, from behind `after` where it is given. */
export async function listApiTokens(
  tx: Transaction,
  organization: OrganizationId,
  { after, limit }: { readonly after: TokenId | undefined; readonly limit: number },
): Promise<readonly ApiToken[]> {
  const query = sql`
    SELECT token_id, person_id, name, hint, scopes, created_at, expires_at, used_on, revoked_at
    FROM breakwater.api_token
    WHERE org_id = ${organization} AND (${after}::uuid IS NULL OR token_id < ${after}::uuid)
    ORDER BY token_id DESC
    LIMIT ${limit}`;
  return list(tx, query, 'api_token', toApiToken);
}

function toApiToken(row: Row): ApiToken {
  return {
    tokenId: row.id<'token'>('token_id'),
    personId: row.id<'person'>('person_id'),
    name: row.text('name'),
    hint: row.text('hint'),
    scopes: row.texts('scopes'),
    createdAt: row.instant('created_at'),
    expiresAt: row.instant('expires_at'),
    usedOn: row.optional('used_on', (column) => row.day(column)),
    revokedAt: row.optional('revoked_at', (column) => row.instant(column)),
  };
}
