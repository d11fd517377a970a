import { endOffice as endpoint } from '#api/frontier/offices.ts';
import { accept, refuse } from '#core/kernel/decision.ts';
import { isClearinghouse, noClearinghouse } from '#server/frontier/clearinghouse.ts';
import { operation } from '#server/operations/context.ts';
import { recordEvent } from '#server/postgres/events.ts';
import { endOffice as save, listOffices } from '#server/postgres/frontier/offices.ts';

export const endOffice = operation(endpoint, ({ inTransaction, ids }, { params: { org, organization, office } }) =>
  inTransaction(async (tx) => {
    const absent = refuse('object.absent', 'It is not this office.');
    const isOne = (await listOffices(tx)).some((one) => one.organizationId === organization && one.office === office);
    if (!isOne) return absent;
    if (!(await isClearinghouse(tx, org))) return noClearinghouse();
    if (!(await save(tx, organization, office))) return absent;
    await recordEvent(tx, {
      eventId: ids.next<'event'>(),
      organizationId: org,
      object: { kind: 'frontier-office', id: organization },
      kind: 'frontier-office.ended',
      before: office,
    });
    return accept(undefined);
  }),
);
