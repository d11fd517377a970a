// The program that reads one document that nobody vouches for: begun by the server, in a process that may do nothing else.
import { begin } from '#server/apart/begin.ts';
import { readOrderOf } from '#server/reading/read-order.ts';
import { understood } from '#server/reading/understood.ts';

/** Kinds of documents load their readers when the first of them is met; here all must be there before. */
async function loadReaders(): Promise<void> {
  await Promise.all([
    import('#core/formats/estate-table.ts'),
    import('#core/formats/assets-yaml/parse.ts'),
    import('#core/formats/inventory-text.ts'),
    import('#core/formats/estate-json.ts'),
    import('#core/formats/estate-xml.ts'),
    import('#core/formats/estate-text.ts'),
  ]);
}

void begin(
  loadReaders,
  () => undefined,
  async ({ order, parts: [bytes] }, say) => {
    await say(await understood(bytes ?? new Uint8Array(0), readOrderOf(order)));
  },
);
