import { makeCompartment as endpoint } from '#api/compartments.ts';
import { accept, refuse } from '#core/kernel/decision.ts';
import { mayMake } from '#core/parties/compartment.ts';
import { operation } from '#server/operations/context.ts';
import { digestOfTerms } from '#server/parties/terms.ts';
import { insertCompartment } from '#server/postgres/compartments.ts';
import { recordEvent } from '#server/postgres/events.ts';

export const makeCompartment = operation(
  endpoint,
  ({ inTransaction, ids, clock }, { params: { org }, body: { name, purpose, purposes, terms, days } }) =>
    inTransaction(async (tx) => {
      const at = clock.now();
      const expiresAt = at.add({ hours: 24 * days });
      const may = mayMake({ purposes, expiresAt, at });
      if (!may.ok) return may;
      const compartmentId = ids.next<'compartment'>();
      const isMade = await insertCompartment(tx, {
        compartmentId,
        sponsor: org,
        name,
        purpose,
        purposes: [...new Set(purposes)],
        terms,
        termsDigest: digestOfTerms(terms),
        expiresAt,
        closed: false,
      });
      if (!isMade) return refuse('object.absent', 'There is none.');
      await recordEvent(tx, {
        eventId: ids.next<'event'>(),
        organizationId: org,
        object: { kind: 'compartment', id: compartmentId },
        kind: 'compartment.made',
        compartments: [compartmentId],
        digests: { terms: digestOfTerms(terms) },
      });
      return accept({ id: compartmentId, expiresAt: expiresAt.toString() });
    }),
);
