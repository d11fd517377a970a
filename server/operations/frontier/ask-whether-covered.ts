import { askWhetherCovered as endpoint } from '#api/frontier/notices.ts';
import { accept } from '#core/kernel/decision.ts';
import { recordFairness } from '#server/frontier/fairness/entries.ts';
import { tellAsDeveloper } from '#server/frontier/notice/make-move.ts';
import { aboutEnquiry, type EnquiryTelling } from '#server/frontier/notice/moves.ts';
import { noModel, ownModel } from '#server/frontier/reach-model.ts';
import { operation } from '#server/operations/context.ts';

export const askWhetherCovered = operation(endpoint, (context, { params: { model: id }, body: { text } }) =>
  context.inTransaction(async (tx) => {
    const model = await ownModel(tx, context, id, 'frontier.act');
    if (model === undefined) return noModel();
    const move: EnquiryTelling = { kind: 'asked', text };
    await tellAsDeveloper(tx, context, model, { audience: 'record', about: aboutEnquiry, move });
    await recordFairness(tx, context, model, { by: model.developer, entry: { kind: 'asked' } });
    return accept(undefined);
  }),
);
