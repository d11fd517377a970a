import { giveGrant as endpoint } from '#api/grants.ts';
import { accept, refuse } from '#core/kernel/decision.ts';
import { mayGive, mayStand, withName } from '#core/parties/grant.ts';
import { operation } from '#server/operations/context.ts';
import { holdsAsMember } from '#server/parties/holds.ts';
import { recordEvent } from '#server/postgres/events.ts';
import { insertGivenGrant } from '#server/postgres/grants.ts';
import { findProvider } from '#server/postgres/organizations.ts';

export const giveGrant = operation(
  endpoint,
  ({ inTransaction, ids, clock }, { params: { org }, body: { provider, scopes: wanted, days } }) =>
    inTransaction(async (tx) => {
      const at = clock.now();
      const expiresAt = at.add({ hours: 24 * days });
      const scopes = withName(wanted);
      const found = await findProvider(tx, provider);
      const may = mayStand(org, found && { organizationId: provider, kind: found.kind }, { scopes, expiresAt, at });
      if (!may.ok) return may;
      const given = mayGive(scopes, await holdsAsMember(tx, org, at));
      if (!given.ok) return given;
      const grantId = ids.next<'grant'>();
      const grant = { grantId, customer: org, provider, scopes, state: 'given', expiresAt } as const;
      if (!(await insertGivenGrant(tx, grant))) return refuse('object.absent', 'There is none.');
      await recordEvent(tx, {
        eventId: ids.next<'event'>(),
        organizationId: org,
        object: { kind: 'grant', id: grantId },
        kind: 'grant.given',
        after: scopes.join(', '),
      });
      return accept({ id: grantId, expiresAt: expiresAt.toString() });
    }),
);
