// What is to be asked for although a part of it was said to be done: the person is told so, else it looks forgotten.
import type { Sourced } from '#core/plans/action.ts';
import type { Estimated } from '#core/plans/candidate.ts';
import type { Prepared } from '#core/plans/prepare.ts';
import type { Risk } from '#core/plans/risk.ts';
import type { ActionRecord } from '#core/plans/state.ts';
import { flaws, listed } from '#core/plans/words.ts';

/** Empty where nothing of it was said to be done, where that is its state, or where the whole of it is contradicted. */
export function saidDone({ memory, input }: Prepared, candidate: Estimated): readonly Sourced[] {
  const { doing, closes, state, id } = candidate;
  // What is contradicted under the id that it was said of is told as that.
  if (state === 'said, not seen' || memory.record(id)?.state === 'done') return [];
  const parts = new Map<ActionRecord, Risk[]>();
  for (const risk of closes) {
    const record = memory.said(doing.kind, risk.match);
    if (record?.state !== 'done') continue;
    const part = parts.get(record);
    if (part === undefined) parts.set(record, [risk]);
    else part.push(risk);
  }
  return [...parts].map(([record, risks]) => {
    const newer = risks.flatMap(({ match }) => {
      const document = input.inventory.documents[match.component.document];
      return document === undefined || record.evidence.includes(document.digest) ? [] : [document.path];
    });
    const isShown = newer.length > 0;
    const rest = isShown
      ? 'a newer inventory still shows it there'
      : `${flaws(moreThan(closes, risks))} came after that`;
    const where = listed([...new Set(risks.map(({ asset }) => asset.name))].sort());
    const source = isShown ? (newer[0] ?? 'inventory') : `you, ${record.on}`;
    return { text: `You said on ${record.on} that this is done on ${where}; ${rest}.`, source };
  });
}

/** Vulnerabilities that were not among those. */
function moreThan(closes: readonly Risk[], said: readonly Risk[]): number {
  const known = new Set(said.map(({ match }) => match.index));
  return new Set(closes.map(({ match }) => match.index).filter((index) => !known.has(index))).size;
}
