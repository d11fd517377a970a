import { listOutsideRequests as endpoint } from '#api/frontier/fairness.ts';
import { accept } from '#core/kernel/decision.ts';
import { entryInAnswer, openEntries } from '#server/frontier/fairness/ledger.ts';
import { operation } from '#server/operations/context.ts';

export const listOutsideRequests = operation(endpoint, (context, { params: { org } }) =>
  context.inTransaction(async (tx) => {
    const entries = await openEntries(tx, context, { organization: org });
    const told = entries.filter(({ entry }) => entry.kind === 'requested-outside');
    return accept({ entries: told.map((one) => entryInAnswer(one, undefined)) });
  }),
);
