import { setOffice as endpoint } from '#api/frontier/offices.ts';
import { accept, refuse } from '#core/kernel/decision.ts';
import { isClearinghouse, noClearinghouse } from '#server/frontier/clearinghouse.ts';
import { operation } from '#server/operations/context.ts';
import { recordEvent } from '#server/postgres/events.ts';
import { setOffice as save } from '#server/postgres/frontier/offices.ts';

export const setOffice = operation(
  endpoint,
  ({ inTransaction, ids }, { params: { org }, body: { organization, office } }) =>
    inTransaction(async (tx) => {
      if (!(await isClearinghouse(tx, org))) return noClearinghouse();
      if (!(await save(tx, organization, office))) {
        return refuse('office.taken', 'That office is another organization’s, or this one can not be it.');
      }
      await recordEvent(tx, {
        eventId: ids.next<'event'>(),
        organizationId: org,
        object: { kind: 'frontier-office', id: organization },
        kind: 'frontier-office.set',
        after: office,
      });
      return accept(undefined);
    }),
);
