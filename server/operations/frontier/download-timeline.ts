import { downloadTimeline as endpoint } from '#api/frontier/timelines.ts';
import { timedCalendar } from '#core/formats/bases/ical.ts';
import { timelineEvents } from '#core/frontier/notice/timeline-events.ts';
import { timeline } from '#core/frontier/notice/timeline.ts';
import { accept } from '#core/kernel/decision.ts';
import { noModel } from '#server/frontier/reach-model.ts';
import { readTimeline, spansBeside } from '#server/frontier/notice/read-timeline.ts';
import { operation } from '#server/operations/context.ts';

/** As the command writes it. A file goes round easily: it says the codename alone. */
export const downloadTimeline = operation(endpoint, (context, { params: { model } }) =>
  context.inTransaction(async (tx) => {
    const read = await readTimeline(tx, context, model, 'download-timeline');
    if (read === undefined) return noModel();
    const asOf = context.clock.now().toString().slice(0, 10);
    const events = timelineEvents(read.shield, timeline(read.life), spansBeside(read));
    const head = { product: 'frontier timeline', name: `${read.shield}: planned releases` };
    return accept({
      mediaType: 'text/calendar; charset=utf-8',
      name: `${read.shield}.ics`,
      content: timedCalendar(head, events, asOf),
    });
  }),
);
