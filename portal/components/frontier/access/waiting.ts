import { plural } from '#core/kernel/counted.ts';
import { stateOf, type Grant } from '#portal/components/frontier/access/words.ts';

interface Offered extends Pick<Grant, 'ended' | 'opensAt' | 'expiresAt' | 'own' | 'manages'> {
  readonly people: readonly Pick<Grant['people'][number], 'ended'>[];
}

/** What waits for whoever looks, by access that was given: their own yes to its terms, or people to name. */
export function waitingTold(grants: readonly Offered[], now: number): string | undefined {
  const count = grants.filter((grant) => waits(grant, now)).length;
  return count === 0 ? undefined : `${plural(count, 'access', 'accesses')} ${count === 1 ? 'waits' : 'wait'} for you`;
}

function waits(grant: Offered, now: number): boolean {
  const state = stateOf(grant, now);
  if (state !== 'open' && state !== 'opens later') return false;
  return grant.own === 'named' || (grant.manages && grant.people.every(({ ended }) => ended));
}
