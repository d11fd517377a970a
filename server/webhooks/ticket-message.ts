// What a webhook is told of a ticket: JSON, the fields of the spreadsheet of tickets and those of the plan.
import { createHash } from 'node:crypto';
import type { Action } from '#core/plans/action.ts';
import type { ticketKinds } from '#server/postgres/webhook-tickets.ts';

/** Whose ticket it is; both ids are those of the API. */
export interface TicketOf {
  readonly organization: { readonly id: string; readonly name: string };
  readonly action: string;
}

/** @param action absent where the ticket is closed */
export function ticketMessage(
  kind: (typeof ticketKinds)[number],
  { organization, action: id }: TicketOf,
  { at, action }: { readonly at: Temporal.Instant; readonly action: Action | undefined },
): string {
  const ticket = { id: `${organization.id}.${id}`, organization, action: id };
  return JSON.stringify({
    type: `ticket.${kind}`,
    timestamp: at.toString(),
    data: action === undefined ? ticket : { ...ticket, ...told(action), ...explained(action) },
  });
}

/** A message that says nothing, for whoever wants to see whether messages arrive. */
export function testMessage(at: Temporal.Instant): string {
  return JSON.stringify({ type: 'webhook.test', timestamp: at.toString(), data: {} });
}

/** Of what makes it another ticket. Reasons are none of it: a chance of exploitation is another figure each day. */
export function digestOf(action: Action): string {
  return createHash('sha256')
    .update(JSON.stringify(told(action)))
    .digest('hex');
}

/** Of a ticket that was closed there is nothing to tell but that. */
export const closedDigest = createHash('sha256').update('closed').digest('hex');

function told(action: Action) {
  const { kind, title, state, assets, dueOn, overdueSince, rule, binding, hours, closes, needs } = action;
  return {
    kind,
    title,
    state,
    assets,
    dueOn,
    overdueSince,
    rule,
    binding,
    hours: { estimate: hours.estimate, low: hours.low, high: hours.high },
    closes: [...new Set(closes.map(({ vulnerability }) => vulnerability))],
    needs,
  };
}

function explained({ why, how, verify, ifYouCannot, hours, riskRemoved }: Action) {
  return { why, how, verify, ifYouCannot, hoursBasis: hours.basis, riskRemoved };
}
