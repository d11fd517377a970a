// Writes down what webhooks are to be told of an organization's week: which tickets are new, changed, closed.
import type { OrganizationId } from '#core/kernel/ids.ts';
import type { Ids } from '#ports/ids.ts';
import { storedPlan } from '#server/planning/stored-plan.ts';
import {
  destinationsOf,
  knownTickets,
  seenPlan,
  writeTicket,
  type KeptTicket,
} from '#server/postgres/webhook-tickets.ts';
import type { Transaction } from '#server/postgres/transaction.ts';
import { closedDigest, digestOf } from '#server/webhooks/ticket-message.ts';

/** As the service `courier`; the same again where it is run again. Says how many messages were written. */
export async function writeTickets(tx: Transaction, ids: Ids, customer: OrganizationId): Promise<number> {
  let written = 0;
  for (const destination of await destinationsOf(tx, customer)) {
    const seen = await seenPlan(tx, destination, customer);
    if (seen === undefined) continue;
    const wanted = digestsOf(seen.plan);
    const known = await knownTickets(tx, destination, customer);
    for (const ticket of changesOf(known, wanted)) {
      await writeTicket(tx, destination, { ...ticket, customerId: customer, messageId: ids.next<'message'>() });
      written += 1;
    }
  }
  return written;
}

/** By the ids of this week's actions; no plan, no tickets. */
function digestsOf(plan: string | undefined): ReadonlyMap<string, string> {
  if (plan === undefined) return new Map();
  return new Map(storedPlan(plan).actions.map((action) => [action.id, digestOf(action)]));
}

type Change = Pick<KeptTicket, 'actionId' | 'kind' | 'digest'>;

function changesOf(known: readonly KeptTicket[], wanted: ReadonlyMap<string, string>): readonly Change[] {
  const before = new Map(known.map((ticket) => [ticket.actionId, ticket]));
  const changes: Change[] = [];
  for (const [actionId, digest] of wanted) {
    const ticket = before.get(actionId);
    if (ticket === undefined || ticket.kind === 'closed') changes.push({ actionId, kind: 'opened', digest });
    else if (ticket.digest !== digest) {
      // Of one that has not arrived yet the receiver knows nothing that could have changed.
      const isNew = ticket.kind === 'opened' && !ticket.isDelivered;
      changes.push({ actionId, kind: isNew ? 'opened' : 'changed', digest });
    }
  }
  for (const { actionId, kind } of known) {
    if (kind !== 'closed' && !wanted.has(actionId)) changes.push({ actionId, kind: 'closed', digest: closedDigest });
  }
  return changes;
}
