// Organizations, their people and their sessions, for tests on a real database: written as the owner of the tables writes.
import type { OrganizationId, PersonId } from '#core/kernel/ids.ts';
import type { Role } from '#core/parties/permissions.ts';
import { systemClock } from '#ports/clock.ts';
import { uuidIds } from '#ports/ids.ts';
import { systemRandom } from '#ports/random.ts';
import { sql, write } from '#server/postgres/sql.ts';
import { inTransaction } from '#server/postgres/transaction.ts';
import { openSessionOf } from '#server/sign-in/sign-in.ts';
import type { TestDatabase } from '#tests/postgres.ts';

export const ids = uuidIds(systemClock, systemRandom);

export async function makeOrganization(database: TestDatabase, name: string): Promise<OrganizationId> {
  const id = ids.next<'organization'>();
  const query = sql`
    INSERT INTO breakwater.organization (org_id, name, kind)
    VALUES (${id}, ${name}, 'researcher')`;
  await write(database.owner, query, 1);
  return id;
}

/** A person of their own, who is a member of this organization. */
export async function makeMember(database: TestDatabase, organization: OrganizationId, role: Role): Promise<PersonId> {
  const id = ids.next<'person'>();
  const person = sql`
    INSERT INTO breakwater.person (person_id, name, email)
    VALUES (${id}, 'Somebody', ${`${id}@example.org`})`;
  await write(database.owner, person, 1);
  const member = sql`
    INSERT INTO breakwater.member (org_id, person_id, role, state)
    VALUES (${organization}, ${id}, ${role}, 'active')`;
  await write(database.owner, member, 1);
  return id;
}

/** The secret of a fresh session of this person, by a passkey just now. */
export async function signedIn(database: TestDatabase, personId: PersonId): Promise<string> {
  const service = await database.service('sign-in');
  const secret = await inTransaction(database.app, service, (tx) =>
    openSessionOf(tx, personId, { ids, random: systemRandom, isProven: true }),
  );
  if (secret === undefined) throw new Error('nobody was let in');
  return secret;
}
