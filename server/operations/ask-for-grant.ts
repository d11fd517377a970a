import { askForGrant as endpoint } from '#api/grants.ts';
import { accept, refuse } from '#core/kernel/decision.ts';
import { mayStand, withName } from '#core/parties/grant.ts';
import { operation } from '#server/operations/context.ts';
import { recordEvent } from '#server/postgres/events.ts';
import { insertAskedGrant } from '#server/postgres/grants.ts';
import { findProvider } from '#server/postgres/organizations.ts';

/** Of organizations that this provider enrolled; of others it would learn that they are there. */
export const askForGrant = operation(
  endpoint,
  ({ inTransaction, ids, clock }, { params: { org }, body: { customer, scopes: wanted, days } }) =>
    inTransaction(async (tx) => {
      const at = clock.now();
      const expiresAt = at.add({ hours: 24 * days });
      const scopes = withName(wanted);
      const found = await findProvider(tx, org);
      const may = mayStand(customer, found && { organizationId: org, kind: found.kind }, { scopes, expiresAt, at });
      if (!may.ok) return may;
      const grantId = ids.next<'grant'>();
      const grant = { grantId, customer, provider: org, scopes, state: 'asked', expiresAt } as const;
      if (!(await insertAskedGrant(tx, grant))) return refuse('object.absent', 'There is no such organization.');
      await recordEvent(tx, {
        eventId: ids.next<'event'>(),
        organizationId: org,
        object: { kind: 'grant', id: grantId },
        kind: 'grant.asked',
        after: scopes.join(', '),
      });
      return accept({ id: grantId });
    }),
);
