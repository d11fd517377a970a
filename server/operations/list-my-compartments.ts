import { listMyCompartments as endpoint } from '#api/compartments.ts';
import { accept } from '#core/kernel/decision.ts';
import { operation } from '#server/operations/context.ts';
import { compartmentInAnswer } from '#server/parties/own-compartment.ts';
import { compartmentsMax, listOwnCompartments } from '#server/postgres/compartments.ts';

export const listMyCompartments = operation(endpoint, async ({ inTransaction, clock }) => {
  const found = await inTransaction((tx) => listOwnCompartments(tx, { sponsor: undefined, limit: compartmentsMax }));
  return accept({ compartments: found.map((one) => compartmentInAnswer(one, clock.now())) });
});
