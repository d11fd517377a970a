import { listWebhooks as endpoint } from '#api/webhooks.ts';
import { accept } from '#core/kernel/decision.ts';
import { operation } from '#server/operations/context.ts';
import { listWebhooks as read } from '#server/postgres/webhooks.ts';

export const listWebhooks = operation(endpoint, async ({ inTransaction }, { params }) => {
  const found = await inTransaction((tx) => read(tx, params.org));
  return accept({
    webhooks: found.map(({ webhookId: id, url, madeAt, state, failing, deliveredAt, waiting, givenUp }) => ({
      id,
      url,
      madeAt: madeAt.toString(),
      state,
      failing: failing && {
        since: failing.since.toString(),
        failures: failing.failures,
        why: failing.last,
        status: failing.status,
      },
      deliveredAt: deliveredAt?.toString(),
      waiting,
      givenUp,
    })),
  });
});
