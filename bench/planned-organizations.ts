// Many organizations with plans: each a copy of one of the invented three, with what the plan page asks for, and somebody who
// is signed in.
import type { Client } from 'pg';
import { ids } from '#bench/hosted-database.ts';
import { plannedExamples, asSuperuser } from '#bench/served.ts';
import { systemRandom } from '#ports/random.ts';
import { hashOf, makeSecret } from '#server/sign-in/secrets.ts';

/** An organization, and the secret of a session of its one member. */
export interface Planned {
  readonly org: string;
  readonly secret: string;
}

export interface PlannedOrganizations {
  readonly all: readonly Planned[];
  /** Bytes of the plans that were copied. */
  readonly planBytes: readonly number[];
}

const atOnce = 500;

/** In the database of a running service; written as superuser, since these are copies of what the service itself made. */
export async function makePlanned(data: string, count: number): Promise<PlannedOrganizations> {
  await plannedExamples(data);
  return asSuperuser(data, async (client) => {
    const { rows } = await client.query<{ org_id: string; bytes: number }>(
      'SELECT org_id, octet_length(text) AS bytes FROM breakwater.plan ORDER BY org_id',
    );
    const all: Planned[] = [];
    for (let at = 0; at < count; at += atOnce) {
      const made = Array.from({ length: Math.min(atOnce, count - at) }, (_, index) => ({
        org: ids.next<'organization'>(),
        person: ids.next<'person'>(),
        session: ids.next<'session'>(),
        secret: makeSecret(systemRandom),
        from: rows[(at + index) % rows.length]?.org_id ?? '',
      }));
      await copy(client, made);
      all.push(...made);
    }
    await client.query('VACUUM (ANALYZE)');
    // Else the writing of all these gigabytes goes on beside what is measured.
    await client.query('CHECKPOINT');
    return { all, planBytes: rows.map(({ bytes }) => bytes) };
  });
}

interface Made extends Planned {
  readonly person: string;
  readonly session: string;
  readonly from: string;
}

/** Of each table that the page's requests read; columns of no account to them are left as they come. */
async function copy(client: Client, made: readonly Made[]): Promise<void> {
  const texts = [
    made.map(({ org }) => org),
    made.map(({ person }) => person),
    made.map(({ session }) => session),
    made.map(({ from }) => from),
  ];
  const copies = `WITH made AS (
      SELECT org, person, session, original, secret_hash
      FROM unnest($1::uuid[], $2::uuid[], $3::uuid[], $4::uuid[], $5::bytea[])
        AS given (org, person, session, original, secret_hash)
    )`;
  const columns = {
    organization: 'name, kind, sector, hours_a_week, bound_by, policy',
    inventory: 'version',
    plan_state: 'version, planned_on, before_on, documents, questions, faults',
    plan: 'made_at, as_of, feed_id, inventory_version, state_version, settings_digest, text, outline',
  } as const;
  const statements = [
    ...Object.entries(columns).map(
      ([table, names]) => `
        INSERT INTO breakwater.${table} (org_id, ${names})
        SELECT made.org, ${names}
        FROM made
        JOIN breakwater.${table} ON org_id = made.original`,
    ),
    `INSERT INTO breakwater.person (person_id, name, email)
     SELECT person, 'Somebody', person || '@example.org' FROM made`,
    `INSERT INTO breakwater.member (org_id, person_id, role, state)
     SELECT org, person, 'operator', 'active' FROM made`,
    `INSERT INTO breakwater.session (session_id, secret_hash, kind, person_id, idle_until, expires_at)
     SELECT session, secret_hash, 'person', person, now() + interval '1 day', now() + interval '1 day' FROM made`,
  ];
  await client.query('BEGIN');
  const hashes = made.map(({ secret }) => hashOf(secret));
  for (const statement of statements) await client.query(`${copies} ${statement}`, [...texts, hashes]);
  await client.query('COMMIT');
}
