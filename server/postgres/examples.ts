// The invented organizations of a fresh installation. Written and asked as the owner: nobody is there yet who could.
import type { Pool } from 'pg';
import { assert } from '#core/kernel/assert.ts';
import type { GrantId, OrganizationId, PersonId } from '#core/kernel/ids.ts';
import { grantable } from '#core/parties/permissions.ts';
import type { OrganizationNature } from '#core/parties/organization.ts';
import { find, list, sql, write, writeAny, type Askable } from '#server/postgres/sql.ts';

/** An example organization with its one account, and a grant that it gives the clearinghouse. */
export interface NewExample {
  readonly organizationId: OrganizationId;
  readonly name: string;
  readonly nature: OrganizationNature;
  readonly hoursAWeek: number;
  readonly folder: string;
  readonly personId: PersonId;
  readonly administrator: { readonly name: string; readonly email: string };
  readonly grantId: GrantId;
  readonly grantUntil: Temporal.Instant;
}

/**
 * Makes all of them where the clearinghouse is the only organization and never had examples: those that somebody removed do
 * not come back. False where it is not so.
 */
export async function insertExamples(owner: Pool, all: readonly NewExample[]): Promise<boolean> {
  const client = await owner.connect();
  try {
    await client.query('BEGIN');
    await client.query('LOCK TABLE breakwater.organization IN SHARE ROW EXCLUSIVE MODE');
    const isFresh = await isUntouched(client);
    if (isFresh) for (const one of all) await insertExample(client, one);
    await client.query('COMMIT');
    return isFresh;
  } catch (error) {
    await client.query('ROLLBACK').catch(() => undefined);
    throw error;
  } finally {
    client.release();
  }
}

async function isUntouched(owner: Askable): Promise<boolean> {
  const query = sql`
    SELECT count(*) = 1 AND NOT EXISTS (SELECT FROM breakwater.example) AS fresh
    FROM breakwater.organization`;
  return (await find(owner, query, 'organization', (row) => row.boolean('fresh'))) === true;
}

async function insertExample(owner: Askable, example: NewExample): Promise<void> {
  const { organizationId, name, nature, hoursAWeek, folder, personId, administrator, grantId, grantUntil } = example;
  const statements = [
    sql`
      INSERT INTO breakwater.organization (org_id, name, kind, sector, hours_a_week, is_example)
      VALUES (${organizationId}, ${name}, ${nature.kind}, ${nature.sector}, ${hoursAWeek}, true)`,
    sql`
      INSERT INTO breakwater.example (example_id, folder)
      VALUES (${organizationId}, ${folder})`,
    sql`
      INSERT INTO breakwater.person (person_id, name, email)
      VALUES (${personId}, ${administrator.name}, ${administrator.email})`,
    sql`
      INSERT INTO breakwater.member (org_id, person_id, role, state)
      VALUES (${organizationId}, ${personId}, 'administrator', 'active')`,
    sql`
      INSERT INTO breakwater.provider_grant (
        org_id, grant_id, provider_id, customer_name, provider_name, scopes, state, given_at, given_by, expires_at
      )
      SELECT ${organizationId}, ${grantId}, org_id, ${name}, name, ${grantable}, 'given', now(), ${personId}, ${grantUntil}
      FROM breakwater.organization
      WHERE kind = 'clearinghouse'`,
  ];
  for (const statement of statements) await write(owner, statement, 1);
}

/** An example whose documents are not all there yet. */
export interface WaitingExample {
  readonly organizationId: OrganizationId;
  readonly folder: string;
  readonly personId: PersonId;
}

export async function waitingExamples(owner: Askable): Promise<readonly WaitingExample[]> {
  const query = sql`
    SELECT m.org_id, e.folder, m.person_id
    FROM breakwater.example AS e
    JOIN breakwater.member AS m ON m.org_id = e.example_id AND m.role = 'administrator' AND m.state = 'active'
    WHERE e.uploaded_at IS NULL
    ORDER BY m.org_id, m.since`;
  const waiting = await list(owner, query, 'example', (row) => ({
    organizationId: row.id<'organization'>('org_id'),
    folder: row.text('folder'),
    personId: row.id<'person'>('person_id'),
  }));
  // Somebody may have invited a second administrator meanwhile; one is enough.
  return waiting.filter((one, index) => waiting[index - 1]?.organizationId !== one.organizationId);
}

export async function markUploaded(owner: Askable, organization: OrganizationId): Promise<void> {
  const query = sql`
    UPDATE breakwater.example
    SET uploaded_at = now()
    WHERE example_id = ${organization}`;
  await write(owner, query, 1);
}

export async function hasExamples(owner: Askable): Promise<boolean> {
  const query = sql`SELECT EXISTS (SELECT FROM breakwater.organization WHERE is_example) AS some`;
  return (await find(owner, query, 'organization', (row) => row.boolean('some'))) === true;
}

/** People of example organizations. */
export interface ExamplePerson {
  readonly personId: PersonId;
  readonly name: string;
  readonly organizationName: string;
}

export async function examplePeople(owner: Askable): Promise<readonly ExamplePerson[]> {
  const query = sql`
    SELECT m.person_id, p.name, o.name AS organization_name
    FROM breakwater.member AS m
    JOIN breakwater.person AS p USING (person_id)
    JOIN breakwater.organization AS o USING (org_id)
    WHERE o.is_example AND m.state = 'active'
    ORDER BY o.org_id, m.person_id`;
  return list(owner, query, 'member', (row) => ({
    personId: row.id<'person'>('person_id'),
    name: row.text('name'),
    organizationName: row.text('organization_name'),
  }));
}

/**
 * Removes the example organizations with all that is theirs, and the accounts that are of no other organization. Says how
 * many organizations.
 *
 * @param root a superuser: rows of every table, whoever may see them
 */
export async function removeExamples(root: Askable): Promise<number> {
  const ids = await list(
    root,
    sql`SELECT org_id FROM breakwater.organization WHERE is_example`,
    'organization',
    (row) => row.id<'organization'>('org_id'),
  );
  const people = sql`
    SELECT DISTINCT m.person_id
    FROM breakwater.member AS m
    WHERE m.org_id = ANY (${ids}::uuid[])
      AND NOT EXISTS (
        SELECT FROM breakwater.member AS other
        WHERE other.person_id = m.person_id AND other.org_id <> ALL (${ids}::uuid[])
      )`;
  const persons = await list(root, people, 'member', (row) => row.id<'person'>('person_id'));
  // References between rows that go together are not followed.
  await writeAny(root, sql`SET LOCAL session_replication_role = 'replica'`);
  for (const { table, column } of await columnsNaming(root)) {
    const gone = column === 'person_id' ? persons : ids;
    await root.query({
      text: `DELETE FROM breakwater."${table}" WHERE "${column}" = ANY($1::uuid[])`,
      values: [gone],
    });
  }
  assert(!(await hasExamples(root)), 'the examples are gone');
  return ids.length;
}

/** Which columns of which tables name an organization or a person; rows go with whom they are of. */
async function columnsNaming(root: Askable): Promise<readonly { readonly table: string; readonly column: string }[]> {
  const query = sql`
    SELECT c.table_name::text AS table_name, c.column_name::text AS column_name
    FROM information_schema.columns AS c
    JOIN information_schema.tables AS t USING (table_schema, table_name)
    WHERE c.table_schema = 'breakwater' AND t.table_type = 'BASE TABLE'
      AND (
        c.column_name IN ('org_id', 'person_id')
        OR (c.table_name = 'provider_grant' AND c.column_name = 'provider_id')
      )
    ORDER BY 1, 2`;
  return list(root, query, 'columns', (row) => ({
    table: row.text('table_name'),
    column: row.text('column_name'),
  }));
}
