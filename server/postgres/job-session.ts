// A kind of job acts under a session of its own, as a person does; its secret is in this process's memory alone.
import { createHash } from 'node:crypto';
import type { Ids } from '#ports/ids.ts';
import type { Random } from '#ports/random.ts';
import { sql, write, writeAny, type Askable } from '#server/postgres/sql.ts';

interface Chance {
  readonly ids: Ids;
  readonly random: Random;
}

/** Opens a session of a service (`matcher`, `planner` …), over the owner's connection. It lives a week unless renewed. */
export async function openJobSession(owner: Askable, service: string, { ids, random }: Chance): Promise<string> {
  const secret = Buffer.from(random.bytes(32)).toString('hex');
  const hash = createHash('sha256').update(secret).digest();
  await writeAny(owner, sql`DELETE FROM breakwater.session WHERE kind = 'service' AND expires_at < now()`);
  const query = sql`
    INSERT INTO breakwater.session (session_id, secret_hash, kind, service, expires_at)
    VALUES (${ids.next<'session'>()}, ${hash}, 'service', ${service}, now() + interval '7 days')`;
  await write(owner, query, 1);
  return secret;
}

/** Ends one, over the owner's connection: of work that is done at once. */
export async function closeJobSession(owner: Askable, secret: string): Promise<void> {
  const hash = createHash('sha256').update(secret).digest();
  await write(owner, sql`DELETE FROM breakwater.session WHERE secret_hash = ${hash} AND kind = 'service'`, 1);
}

/** In a transaction of the service: its session lives for another week. */
export async function renewJobSession(tx: Askable): Promise<void> {
  await writeAny(tx, sql`SELECT breakwater.renew_service_session()`);
}
