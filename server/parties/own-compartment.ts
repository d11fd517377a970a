// A compartment as the person sees who is in it, or to whom it is offered.
import { isIn, isOpen } from '#core/parties/compartment.ts';
import type { OwnCompartment } from '#server/postgres/compartments.ts';

export function compartmentInAnswer({ compartment, sponsorName, own }: OwnCompartment, at: Temporal.Instant) {
  const { compartmentId, sponsor, name, purpose, terms, termsDigest, expiresAt } = compartment;
  const ends = Temporal.Instant.compare(own.expiresAt, expiresAt) < 0 ? own.expiresAt : expiresAt;
  return {
    id: compartmentId,
    sponsor: { id: sponsor, name: sponsorName },
    name,
    purpose,
    purposes: [...own.purposes],
    terms,
    termsDigest,
    expiresAt: ends.toString(),
    state: stateOf({ compartment, own }, at),
    onBehalfOf: own.state.state === 'accepted' ? own.state.onBehalfOf : undefined,
  };
}

function stateOf({ compartment, own }: Pick<OwnCompartment, 'compartment' | 'own'>, at: Temporal.Instant) {
  if (compartment.closed) return 'closed' as const;
  if (own.state.state === 'ended') return 'out' as const;
  if (!isOpen(compartment, at) || Temporal.Instant.compare(own.expiresAt, at) <= 0) return 'expired' as const;
  if (own.state.state === 'offered') return 'offered' as const;
  return isIn(own, compartment, at) ? ('in' as const) : ('terms_changed' as const);
}
