import { showLedger as endpoint } from '#api/frontier/fairness.ts';
import { accept } from '#core/kernel/decision.ts';
import { ledgerInAnswer, notOverseer, overseenLedger } from '#server/frontier/fairness/ledger.ts';
import { operation } from '#server/operations/context.ts';
import { overseerOf } from '#server/postgres/frontier/fairness.ts';

export const showLedger = operation(endpoint, (context, { query: { developer } }) =>
  context.inTransaction(async (tx) => {
    if ((await overseerOf(tx)) === undefined) return notOverseer();
    return accept(ledgerInAnswer(await overseenLedger(tx, context), developer));
  }),
);
