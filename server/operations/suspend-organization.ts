import { suspendOrganization as endpoint } from '#api/organizations.ts';
import { accept, refuse } from '#core/kernel/decision.ts';
import { operation } from '#server/operations/context.ts';
import { recordEvent } from '#server/postgres/events.ts';
import { suspendOrganization as write } from '#server/postgres/organizations.ts';

/** Of effect with the next request of its people. */
export const suspendOrganization = operation(
  endpoint,
  ({ inTransaction, ids }, { params: { org, organization }, body: { suspended } }) =>
    inTransaction(async (tx) => {
      if (!(await write(tx, org, { organizationId: organization, suspended }))) {
        return refuse('object.absent', 'There is no such organization, or nothing to change.');
      }
      await recordEvent(tx, {
        eventId: ids.next<'event'>(),
        organizationId: org,
        object: { kind: 'organization', id: organization },
        kind: suspended ? 'organization.suspended' : 'organization.resumed',
      });
      return accept(undefined);
    }),
);
