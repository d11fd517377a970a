import { rowOf, runsOfText } from '#core/frontier/evidence/run-rows.ts';
import { withinBudget } from '#core/frontier/horizon/run.ts';

/** Runs as a table that every command of the framework reads. */
export function runsFile(name: string, texts: readonly Uint8Array[], budget = Infinity) {
  const runs = texts.flatMap((text) => runsOfText(new TextDecoder().decode(text)));
  const content = runs.map((run) => `${JSON.stringify(rowOf(withinBudget(run, budget)))}\n`).join('');
  return { mediaType: 'application/x-ndjson', name, content } as const;
}
