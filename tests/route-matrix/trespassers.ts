// Whoever may not: people whose session ended, who are no members any more, and API tokens that must not do.
import type { Client } from 'pg';
import type { OrganizationId, PersonId } from '#core/kernel/ids.ts';
import { permissionsOf } from '#core/parties/permissions.ts';
import { systemRandom } from '#ports/random.ts';
import { makeToken } from '#server/sign-in/api-token.ts';
import { hashOf } from '#server/sign-in/secrets.ts';
import { ids, makeMember, signedIn } from '#tests/parties.ts';
import type { World } from '#tests/route-matrix/making.ts';
import type { TestDatabase } from '#tests/postgres.ts';

export interface Trespassers {
  /** Secrets of sessions that ended, or whose person is suspended: by why. */
  readonly ended: Readonly<Record<string, string>>;
  /** Secrets of live sessions of people who are no members any more: by why. */
  readonly former: Readonly<Record<string, string>>;
  readonly tokens: Readonly<Record<'wide' | 'narrow' | 'elsewhere' | 'expired' | 'revoked', string>>;
}

/** @param root writes past row security */
export async function makeTrespassers(
  root: Client,
  database: TestDatabase,
  mine: World,
  theirs: World,
): Promise<Trespassers> {
  const administrator = async () => {
    const id = await makeMember(database, mine.organization, 'administrator');
    return { id, secret: await signedIn(database, id) };
  };
  const ended: Record<string, string> = {};
  for (const [why, change] of Object.entries(endings)) {
    const { secret } = await administrator();
    await changeSession(root, secret, change);
    ended[why] = secret;
  }
  const suspended = await administrator();
  await root.query('UPDATE breakwater.person SET suspended_at = now() WHERE person_id = $1', [suspended.id]);
  ended['suspended'] = suspended.secret;

  const former: Record<string, string> = {};
  for (const state of ['suspended', 'removed']) {
    const { id, secret } = await administrator();
    await root.query('UPDATE breakwater.member SET state = $2 WHERE person_id = $1', [id, state]);
    former[state] = secret;
  }
  const { id } = await administrator();
  return { ended, former, tokens: await uselessTokens(root, id, mine.organization, theirs.organization) };
}

export const endings = {
  expired: `expires_at = now() - interval '1 second'`,
  'idle for too long': `idle_until = now() - interval '1 second'`,
  revoked: 'revoked_at = now()',
};

/** @param change an assignment of SQL, from this file's like alone */
export async function changeSession(root: Client, secret: string, change: string): Promise<void> {
  const { rowCount } = await root.query(`UPDATE breakwater.session SET ${change} WHERE secret_hash = $1`, [
    hashOf(secret),
  ]);
  if (rowCount !== 1) throw new Error('there is no such session');
}

/** All of one person, an administrator of both organizations: what they lack, they lack by the token. */
async function uselessTokens(root: Client, person: PersonId, mine: OrganizationId, theirs: OrganizationId) {
  await root.query(
    `INSERT INTO breakwater.member (org_id, person_id, role, state) VALUES ($1, $2, 'administrator', 'active')`,
    [theirs, person],
  );
  const make = async (org: string, scopes: readonly string[], until: string, revoked: string): Promise<string> => {
    const token = makeToken(systemRandom);
    const id = ids.next();
    await root.query(
      `INSERT INTO breakwater.api_token (org_id, token_id, person_id, name, hint, scopes, expires_at)
      VALUES ($1, $2, $3, 'Token', 'bwt_…', $4, now() + interval '1 day')`,
      [org, id, person, scopes],
    );
    await root.query(
      `INSERT INTO breakwater.session (session_id, secret_hash, kind, person_id, token_id, expires_at, revoked_at)
      VALUES ($1, $2, 'token', $3, $4, ${until}, ${revoked})`,
      [ids.next(), hashOf(token), person, id],
    );
    return token;
  };
  const all = permissionsOf('administrator');
  const later = `now() + interval '1 day'`;
  return {
    wide: await make(mine, all, later, 'NULL'),
    narrow: await make(mine, ['no.such'], later, 'NULL'),
    elsewhere: await make(theirs, all, later, 'NULL'),
    expired: await make(mine, all, `now() - interval '1 second'`, 'NULL'),
    revoked: await make(mine, all, later, 'now()'),
  };
}
