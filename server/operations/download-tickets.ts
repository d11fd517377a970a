import { downloadTickets as endpoint } from '#api/providers.ts';
import { accept } from '#core/kernel/decision.ts';
import { renderTickets } from '#core/formats/tickets-csv/tickets-csv.ts';
import { operation } from '#server/operations/context.ts';
import { weekOf } from '#server/parties/pool.ts';
import { dayOf } from '#server/planning/replan.ts';
import { findOrganization } from '#server/postgres/organizations.ts';

export const downloadTickets = operation(
  endpoint,
  async ({ inTransaction, clock }, { params: { org }, query: { hours } }) => {
    const today = dayOf(clock.now());
    const { week, nameOf, provider } = await inTransaction(async (tx) => ({
      ...(await weekOf(tx, org, { hours, today })),
      provider: await findOrganization(tx, org),
    }));
    const tickets = week.turns.map(({ organization, action }) => ({ customer: nameOf(organization), action }));
    return accept({
      mediaType: 'text/csv; charset=utf-8',
      name: `tickets-${today}.csv`,
      content: renderTickets(provider?.name ?? '', tickets),
    });
  },
);
