import { endOffice as endpoint } from '#api/frontier/offices.ts';
import { purposesWithout } from '#core/frontier/access/grant.ts';
import { accept, refuse } from '#core/kernel/decision.ts';
import { isClearinghouse, noClearinghouse } from '#server/frontier/clearinghouse.ts';
import { operation } from '#server/operations/context.ts';
import { recordEvent } from '#server/postgres/events.ts';
import { endAccessOfFormerOffice, endOffice as save, listOffices } from '#server/postgres/frontier/offices.ts';

export const endOffice = operation(endpoint, ({ inTransaction, ids }, { params: { org, organization, office } }) =>
  inTransaction(async (tx) => {
    const absent = refuse('object.absent', 'It is not this office.');
    const own = (await listOffices(tx)).filter((one) => one.organizationId === organization).map((one) => one.office);
    if (!own.includes(office)) return absent;
    if (!(await isClearinghouse(tx, org))) return noClearinghouse();
    if (!(await save(tx, organization, office))) return absent;
    // A developer gave it access as this office, and as nothing else.
    await endAccessOfFormerOffice(tx, organization, purposesWithout(own.filter((one) => one !== office)));
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
