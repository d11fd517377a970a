import { removePasskey as endpoint } from '#api/me.ts';
import { accept, refuse } from '#core/kernel/decision.ts';
import { operation } from '#server/operations/context.ts';
import { listPasskeys, removePasskey as remove } from '#server/postgres/passkeys.ts';
import { recordOfPerson } from '#server/sign-in/record-of-person.ts';

export const removePasskey = operation(endpoint, async ({ ids, signIn, asker }, { params }) =>
  signIn.transact(async (tx) => {
    const passkeys = await listPasskeys(tx, asker.personId);
    if (!passkeys.some(({ id }) => id === params.passkey)) return refuse('object.absent', 'You have no such passkey.');
    if (passkeys.length === 1)
      return refuse('passkey.last', 'Without it you could not sign in again: add another first.');
    await remove(tx, asker.personId, params.passkey);
    await recordOfPerson(tx, ids, asker.personId, 'person.removed_passkey');
    return accept(undefined);
  }),
);
