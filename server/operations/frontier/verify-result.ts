import { verifyResult as endpoint } from '#api/frontier/results.ts';
import { accept, refuse } from '#core/kernel/decision.ts';
import { disagreements } from '#core/frontier/record.ts';
import { gatherAgain } from '#server/frontier/evidence/gathered-runs.ts';
import { openResult, recordsOf, type KeptResult } from '#server/frontier/evidence/kept-result.ts';
import { noModel, reachModel } from '#server/frontier/reach-model.ts';
import { operation } from '#server/operations/context.ts';
import { findResult } from '#server/postgres/frontier/results.ts';

/** Anybody who holds the same runs can do so too, with the command. */
export const verifyResult = operation(endpoint, async (context, { params: { model, result } }) => {
  const wanted = { permission: 'frontier.read', scope: 'evidence', what: 'verify-result' } as const;
  const found = await context.inTransaction(async (tx) => {
    const reached = await reachModel(tx, context, model, wanted);
    if (reached === undefined) return noModel();
    const stored = await findResult(tx, model, result);
    if (stored === undefined) return refuse('object.absent', 'There is none.');
    const kept = await openResult(tx, context.sealer, stored);
    const texts = await gatherAgain(tx, context, kept.parts);
    if (texts === undefined) return refuse('result.out_of_reach', 'You do not see all runs that it was made from.');
    return accept({ owner: reached.organization, kept, texts });
  });
  if (!found.ok) return found;
  const { owner, kept, texts } = found.value;
  const again = recordsOf(await context.evidence.analyse(owner, kept.asked, texts));
  const records = kept.records.map((recorded) => verified(recorded, again));
  return accept({ same: records.every(({ recorded, found: now }) => recorded === now), records });
});

function verified({ of, sealed }: KeptResult['records'][number], again: KeptResult['records']) {
  const now = again.find((one) => one.of === of)?.sealed;
  return {
    of,
    recorded: sealed.digest,
    found: now?.digest,
    differing: [...disagreements(sealed.record.result, now?.record.result)],
  };
}
