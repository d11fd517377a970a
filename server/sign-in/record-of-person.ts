// What people do at the door, in the ledger of each organization whose member they are.
import type { PersonId } from '#core/kernel/ids.ts';
import type { Ids } from '#ports/ids.ts';
import { recordEvent } from '#server/postgres/events.ts';
import { organizationsOf } from '#server/postgres/persons.ts';
import type { Transaction } from '#server/postgres/transaction.ts';

type Kind =
  | 'person.signed_in'
  | 'person.used_link'
  | 'person.given_link'
  | 'person.proved'
  | 'person.added_passkey'
  | 'person.removed_passkey'
  | 'person.connected_identity';

/** In a transaction of the service `sign-in`. */
export async function recordOfPerson(tx: Transaction, ids: Ids, person: PersonId, kind: Kind): Promise<void> {
  for (const organizationId of await organizationsOf(tx, person)) {
    const object = { kind: 'person', id: person };
    await recordEvent(tx, { eventId: ids.next<'event'>(), organizationId, object, kind });
  }
}
