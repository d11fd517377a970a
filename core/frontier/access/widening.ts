// Widening a grant: its people learn more than it was given for.
import { isOpenProposal, type Proposal } from '#core/frontier/access/two-people.ts';
import type { AccessGrant, AccessScope } from '#core/frontier/access/grant.ts';
import { accept, refuse, type Decision } from '#core/kernel/decision.ts';

export interface Widening extends Proposal {
  /** All that the grant has then. */
  readonly scopes: readonly AccessScope[];
}

export function mayWiden(
  { scopes, revoked, expiresAt }: Pick<AccessGrant, 'scopes' | 'revoked' | 'expiresAt'>,
  wanted: readonly AccessScope[],
  { others, at }: { readonly others: readonly Widening[]; readonly at: Temporal.Instant },
): Decision<undefined, 'widening.not_wider' | 'widening.over' | 'widening.proposed'> {
  if (revoked || Temporal.Instant.compare(at, expiresAt) >= 0) {
    return refuse('widening.over', 'This access has ended.');
  }
  if (!scopes.every((scope) => wanted.includes(scope)) || wanted.every((scope) => scopes.includes(scope))) {
    return refuse('widening.not_wider', 'A widening leaves what there is and adds to it.');
  }
  if (others.some((other) => isOpenProposal(other, at))) {
    return refuse('widening.proposed', 'A widening is proposed already: agree to it, or let it lapse.');
  }
  return accept(undefined);
}
