import { listModelFairness as endpoint } from '#api/frontier/fairness.ts';
import { accept } from '#core/kernel/decision.ts';
import { openingOf } from '#server/frontier/fairness/commitments.ts';
import { entryInAnswer, openEntries } from '#server/frontier/fairness/ledger.ts';
import { noModel, ownModel } from '#server/frontier/reach-model.ts';
import { operation } from '#server/operations/context.ts';
import { listCommitments, listEditions, listOpenings } from '#server/postgres/frontier/editions.ts';

export const listModelFairness = operation(endpoint, (context, { params }) =>
  context.inTransaction(async (tx) => {
    const model = await ownModel(tx, context, params.model, 'frontier.read');
    if (model === undefined) return noModel();
    const entries = await openEntries(tx, context, { model: model.modelId });
    const editions = await listEditions(tx);
    const opened = new Set((await listOpenings(tx)).map(({ digest }) => digest));
    const commitments = [];
    for (const one of await listCommitments(tx, { model: model.modelId })) {
      const opensOn = editions.find(({ period }) => period === one.period)?.opensOn ?? one.period;
      const { value, salt } = await openingOf(tx, context, one);
      commitments.push({
        period: one.period,
        digest: one.digest,
        opensOn,
        isOpened: opened.has(one.digest),
        value,
        salt,
      });
    }
    return accept({ entries: entries.map((one) => entryInAnswer(one, undefined)), commitments });
  }),
);
