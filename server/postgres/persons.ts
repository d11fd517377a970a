// People and their accounts.
import type { PersonId } from '#core/kernel/ids.ts';
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
