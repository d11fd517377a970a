// The page's other half: reads, matches and plans, so that the page never stands still. A worker may read files at once,
// which look-ups in the feed need.
import { z } from 'zod';
import { BadDocument } from '#core/kernel/bad-document.ts';
import type { Made } from '#core/plans/make-plan.ts';
import { Desk } from '#portal/desk/desk.ts';
import { makePlan, plannedOf, rendered, stateWith } from '#portal/desk/make-plan.ts';
import type { Answer, Order, Saying, Wanted } from '#portal/desk/messages.ts';

// The page's policy forbids code made from text, which schemas would otherwise try.
z.config({ jitless: true });

/** Of what a worker has and a page has not. */
interface SyncReader {
  readonly readAsArrayBuffer: (blob: Blob) => ArrayBuffer;
}
declare const FileReaderSync: new () => SyncReader;

const reader = new FileReaderSync();
const desk = new Desk({
  readSync: (blob) => new Uint8Array(reader.readAsArrayBuffer(blob)),
  digest: async (bytes) => new Uint8Array(await crypto.subtle.digest('SHA-256', bytes)).toHex(),
});
/** The last plan, for whom it was made, and whether its state may be kept. */
let last: { readonly made: Made; readonly wanted: Wanted; readonly isKept: boolean } | undefined;

const everyMs = 100;
let toldAtMs = 0;

function tell(text: () => string): void {
  const now = performance.now();
  if (now - toldAtMs < everyMs) return;
  toldAtMs = now;
  answer({ tells: 'progress', text: text() });
}

function answer(message: Answer): void {
  postMessage(message);
}

async function carryOut(order: Order): Promise<void> {
  switch (order.do) {
    case 'take': {
      const { files } = order;
      await desk.take(files, (path, before) => tell(() => `Reading ${path} (${before + 1} of ${files.length})`));
      return answer({ tells: 'files', files: desk.reports() });
    }
    case 'leave out':
      await desk.leaveOut(order.path);
      return answer({ tells: 'files', files: desk.reports() });
    case 'tell column':
      await desk.tellColumn(order.column);
      return answer({ tells: 'files', files: desk.reports() });
    case 'plan':
      return plan(order.wanted);
    case 'say':
      return say(order.saying);
    case 'render':
      if (last === undefined) return;
      return answer({ tells: 'rendered', format: order.format, text: rendered(last.made.plan, order.format) });
  }
}

function plan(wanted: Wanted): void {
  const laid = desk.laid();
  if ('lacks' in laid) return answer({ tells: 'refused', reason: laid.lacks });
  const made = makePlan(laid, wanted, tell);
  const planned = plannedOf(made, laid, wanted);
  last = { made, wanted, isKept: 'text' in planned.state };
  answer({ tells: 'planned', planned });
}

async function say(saying: Saying): Promise<void> {
  if (last === undefined) return;
  if (!last.isKept) return answer({ tells: 'refused', reason: 'This plan is none to keep: say it of one for today.' });
  const { made, wanted } = last;
  const decided = stateWith(made, saying, wanted.today);
  if (!decided.ok) return answer({ tells: 'refused', reason: decided.why });
  await desk.say(decided.value);
  answer({ tells: 'files', files: desk.reports() });
  plan(wanted);
}

/** Orders are carried out one after the other. */
let queue = Promise.resolve();

addEventListener('message', ({ data }: MessageEvent<Order>) => {
  queue = queue
    .then(() => carryOut(data))
    .catch((error: unknown) => answer(failureOf(error)))
    .then(() => answer({ tells: 'done' }));
});

function failureOf(error: unknown): Answer {
  if (error instanceof BadDocument) {
    return { tells: 'refused', reason: [error.file, error.place, error.message].filter(Boolean).join(': ') };
  }
  return { tells: 'failed', reason: error instanceof Error ? (error.stack ?? error.message) : String(error) };
}
