// The program that reads evidence and works results out from it: begun by the server, in a process that may do nothing else.
import { openSync } from 'node:fs';
import { BadDocument } from '#core/kernel/bad-document.ts';
import { documentRefusals } from '#api/frontier/evidence.ts';
import { begin, type Say } from '#server/apart/begin.ts';
import { analyse, stateOf } from '#server/frontier/evidence/analyse-evidence.ts';
import { evidenceOrder, type EvidenceLine } from '#server/frontier/evidence/order.ts';
import { readEvidence } from '#server/frontier/evidence/read-evidence.ts';
import { cut } from '#server/reading/bounds.ts';

void begin(
  async () => undefined,
  (order): number | undefined => {
    const wanted = evidenceOrder.parse(order);
    return wanted.do === 'read' ? openSync(wanted.path, 'r') : undefined;
  },
  async ({ order, parts }, say, file) => {
    const wanted = evidenceOrder.parse(order);
    if (wanted.do === 'state') await say(stateOf(parts));
    else if (wanted.do === 'analyse') {
      for (const line of analyse(wanted.asked, parts)) await say(line);
    } else if (file !== undefined) {
      await sayRead(readEvidence(file, wanted, parts[0] ?? new Uint8Array()), say);
    }
    await say({ is: 'end' } satisfies EvidenceLine);
  },
);

/** What is wrong with the file is answered; what is wrong with us is thrown. */
async function sayRead(lines: AsyncIterable<EvidenceLine>, say: Say): Promise<void> {
  try {
    for await (const line of lines) await say(line);
  } catch (error) {
    if (!(error instanceof BadDocument)) throw error;
    const code = documentRefusals.find((one) => one === error.code) ?? 'document.kind';
    const place = error.place === undefined ? undefined : cut(error.place);
    await say({ is: 'refused', code, why: cut(error.message), place } satisfies EvidenceLine);
  }
}
