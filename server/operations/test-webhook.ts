import { testWebhook as endpoint } from '#api/webhooks.ts';
import { accept, refuse } from '#core/kernel/decision.ts';
import { operation } from '#server/operations/context.ts';
import { recordEvent } from '#server/postgres/events.ts';
import { findWebhook, giveBack, saveArrived } from '#server/postgres/webhooks.ts';
import { secretOf } from '#server/webhooks/deliver.ts';
import { testMessage } from '#server/webhooks/ticket-message.ts';

/** A test that does not arrive counts for nothing: somebody is looking at it already. */
export const testWebhook = operation(endpoint, async (context, { params: { org, webhook: id } }) => {
  const { ids, clock, sealer, courier, inTransaction } = context;
  const found = await inTransaction(async (tx) => {
    const webhook = await findWebhook(tx, org, id);
    return webhook && { webhook, secret: await secretOf(tx, sealer, webhook) };
  });
  // One whose secret went with its key is none: it is removed, and added anew.
  if (found?.secret === undefined) return refuse('object.absent', 'There is no such webhook.');
  const { webhook, secret } = found;
  const message = { url: webhook.url, secret, id: ids.next<'message'>(), body: testMessage(clock.now()) };
  const delivery = await courier.carry(message);
  if (delivery.is !== 'arrived') return accept({ arrived: false, why: delivery.is, status: delivery.status });
  await inTransaction(async (tx) => {
    await saveArrived(tx, webhook);
    if (webhook.failing !== undefined) await giveBack(tx, webhook, 0);
    if (webhook.state === 'active') return;
    await recordEvent(tx, {
      eventId: ids.next<'event'>(),
      organizationId: org,
      object: { kind: 'webhook', id },
      kind: 'webhook.enabled',
      before: 'disabled',
      after: 'active',
    });
  });
  return accept({ arrived: true, status: delivery.status });
});
