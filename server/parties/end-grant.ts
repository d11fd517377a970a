// Either side ends a grant: of effect with the next request of the provider's people.
import { accept, refuse, type Decision } from '#core/kernel/decision.ts';
import type { GrantId, OrganizationId } from '#core/kernel/ids.ts';
import { revoke } from '#core/parties/grant.ts';
import type { Context } from '#server/operations/context.ts';
import { recordEvent } from '#server/postgres/events.ts';
import { lockGrant, saveRevoked } from '#server/postgres/grants.ts';

export function endGrant(
  { inTransaction, ids }: Pick<Context, 'inTransaction' | 'ids'>,
  side: { readonly customer: OrganizationId } | { readonly provider: OrganizationId },
  id: GrantId,
): Promise<Decision<undefined, 'object.absent' | 'grant.wrong_state'>> {
  return inTransaction(async (tx) => {
    const grant = await lockGrant(tx, side, id);
    if (grant === undefined) return refuse('object.absent', 'There is no such grant.');
    const revoked = revoke(grant);
    if (!revoked.ok) return revoked;
    await saveRevoked(tx, grant);
    // In both ledgers: each side has to see when it ended, and neither reads the other's.
    const ledgers = 'customer' in side ? [grant.customer] : [grant.provider, grant.customer];
    for (const organizationId of ledgers) {
      await recordEvent(tx, {
        eventId: ids.next<'event'>(),
        organizationId,
        via: organizationId === grant.customer && 'provider' in side ? grant.provider : undefined,
        object: { kind: 'grant', id },
        kind: 'customer' in side ? 'grant.revoked' : 'grant.handed_back',
        before: grant.state,
        after: 'revoked',
      });
    }
    return accept(undefined);
  });
}
