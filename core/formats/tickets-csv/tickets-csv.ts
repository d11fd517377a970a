// Actions of many organizations as CSV for a ticket system, one ticket a row; cells that begin a formula are neutralised.
import { csvRow } from '#core/formats/bases/csv-cell.ts';
import type { Action } from '#core/plans/action.ts';

/** What is done for one customer. */
export interface Ticket {
  readonly customer: string;
  readonly action: Action;
}

const header = [
  'customer',
  'ticket',
  'title',
  'assets',
  'due on',
  'rule',
  'hours',
  'closes',
  'description',
  'prepared by',
] as const;

/** In the order in which they are to be done; `provider` is who prepared them. */
export function renderTickets(provider: string, tickets: readonly Ticket[]): string {
  return csvRow(header) + tickets.map(({ customer, action }) => row(provider, customer, action)).join('');
}

function row(provider: string, customer: string, action: Action): string {
  const { id, title, assets, dueOn, rule, hours, closes } = action;
  return csvRow([
    customer,
    id,
    title,
    assets.map(({ name, count }) => (count === 1 ? name : `${name} (${count})`)).join(', '),
    dueOn ?? '',
    rule,
    hours.estimate,
    [...new Set(closes.map(({ vulnerability }) => vulnerability))].join(' '),
    description(action),
    provider,
  ]);
}

/** Everything that whoever takes the ticket needs, each sentence with its source. */
function description({ why, how, verify, ifYouCannot }: Action): string {
  const said = (heading: string, list: Action['why']): string[] =>
    list.length === 0
      ? []
      : [
          `${heading}: ${list.map(({ text, source, url }) => `${text} (${[source, url].filter(Boolean).join(', ')})`).join(' ')}`,
        ];
  return [
    ...said('Why', why),
    ...said('How', how),
    ...said('Check', verify),
    ...said('If you cannot', ifYouCannot),
  ].join(' / ');
}
