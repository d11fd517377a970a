import { acceptTerms as endpoint } from '#api/compartments.ts';
import { accept, refuse } from '#core/kernel/decision.ts';
import { isOf } from '#core/parties/asker.ts';
import { acceptTerms as decide } from '#core/parties/compartment.ts';
import { operation } from '#server/operations/context.ts';
import { findOwnCompartment, saveAccepted } from '#server/postgres/compartments.ts';
import { recordEvent } from '#server/postgres/events.ts';
import { findStanding } from '#server/postgres/standing.ts';

export const acceptTerms = operation(
  endpoint,
  ({ inTransaction, ids, clock }, { params: { compartment: id }, body: { termsDigest, onBehalfOf } }) =>
    inTransaction(async (tx) => {
      const absent = refuse('object.absent' as const, 'There is no such compartment.');
      const found = await findOwnCompartment(tx, id);
      if (found === undefined) return absent;
      const standing = await findStanding(tx, { atLoopback: true });
      if (standing === undefined || !isOf(standing, onBehalfOf)) {
        return refuse('read_in.not_member', 'Accept on behalf of an organization whose member you are.');
      }
      const accepted = decide(found.own, found.compartment, { termsDigest, onBehalfOf, at: clock.now() });
      if (!accepted.ok) return accepted;
      if (!(await saveAccepted(tx, id, { termsDigest, onBehalfOf }))) return absent;
      await recordEvent(tx, {
        eventId: ids.next<'event'>(),
        organizationId: found.compartment.sponsor,
        object: { kind: 'compartment', id },
        kind: 'compartment.read_in',
        compartments: [id],
        digests: { terms: termsDigest },
      });
      return accept(undefined);
    }),
);
