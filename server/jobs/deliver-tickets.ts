// Sends what waits for webhooks. A receiver that is slow holds up no other for long: each has a connection of its own.
import type { Round } from '#server/jobs/round.ts';
import { takeDueWebhooks } from '#server/postgres/webhooks.ts';
import { deliver, holdSeconds } from '#server/webhooks/deliver.ts';

/** At once, by one server. */
const webhooksAtOnce = 8;

export const deliverTickets: Round = {
  name: 'deliver-tickets',
  service: 'courier',
  everyMs: 2000,
  run: async ({ transact, courier, planning: { sealer }, clock, ids, log, signal }) => {
    const due = await transact((tx) => takeDueWebhooks(tx, { limit: webhooksAtOnce, seconds: holdSeconds }));
    const parts = { courier, sealer, clock, ids, transact, signal };
    await Promise.all(
      due.map((webhook) =>
        deliver(parts, webhook).catch((error: unknown) =>
          log.error({ webhook: webhook.webhookId, err: error }, 'a webhook could not be sent to'),
        ),
      ),
    );
  },
};
