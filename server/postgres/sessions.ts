// Sessions of people, through the functions that alone may touch them (migrations/0024, 0025).
import type { OrganizationId, PersonId, SessionId, TokenId } from '#core/kernel/ids.ts';
import type { Transaction } from '#server/postgres/transaction.ts';
import { find, list, sql, writeAny } from '#server/postgres/sql.ts';

/** Where a person is signed in. */
export interface OpenSession {
  readonly sessionId: SessionId;
  readonly createdAt: Temporal.Instant;
  readonly seenAt: Temporal.Instant;
  readonly expiresAt: Temporal.Instant;
  /** The one that asks. */
  readonly isThis: boolean;
}

/** A session to be opened: what it is found by later, and whether a passkey proved who it is just now. */
export interface NewSession {
  readonly sessionId: SessionId;
  readonly secretHash: Uint8Array;
  readonly personId: PersonId;
  readonly isProven: boolean;
}

/** Asked by the service `sign-in`; false for a person who is suspended. */
export async function openSession(tx: Transaction, session: NewSession): Promise<boolean> {
  const { sessionId, secretHash, personId, isProven } = session;
  return said(tx, sql`SELECT breakwater.open_session(${sessionId}, ${secretHash}, ${personId}, ${isProven}) AS done`);
}

/** Asked by the service `sign-in`; false where that session is no live one of that person. */
export async function stepUpSession(tx: Transaction, session: SessionId, person: PersonId): Promise<boolean> {
  return said(tx, sql`SELECT breakwater.step_up_session(${session}, ${person}) AS done`);
}

/** Notes that the session of this transaction is in use. */
export async function touchSession(tx: Transaction): Promise<void> {
  await writeAny(tx, sql`SELECT breakwater.touch_session()`);
}

export async function listSessions(tx: Transaction): Promise<readonly OpenSession[]> {
  return list(tx, sql`SELECT * FROM breakwater.my_sessions()`, 'session', (row) => ({
    sessionId: row.id<'session'>('session_id'),
    createdAt: row.instant('created_at'),
    seenAt: row.instant('seen_at'),
    expiresAt: row.instant('expires_at'),
    isThis: row.boolean('is_this'),
  }));
}

/** Ends one session of the person who acts; false where there is none such. */
export async function endSession(tx: Transaction, session: SessionId): Promise<boolean> {
  return said(tx, sql`SELECT breakwater.end_sessions(${session}, false) = 1 AS done`);
}

/** Ends all sessions of the person who acts but this one; says how many. */
export async function endOtherSessions(tx: Transaction): Promise<number> {
  const ended = await find(tx, sql`SELECT breakwater.end_sessions(NULL, true) AS ended`, 'session', (row) =>
    row.number('ended'),
  );
  return ended ?? 0;
}

/** What a token leaves of its person's permissions; `undefined` for a session of the person's own. */
export async function tokenLimits(
  tx: Transaction,
): Promise<{ readonly organizationId: OrganizationId; readonly scopes: readonly string[] } | undefined> {
  return find(tx, sql`SELECT * FROM breakwater.token_limits()`, 'api_token', (row) => ({
    organizationId: row.id<'organization'>('org_id'),
    scopes: row.texts('scopes'),
  }));
}

/** A token to be made, with what its session is found by. */
export interface NewToken {
  readonly organizationId: OrganizationId;
  readonly tokenId: TokenId;
  readonly sessionId: SessionId;
  readonly secretHash: Uint8Array;
  readonly name: string;
  readonly hint: string;
  readonly scopes: readonly string[];
  readonly expiresAt: Temporal.Instant;
}

/** In the name of the person who acts; false where they may not. */
export async function makeApiToken(tx: Transaction, token: NewToken): Promise<boolean> {
  const { organizationId, tokenId, sessionId, secretHash, name, hint, scopes, expiresAt } = token;
  const query = sql`
    SELECT breakwater.make_token(
      ${organizationId}, ${tokenId}, ${sessionId}, ${secretHash}, ${name}, ${hint}, ${scopes}, ${expiresAt}
    ) AS done`;
  return said(tx, query);
}

/** False where there is no live one that whoever acts may end. */
export async function revokeApiToken(tx: Transaction, organization: OrganizationId, token: TokenId): Promise<boolean> {
  return said(tx, sql`SELECT breakwater.revoke_token(${organization}, ${token}) AS done`);
}

async function said(tx: Transaction, query: ReturnType<typeof sql>): Promise<boolean> {
  return (await find(tx, query, 'session', (row) => row.boolean('done'))) === true;
}
