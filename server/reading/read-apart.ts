// The program that reads one document that nobody vouches for: begun by the server, in a process that may do nothing else.
import { begin } from '#server/apart/begin.ts';
import { loadReaders } from '#server/reading/load-readers.ts';
import { readOrderOf } from '#server/reading/read-order.ts';
import { understood } from '#server/reading/understood.ts';

void begin(
  loadReaders,
  () => undefined,
  async ({ order, parts: [bytes] }, say) => {
    await say(await understood(bytes ?? new Uint8Array(0), readOrderOf(order)));
  },
);
