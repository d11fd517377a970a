// Webhooks of organizations: where tickets are sent, and whether they arrive.
import type { DataKeyId, Id, OrganizationId, PersonId } from '#core/kernel/ids.ts';
import type { Row } from '#server/postgres/row.ts';
import { find, list, sql, write, writeAny } from '#server/postgres/sql.ts';
import type { Transaction } from '#server/postgres/transaction.ts';

export type WebhookId = Id<'webhook'>;

const webhookStates = ['active', 'disabled'] as const;
/** Why a message did not arrive; `address`: it is not one of the public internet. */
const deliveryFailures = ['address', 'connection', 'time', 'status'] as const;

/** What became of an attempt. Of an answer nothing but its status is looked at. */
export type Delivery =
  | { readonly is: 'arrived'; readonly status: number }
  | { readonly is: (typeof deliveryFailures)[number]; readonly status: number | undefined };

export interface Webhook {
  readonly organizationId: OrganizationId;
  readonly webhookId: WebhookId;
  readonly url: string;
  readonly secret: { readonly bytes: Uint8Array; readonly dataKeyId: DataKeyId };
  readonly madeAt: Temporal.Instant;
  readonly state: (typeof webhookStates)[number];
  readonly failing:
    | {
        readonly since: Temporal.Instant;
        readonly failures: number;
        readonly last: (typeof deliveryFailures)[number];
        readonly status: number | undefined;
      }
    | undefined;
  readonly deliveredAt: Temporal.Instant | undefined;
}

export interface CountedWebhook extends Webhook {
  readonly waiting: number;
  readonly givenUp: number;
}

/** In the name of the person who acts. */
export async function insertWebhook(
  tx: Transaction,
  webhook: Pick<Webhook, 'organizationId' | 'webhookId' | 'url' | 'secret'> & {
    readonly madeBy: { readonly id: PersonId; readonly name: string };
  },
): Promise<void> {
  const { organizationId, webhookId, url, secret, madeBy } = webhook;
  const query = sql`
    INSERT INTO breakwater.webhook (org_id, webhook_id, url, secret, data_key_id, made_by, made_by_name)
    VALUES (${organizationId}, ${webhookId}, ${url}, ${secret.bytes}, ${secret.dataKeyId}, ${madeBy.id}, ${madeBy.name})`;
  await write(tx, query, 1);
}

/** In the order in which they were added. */
export async function listWebhooks(tx: Transaction, organization: OrganizationId): Promise<readonly CountedWebhook[]> {
  const query = sql`
    SELECT w.*,
           (SELECT count(*) FROM breakwater.webhook_ticket AS t
            WHERE t.org_id = w.org_id AND t.webhook_id = w.webhook_id AND t.state = 'waiting') AS waiting,
           (SELECT count(*) FROM breakwater.webhook_ticket AS t
            WHERE t.org_id = w.org_id AND t.webhook_id = w.webhook_id AND t.state = 'given_up') AS given_up
    FROM breakwater.webhook AS w
    WHERE w.org_id = ${organization}
    ORDER BY w.webhook_id`;
  return list(tx, query, 'webhook', (row) => ({
    ...toWebhook(row),
    waiting: row.number('waiting'),
    givenUp: row.number('given_up'),
  }));
}

export async function findWebhook(
  tx: Transaction,
  organization: OrganizationId,
  id: WebhookId,
): Promise<Webhook | undefined> {
  const query = sql`
    SELECT *
    FROM breakwater.webhook
    WHERE org_id = ${organization} AND webhook_id = ${id}`;
  return find(tx, query, 'webhook', toWebhook);
}

/** False where there is none such. What waited for it is gone with it. */
export async function removeWebhook(tx: Transaction, organization: OrganizationId, id: WebhookId): Promise<boolean> {
  const query = sql`
    DELETE FROM breakwater.webhook
    WHERE org_id = ${organization} AND webhook_id = ${id}`;
  return (await writeAny(tx, query)) === 1;
}

/**
 * As the service `courier`: webhooks that something waits for and that it may be sent to now; nobody else takes them for
 * `seconds`.
 */
export async function takeDueWebhooks(
  tx: Transaction,
  { limit, seconds }: { readonly limit: number; readonly seconds: number },
): Promise<readonly Webhook[]> {
  const query = sql`
    UPDATE breakwater.webhook AS taken
    SET next_at = now() + ${seconds} * interval '1 second'
    FROM (
      SELECT w.org_id, w.webhook_id
      FROM breakwater.webhook AS w
      JOIN breakwater.organization AS o ON o.org_id = w.org_id AND o.suspended_at IS NULL
      WHERE w.state = 'active' AND w.next_at <= now()
        AND EXISTS (
          SELECT FROM breakwater.webhook_ticket AS t
          WHERE t.org_id = w.org_id AND t.webhook_id = w.webhook_id AND t.state = 'waiting'
        )
      ORDER BY w.next_at
      LIMIT ${limit}
      FOR UPDATE OF w SKIP LOCKED
    ) AS due
    WHERE taken.org_id = due.org_id AND taken.webhook_id = due.webhook_id
    RETURNING taken.*`;
  return list(tx, query, 'webhook', toWebhook);
}

/** A message arrived: it works. Whoever sends goes on. */
export async function saveArrived(tx: Transaction, { organizationId, webhookId }: Webhook): Promise<void> {
  const query = sql`
    UPDATE breakwater.webhook
    SET state = 'active', failing_since = NULL, failures = 0, last_failure = NULL, last_status = NULL,
        delivered_at = now()
    WHERE org_id = ${organizationId} AND webhook_id = ${webhookId}`;
  await writeAny(tx, query);
}

/** One did not: nothing is sent for `waitSeconds`, or until somebody tries it where it is to be disabled. */
export async function saveFailed(
  tx: Transaction,
  { organizationId, webhookId }: Webhook,
  failed: { readonly delivery: Delivery; readonly waitSeconds: number; readonly disable: boolean },
): Promise<void> {
  const { delivery, waitSeconds, disable } = failed;
  const query = sql`
    UPDATE breakwater.webhook
    SET state = ${disable ? 'disabled' : 'active'}, failing_since = coalesce(failing_since, now()),
        failures = failures + 1, last_failure = ${delivery.is}, last_status = ${delivery.status},
        next_at = now() + ${waitSeconds} * interval '1 second'
    WHERE org_id = ${organizationId} AND webhook_id = ${webhookId}`;
  await writeAny(tx, query);
}

/** It may be sent to again after so long. */
export async function giveBack(
  tx: Transaction,
  { organizationId, webhookId }: Webhook,
  seconds: number,
): Promise<void> {
  const query = sql`
    UPDATE breakwater.webhook
    SET next_at = now() + ${seconds} * interval '1 second'
    WHERE org_id = ${organizationId} AND webhook_id = ${webhookId}`;
  await writeAny(tx, query);
}

function toWebhook(row: Row): Webhook {
  const since = row.optional('failing_since', (column) => row.instant(column));
  return {
    organizationId: row.id<'organization'>('org_id'),
    webhookId: row.id<'webhook'>('webhook_id'),
    url: row.text('url'),
    secret: { bytes: row.bytes('secret'), dataKeyId: row.id<'data-key'>('data_key_id') },
    madeAt: row.instant('made_at'),
    state: row.word('state', webhookStates),
    failing: since && {
      since,
      failures: row.number('failures'),
      last: row.word('last_failure', deliveryFailures),
      status: row.optional('last_status', (column) => row.number(column)),
    },
    deliveredAt: row.optional('delivered_at', (column) => row.instant(column)),
  };
}
