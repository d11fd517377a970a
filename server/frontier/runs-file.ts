import { rowOf, runsOfText } from '#core/frontier/evidence/run-rows.ts';

/** Runs as a table that every command of the framework reads. */
export function runsFile(name: string, texts: readonly Uint8Array[]) {
  const runs = texts.flatMap((text) => runsOfText(new TextDecoder().decode(text)));
  const content = runs.map((run) => `${JSON.stringify(rowOf(run))}\n`).join('');
  return { mediaType: 'application/x-ndjson', name, content } as const;
}
