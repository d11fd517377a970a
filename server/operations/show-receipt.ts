import { showReceipt as endpoint } from '#api/reports.ts';
import { readReceipt } from '#core/findings/receipt.ts';
import { accept, refuse } from '#core/kernel/decision.ts';
import { clocksInAnswer } from '#server/findings/in-answer.ts';
import { operation } from '#server/operations/context.ts';
import { findByReceipt } from '#server/postgres/reports.ts';
import { hashOf } from '#server/sign-in/secrets.ts';

/** Whoever has the receipt is told how far the report is, and nothing of what it says. */
export const showReceipt = operation(endpoint, async ({ inTransaction }, { params: { receipt } }) => {
  const read = readReceipt(receipt);
  const found = read === undefined ? undefined : await inTransaction((tx) => findByReceipt(tx, hashOf(read)));
  if (found === undefined) return refuse('object.absent', 'There is no such receipt.');
  const { receivedAt, ends } = found;
  return accept({ receivedAt: receivedAt.toString(), state: 'received', clocks: clocksInAnswer(ends) });
});
