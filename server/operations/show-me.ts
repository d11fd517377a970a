import { showMe as endpoint } from '#api/me.ts';
import { accept } from '#core/kernel/decision.ts';
import { operation } from '#server/operations/context.ts';
import { findPerson } from '#server/postgres/persons.ts';
import { assert } from '#core/kernel/assert.ts';

export const showMe = operation(endpoint, async ({ inTransaction, asker }) => {
  const person = await inTransaction((tx) => findPerson(tx, asker.personId));
  assert(person !== undefined, 'whoever is signed in may see themselves');
  const { name, email } = person;
  return accept({
    id: asker.personId,
    name,
    email,
    by: asker.kind === 'token' ? ('token' as const) : ('session' as const),
    provenUntil: asker.steppedUpUntil?.toString(),
  });
});
