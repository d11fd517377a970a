import { showTimeline as endpoint } from '#api/frontier/timelines.ts';
import { accept } from '#core/kernel/decision.ts';
import { noModel } from '#server/frontier/reach-model.ts';
import { readTimeline, timelineInAnswer } from '#server/frontier/notice/read-timeline.ts';
import { operation } from '#server/operations/context.ts';

export const showTimeline = operation(endpoint, (context, { params: { model } }) =>
  context.inTransaction(async (tx) => {
    const read = await readTimeline(tx, context, model, 'show-timeline');
    return read === undefined ? noModel() : accept(timelineInAnswer(read, context.clock.now()));
  }),
);
