import { giveAskedGrant as endpoint } from '#api/grants.ts';
import { accept, refuse } from '#core/kernel/decision.ts';
import { give, mayGive, mayStand, withName } from '#core/parties/grant.ts';
import { operation } from '#server/operations/context.ts';
import { holdsAsMember } from '#server/parties/holds.ts';
import { recordEvent } from '#server/postgres/events.ts';
import { lockGrant, saveGiven } from '#server/postgres/grants.ts';
import { findProvider } from '#server/postgres/organizations.ts';

export const giveAskedGrant = operation(
  endpoint,
  ({ inTransaction, ids, clock }, { params: { org, grant: id }, body: { scopes: wanted, days } }) =>
    inTransaction(async (tx) => {
      const at = clock.now();
      const expiresAt = at.add({ hours: 24 * days });
      const scopes = withName(wanted);
      const grant = await lockGrant(tx, { customer: org }, id);
      if (grant === undefined) return refuse('object.absent', 'There is no such grant.');
      const found = await findProvider(tx, grant.provider);
      const may = mayStand(org, found && { organizationId: grant.provider, kind: found.kind }, {
        scopes,
        expiresAt,
        at,
      });
      if (!may.ok) return may;
      const held = mayGive(scopes, await holdsAsMember(tx, org, at));
      if (!held.ok) return held;
      const given = give(grant, { scopes, expiresAt });
      if (!given.ok) return given;
      await saveGiven(tx, given.value);
      await recordEvent(tx, {
        eventId: ids.next<'event'>(),
        organizationId: org,
        object: { kind: 'grant', id },
        kind: 'grant.given',
        before: 'asked',
        after: scopes.join(', '),
      });
      return accept({ expiresAt: expiresAt.toString() });
    }),
);
