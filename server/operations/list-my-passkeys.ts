import { listMyPasskeys as endpoint } from '#api/me.ts';
import { accept } from '#core/kernel/decision.ts';
import { operation } from '#server/operations/context.ts';
import { listPasskeys } from '#server/postgres/passkeys.ts';

export const listMyPasskeys = operation(endpoint, async ({ inTransaction, asker }) => {
  const passkeys = await inTransaction((tx) => listPasskeys(tx, asker.personId));
  return accept({
    passkeys: passkeys.map(({ id, name, createdAt, usedAt }) => ({
      id,
      name,
      createdAt: createdAt.toString(),
      usedAt: usedAt?.toString(),
    })),
  });
});
