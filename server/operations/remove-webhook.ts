import { removeWebhook as endpoint } from '#api/webhooks.ts';
import { accept, refuse } from '#core/kernel/decision.ts';
import { operation } from '#server/operations/context.ts';
import { recordEvent } from '#server/postgres/events.ts';
import { removeWebhook as remove } from '#server/postgres/webhooks.ts';

export const removeWebhook = operation(endpoint, async ({ ids, inTransaction }, { params: { org, webhook } }) =>
  inTransaction(async (tx) => {
    if (!(await remove(tx, org, webhook))) return refuse('object.absent', 'There is no such webhook.');
    await recordEvent(tx, {
      eventId: ids.next<'event'>(),
      organizationId: org,
      object: { kind: 'webhook', id: webhook },
      kind: 'webhook.removed',
    });
    return accept(undefined);
  }),
);
