// Tickets to webhooks: what was last told of each, and what waits to be. All as the service `courier`.
import type { Id, OrganizationId } from '#core/kernel/ids.ts';
import type { Row } from '#server/postgres/row.ts';
import { find, list, sql, write, writeAny } from '#server/postgres/sql.ts';
import type { Transaction } from '#server/postgres/transaction.ts';
import type { Webhook, WebhookId } from '#server/postgres/webhooks.ts';

export const ticketKinds = ['opened', 'changed', 'closed'] as const;

/** A webhook to which the tickets of an organization go: its own, or a provider's that reads its plan by a grant. */
export interface Destination {
  readonly organizationId: OrganizationId;
  readonly webhookId: WebhookId;
}

/** Where tickets of this organization go now. Of a disabled webhook what it missed is written down when it works again. */
export async function destinationsOf(tx: Transaction, customer: OrganizationId): Promise<readonly Destination[]> {
  const query = sql`
    SELECT w.org_id, w.webhook_id
    FROM breakwater.webhook AS w
    WHERE w.state = 'active'
      AND (
        w.org_id = ${customer}
        OR w.org_id IN (
          SELECT g.provider_id
          FROM breakwater.provider_grant AS g
          WHERE g.org_id = ${customer} AND g.state = 'given' AND g.expires_at > now() AND 'plan.read' = ANY (g.scopes)
        )
      )
    ORDER BY w.webhook_id`;
  return list(tx, query, 'webhook', (row) => ({
    organizationId: row.id<'organization'>('org_id'),
    webhookId: row.id<'webhook'>('webhook_id'),
  }));
}

/** Whose tickets go to the webhooks of this organization now: its own, and those of whom it acts for. */
export async function customersOf(
  tx: Transaction,
  organization: OrganizationId,
  limit: number,
): Promise<readonly OrganizationId[]> {
  const query = sql`
    SELECT p.org_id
    FROM breakwater.plan AS p
    WHERE p.org_id = ${organization}
      OR p.org_id IN (
        SELECT g.org_id
        FROM breakwater.provider_grant AS g
        WHERE g.provider_id = ${organization} AND g.state = 'given' AND g.expires_at > now()
          AND 'plan.read' = ANY (g.scopes)
      )
    ORDER BY p.org_id
    LIMIT ${limit}`;
  return list(tx, query, 'plan', (row) => row.id<'organization'>('org_id'));
}

/** A ticket as it was last told, or is to be. */
export interface KeptTicket {
  readonly customerId: OrganizationId;
  readonly actionId: string;
  readonly messageId: Id<'message'>;
  readonly kind: (typeof ticketKinds)[number];
  readonly digest: string;
  readonly writtenAt: Temporal.Instant;
  readonly isDelivered: boolean;
  readonly attempts: number;
}

/** Of one customer to one webhook. */
export async function knownTickets(
  tx: Transaction,
  { organizationId, webhookId }: Destination,
  customer: OrganizationId,
): Promise<readonly KeptTicket[]> {
  const query = sql`
    SELECT customer_id, action_id, message_id, kind, digest, written_at, state, attempts
    FROM breakwater.webhook_ticket
    WHERE org_id = ${organizationId} AND webhook_id = ${webhookId} AND customer_id = ${customer}
    FOR UPDATE`;
  return list(tx, query, 'webhook_ticket', toTicket);
}

/** What waits, least tried first: a message that is refused again and again holds up none behind it. */
export async function waitingTickets(
  tx: Transaction,
  { organizationId, webhookId }: Destination,
  limit: number,
): Promise<readonly KeptTicket[]> {
  const query = sql`
    SELECT customer_id, action_id, message_id, kind, digest, written_at, state, attempts
    FROM breakwater.webhook_ticket
    WHERE org_id = ${organizationId} AND webhook_id = ${webhookId} AND state = 'waiting'
    ORDER BY attempts, message_id
    LIMIT ${limit}`;
  return list(tx, query, 'webhook_ticket', toTicket);
}

/** A new message stands for whatever was to be told of this ticket before. */
export async function writeTicket(
  tx: Transaction,
  { organizationId, webhookId }: Destination,
  ticket: Pick<KeptTicket, 'customerId' | 'actionId' | 'messageId' | 'kind' | 'digest'>,
): Promise<void> {
  const { customerId, actionId, messageId, kind, digest } = ticket;
  const query = sql`
    INSERT INTO breakwater.webhook_ticket (org_id, webhook_id, customer_id, action_id, message_id, kind, digest)
    VALUES (${organizationId}, ${webhookId}, ${customerId}, ${actionId}, ${messageId}, ${kind}, ${digest})
    ON CONFLICT (org_id, webhook_id, customer_id, action_id) DO UPDATE
    SET message_id = excluded.message_id, kind = excluded.kind, digest = excluded.digest, written_at = now(),
        state = 'waiting', attempts = 0`;
  await write(tx, query, 1);
}

/** How an attempt ended; nothing where another message has taken its place meanwhile. */
export async function saveAttempt(
  tx: Transaction,
  { organizationId, webhookId }: Destination,
  { messageId }: KeptTicket,
  state: 'waiting' | 'delivered' | 'given_up',
): Promise<void> {
  const query = sql`
    UPDATE breakwater.webhook_ticket
    SET state = ${state}, attempts = attempts + 1
    WHERE org_id = ${organizationId} AND webhook_id = ${webhookId} AND message_id = ${messageId}`;
  await writeAny(tx, query);
}

/** The webhook's organization no longer acts for this one: nothing of it is told any more. */
export async function forgetCustomer(
  tx: Transaction,
  { organizationId, webhookId }: Destination,
  customer: OrganizationId,
): Promise<void> {
  const query = sql`
    DELETE FROM breakwater.webhook_ticket
    WHERE org_id = ${organizationId} AND webhook_id = ${webhookId} AND customer_id = ${customer}`;
  await writeAny(tx, query);
}

/** A customer's name and plan as the webhook's organization may see them now. */
export interface SeenPlan {
  readonly name: string;
  /** As it is kept; `undefined`: there is none. */
  readonly plan: string | undefined;
}

/**
 * `undefined` where the webhook's organization may not see it, or either is suspended. By a grant, it is marked for its giver
 * as used today by whoever added the webhook.
 */
export async function seenPlan(
  tx: Transaction,
  { organizationId, webhookId }: Pick<Webhook, 'organizationId' | 'webhookId'>,
  customer: OrganizationId,
): Promise<SeenPlan | undefined> {
  const own = sql`
    SELECT o.name, p.text
    FROM breakwater.organization AS o
    LEFT JOIN breakwater.plan AS p USING (org_id)
    WHERE o.org_id = ${customer} AND o.org_id = ${organizationId} AND o.suspended_at IS NULL`;
  const granted = sql`
    SELECT coalesce(CASE WHEN 'organization.read' = ANY (g.scopes) THEN o.name END, g.customer_name) AS name, p.text
    FROM breakwater.provider_grant AS g
    JOIN breakwater.organization AS o ON o.org_id = g.org_id AND o.suspended_at IS NULL
    LEFT JOIN breakwater.plan AS p ON p.org_id = g.org_id
    WHERE g.org_id = ${customer} AND g.provider_id = ${organizationId}
      AND g.state = 'given' AND g.expires_at > now() AND 'plan.read' = ANY (g.scopes)
    ORDER BY g.grant_id
    LIMIT 1`;
  const seen = await find(tx, customer === organizationId ? own : granted, 'organization', (row) => ({
    name: row.text('name'),
    plan: row.optional('text', (column) => row.text(column)),
  }));
  if (seen === undefined || customer === organizationId) return seen;
  const used = sql`
    INSERT INTO breakwater.grant_use (org_id, grant_id, on_day, permission, person_id, person_name)
    SELECT g.org_id, g.grant_id, (now() AT TIME ZONE 'UTC')::date, 'plan.read', w.made_by, w.made_by_name
    FROM breakwater.webhook AS w
    JOIN breakwater.provider_grant AS g ON g.provider_id = w.org_id
    WHERE w.org_id = ${organizationId} AND w.webhook_id = ${webhookId} AND g.org_id = ${customer}
      AND g.state = 'given' AND g.expires_at > now() AND 'plan.read' = ANY (g.scopes)
    ORDER BY g.grant_id
    LIMIT 1
    ON CONFLICT DO NOTHING`;
  await writeAny(tx, used);
  return seen;
}

function toTicket(row: Row): KeptTicket {
  return {
    customerId: row.id<'organization'>('customer_id'),
    actionId: row.text('action_id'),
    messageId: row.id<'message'>('message_id'),
    kind: row.word('kind', ticketKinds),
    digest: row.text('digest'),
    writtenAt: row.instant('written_at'),
    isDelivered: row.text('state') === 'delivered',
    attempts: row.number('attempts'),
  };
}
