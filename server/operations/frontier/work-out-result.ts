import { workOutResult as endpoint } from '#api/frontier/results.ts';
import { assert } from '#core/kernel/assert.ts';
import { accept, refuse } from '#core/kernel/decision.ts';
import type { Analysed } from '#server/frontier/evidence/analyst.ts';
import { sealJson, sealLong } from '#server/frontier/evidence/kept-evidence.ts';
import {
  digestOf,
  placeOfItems,
  placeOfResult,
  recordsOf,
  resultInAnswer,
} from '#server/frontier/evidence/kept-result.ts';
import { recordOfModel } from '#server/frontier/model-event.ts';
import { noModel, reachModel, type Purpose, type Reached } from '#server/frontier/reach-model.ts';
import { resultQuestion, type ResultQuestion } from '#server/frontier/evidence/result-question.ts';
import { operation, type Context } from '#server/operations/context.ts';
import { countResults, findResult, insertResult } from '#server/postgres/frontier/results.ts';
import type { Transaction } from '#server/postgres/transaction.ts';

const purpose: Purpose = {
  permission: 'frontier.act',
  scope: 'evidence',
  purposes: ['evaluation', 'determination'],
  what: 'work-out-result',
};

/** Of one model. */
const resultsMax = 500;

/** Worked out apart: it takes seconds, in which others are answered. */
export const workOutResult = operation(endpoint, async (context, { params: { model }, body }) => {
  const { inTransaction, evidence: analyst } = context;
  const before = await inTransaction(async (tx) => {
    const reached = await reachModel(tx, context, model, purpose);
    if (reached === undefined) return undefined;
    const question = await resultQuestion(tx, context, reached.model, body);
    return { reached, question, count: await countResults(tx, model) };
  });
  if (before === undefined) return noModel();
  if (!before.question.ok) return before.question;
  if (before.count >= resultsMax) return refuse('result.full', `${before.count} results are kept of this model.`);
  const question = before.question.value;
  const analysed = await analyst.analyse(before.reached.organization, question.asked, question.texts);
  const compared = analysed.records.filter(({ of }) => of !== 'levels').length;
  if (compared < question.asked.comparisons.length) {
    return refuse('result.no_shared_item', 'The two models were run on no item in common.');
  }
  return inTransaction(async (tx) => {
    const reached = await reachModel(tx, context, model, purpose);
    return reached === undefined
      ? noModel()
      : keep(tx, context, reached, { question, analysed, criteria: body.criteria });
  });
});

interface Worked {
  readonly question: ResultQuestion;
  readonly analysed: Analysed;
  readonly criteria: string | undefined;
}

async function keep(
  tx: Transaction,
  { ids, sealer, asker }: Context<'session'>,
  { model, organization }: Reached,
  { question: { asked, parts }, analysed, criteria }: Worked,
) {
  const { developer, modelId } = model;
  const resultId = ids.next<'result'>();
  const records = recordsOf(analysed);
  const digest = digestOf(records);
  const value = { asked, parts, records, scoredDigest: analysed.scoredDigest };
  const sealed = await sealJson(tx, sealer, model, { place: placeOfResult(resultId), value });
  const text = JSON.stringify(analysed.items);
  const items = await sealLong(tx, sealer, model, { place: placeOfItems(resultId), text });
  const stored = { developer, modelId, resultId, by: organization, digest, criteriaDigest: criteria, sealed };
  await insertResult(tx, stored, asker.personId, items);
  await recordOfModel(tx, { ids }, model, { kind: 'frontier-result.recorded', digests: { result: digest } });
  const kept = await findResult(tx, modelId, resultId);
  assert(kept !== undefined, 'what was kept is there');
  return accept(await resultInAnswer(tx, sealer, kept));
}
