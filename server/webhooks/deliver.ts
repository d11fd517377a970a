// Sends what waits for one webhook: at least once, one after the other, until one does not arrive.
import type { Clock } from '#ports/clock.ts';
import type { Ids } from '#ports/ids.ts';
import { crashPoint } from '#server/crash-points.ts';
import { storedPlan } from '#server/planning/stored-plan.ts';
import { recordEvent } from '#server/postgres/events.ts';
import type { Transaction } from '#server/postgres/transaction.ts';
import {
  forgetCustomer,
  saveAttempt,
  seenPlan,
  waitingTickets,
  type KeptTicket,
} from '#server/postgres/webhook-tickets.ts';
import { giveBack, saveArrived, saveFailed, type Delivery, type Webhook } from '#server/postgres/webhooks.ts';
import type { Sealer } from '#server/sealing/sealer.ts';
import type { Courier } from '#server/webhooks/courier.ts';
import { digestOf, ticketMessage } from '#server/webhooks/ticket-message.ts';

export interface DeliverParts {
  readonly courier: Courier;
  readonly sealer: Sealer;
  readonly clock: Clock;
  readonly ids: Ids;
  /** In a transaction of the service `courier`. */
  readonly transact: <Value>(work: (tx: Transaction) => Promise<Value>) => Promise<Value>;
  readonly signal: AbortSignal;
}

const ticketsAtOnce = 50;
/** No message is begun after so long: somebody else may take the webhook after {@link holdSeconds}. */
const workMsMax = 30_000;
/** A webhook whose secret went with its key can sign nothing until it is added anew: it is looked at as seldom as one that fails. */
const keylessSeconds = 3600;
export const holdSeconds = 60;
/** Of one message: it is refused for what it says, and others are not. */
const attemptsMax = 15;
/** From the first attempt that failed, as Standard Webhooks recommends days: then a person has to look. */
const failingMsMax = 5 * 24 * 60 * 60 * 1000;
/** The receiver says that it is gone for good. */
const gone = 410;

/** What is waited after so many failures in a row, in seconds: about four minutes after five, an hour at most. */
export function waitAfter(failures: number): number {
  return Math.min(3600, 2 ** Math.min(failures, 12) * 8);
}

/** Settles when what could be sent is sent. */
export async function deliver(parts: DeliverParts, webhook: Webhook): Promise<void> {
  const { transact, clock, signal } = parts;
  const { secret, tickets } = await transact(async (tx) => ({
    secret: await secretOf(tx, parts.sealer, webhook),
    tickets: await waitingTickets(tx, webhook, ticketsAtOnce),
  }));
  if (secret === undefined) return transact((tx) => giveBack(tx, webhook, keylessSeconds));
  const since = clock.monotonicMs();
  for (const ticket of tickets) {
    if (signal.aborted || clock.monotonicMs() - since > workMsMax) break;
    const body = await transact((tx) => bodyOf(tx, webhook, ticket));
    if (body === undefined) continue;
    const delivery = await parts.courier.carry({ url: webhook.url, secret, id: ticket.messageId, body });
    crashPoint('ticket.sent');
    await transact((tx) => settle(tx, parts, { webhook, ticket, delivery }));
    // Its other messages wait with this one.
    if (delivery.is !== 'arrived') return;
  }
  // What was outrun by a newer plan is written anew within seconds.
  await transact((tx) => giveBack(tx, webhook, 1));
}

/** `undefined`: there is nothing to say, since who may see changed, or the plan is another one and its messages come. */
async function bodyOf(tx: Transaction, webhook: Webhook, ticket: KeptTicket): Promise<string | undefined> {
  const { customerId, actionId, kind, digest, writtenAt } = ticket;
  const seen = await seenPlan(tx, webhook, customerId);
  if (seen === undefined) {
    await forgetCustomer(tx, webhook, customerId);
    return undefined;
  }
  const actions = seen.plan === undefined ? [] : storedPlan(seen.plan).actions;
  const action = actions.find(({ id }) => id === actionId);
  if (kind === 'closed' ? action !== undefined : action === undefined || digestOf(action) !== digest) return undefined;
  const of = { organization: { id: customerId, name: seen.name }, action: actionId };
  return ticketMessage(kind, of, { at: writtenAt, action });
}

interface Attempted {
  readonly webhook: Webhook;
  readonly ticket: KeptTicket;
  readonly delivery: Delivery;
}

async function settle(tx: Transaction, parts: DeliverParts, { webhook, ticket, delivery }: Attempted): Promise<void> {
  // The webhook first, as whoever removes it does: the other way round the two could wait for each other.
  if (delivery.is === 'arrived') {
    await saveArrived(tx, webhook);
    return saveAttempt(tx, webhook, ticket, 'delivered');
  }
  const { failing } = webhook;
  const failingMs = failing === undefined ? 0 : parts.clock.now().since(failing.since).total('milliseconds');
  const disable = delivery.status === gone || failingMs > failingMsMax;
  await saveFailed(tx, webhook, { delivery, waitSeconds: waitAfter((failing?.failures ?? 0) + 1), disable });
  await saveAttempt(tx, webhook, ticket, ticket.attempts + 1 >= attemptsMax ? 'given_up' : 'waiting');
  if (!disable) return;
  await recordEvent(tx, {
    eventId: parts.ids.next<'event'>(),
    organizationId: webhook.organizationId,
    object: { kind: 'webhook', id: webhook.webhookId },
    kind: 'webhook.disabled',
    before: 'active',
    after: 'disabled',
  });
}

/** Where the secret of a webhook stands, for sealing. */
export function placeOfSecret(webhookId: string) {
  return { table: 'webhook', column: 'secret', row: webhookId };
}

/** `undefined` where its key was destroyed. */
export async function secretOf(
  tx: Transaction,
  sealer: Sealer,
  { organizationId, webhookId, secret }: Pick<Webhook, 'organizationId' | 'webhookId' | 'secret'>,
): Promise<string | undefined> {
  const plain = await sealer.unsealIfOpen(tx, organizationId, { ...secret, place: placeOfSecret(webhookId) });
  return plain && new TextDecoder().decode(plain);
}
