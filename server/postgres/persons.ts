// People and their accounts.
import type { OrganizationId, PersonId } from '#core/kernel/ids.ts';
import type { Transaction } from '#server/postgres/transaction.ts';
import { find, sql } from '#server/postgres/sql.ts';

/** As a person is shown to themselves. */
export interface KnownPerson {
  readonly personId: PersonId;
  readonly name: string;
  readonly email: string;
}

export async function findPerson(tx: Transaction, id: PersonId): Promise<KnownPerson | undefined> {
  const query = sql`
    SELECT person_id, name, email
    FROM breakwater.person
    WHERE person_id = ${id}`;
  return find(tx, query, 'person', (row) => ({
    personId: row.id<'person'>('person_id'),
    name: row.text('name'),
    email: row.text('email'),
  }));
}

/** As the service `sign-in`: the organizations whose member a person is. */
export async function organizationsOf(tx: Transaction, person: PersonId): Promise<readonly OrganizationId[]> {
  const query = sql`SELECT breakwater.orgs_of_person(${person}) AS orgs`;
  return (await find(tx, query, 'member', (row) => row.ids<'organization'>('orgs'))) ?? [];
}
