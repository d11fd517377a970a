import { listCompartments as endpoint } from '#api/compartments.ts';
import { accept } from '#core/kernel/decision.ts';
import { operation } from '#server/operations/context.ts';
import { compartmentInAnswer } from '#server/parties/own-compartment.ts';
import { compartmentsMax, listOwnCompartments } from '#server/postgres/compartments.ts';

export const listCompartments = operation(endpoint, async ({ inTransaction, clock }, { params: { org } }) => {
  const found = await inTransaction((tx) => listOwnCompartments(tx, { sponsor: org, limit: compartmentsMax }));
  return accept({ compartments: found.map((one) => compartmentInAnswer(one, clock.now())) });
});
