// The organization that runs this server, and who administers it. Written by the owner, on the first start.
import type { Pool } from 'pg';
import type { OrganizationId, PersonId } from '#core/kernel/ids.ts';
import { list, sql, write, type Askable } from '#server/postgres/sql.ts';
import type { Transaction } from '#server/postgres/transaction.ts';

export interface FirstAdministrator {
  readonly organizationId: OrganizationId;
  readonly personId: PersonId;
}

/** As owner: whoever administers the clearinghouse; nobody before the first start. */
export async function administrators(owner: Askable): Promise<readonly PersonId[]> {
  const query = sql`
    SELECT m.person_id
    FROM breakwater.member AS m
    JOIN breakwater.organization AS o USING (org_id)
    WHERE o.kind = 'clearinghouse' AND m.role = 'administrator' AND m.state = 'active'
    ORDER BY m.person_id`;
  return list(owner, query, 'member', (row) => row.id<'person'>('person_id'));
}

/** As owner: both or neither; where two start at once, one makes them. */
export async function makeClearinghouse(owner: Pool, { organizationId, personId }: FirstAdministrator): Promise<void> {
  const client = await owner.connect();
  try {
    await client.query('BEGIN');
    await client.query('LOCK TABLE breakwater.organization IN SHARE ROW EXCLUSIVE MODE');
    if ((await administrators(client)).length === 0) {
      await write(
        client,
        sql`INSERT INTO breakwater.organization (org_id, name, kind)
            VALUES (${organizationId}, 'Clearinghouse', 'clearinghouse')`,
        1,
      );
      await write(
        client,
        sql`INSERT INTO breakwater.person (person_id, name, email)
            VALUES (${personId}, 'Administrator', 'administrator@localhost')`,
        1,
      );
      await write(
        client,
        sql`INSERT INTO breakwater.member (org_id, person_id, role, state)
            VALUES (${organizationId}, ${personId}, 'administrator', 'active')`,
        1,
      );
    }
    await client.query('COMMIT');
  } catch (error) {
    await client.query('ROLLBACK').catch(() => undefined);
    throw error;
  } finally {
    client.release();
  }
}

/** As the service `sign-in`: those of these people who have no way to sign in yet. */
export async function withoutCredential(tx: Transaction, people: readonly PersonId[]): Promise<readonly PersonId[]> {
  const query = sql`
    SELECT asked.person_id
    FROM unnest(${people}::uuid[]) AS asked (person_id)
    WHERE NOT EXISTS (SELECT FROM breakwater.passkey AS p WHERE p.person_id = asked.person_id)
      AND NOT EXISTS (SELECT FROM breakwater.vouched_identity AS v WHERE v.person_id = asked.person_id)`;
  return list(tx, query, 'passkey', (row) => row.id<'person'>('person_id'));
}
