// The page's other half: reads, matches and plans, so that the page never stands still. A worker may read files at once,
// which look-ups in the feed need.
import { z } from 'zod';
import { BadDocument } from '#core/kernel/bad-document.ts';
import type { Made } from '#core/plans/make-plan.ts';
import { Desk } from '#portal/desk/desk.ts';
import { makePlan, plannedOf, rendered } from '#portal/desk/make-plan.ts';
import type { Answer, Order } from '#portal/desk/messages.ts';

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
let made: Made | undefined;

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
    case 'take':
      await desk.take(order.files, (path, before) =>
        tell(() => `Reading ${path} (${before + 1} of ${order.files.length})`),
      );
      return answer({ tells: 'files', files: desk.reports() });
    case 'leave out':
      desk.leaveOut(order.path);
      return answer({ tells: 'files', files: desk.reports() });
    case 'be told':
      await desk.beTold(order.path, order.columns);
      return answer({ tells: 'files', files: desk.reports() });
    case 'plan':
      return plan(order);
    case 'render':
      if (made !== undefined)
        answer({ tells: 'rendered', format: order.format, text: rendered(made.plan, order.format) });
  }
}

function plan({ wanted }: Extract<Order, { do: 'plan' }>): void {
  const laid = desk.laid();
  if ('lacks' in laid) return answer({ tells: 'refused', reason: laid.lacks });
  made = makePlan(laid, wanted, tell);
  answer({ tells: 'planned', planned: plannedOf(made, laid, wanted) });
}

/** Orders are carried out one after the other. */
let last = Promise.resolve();

addEventListener('message', ({ data }: MessageEvent<Order>) => {
  last = last
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
