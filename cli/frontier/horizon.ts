import { words } from '#cli/frontier/words.ts';
import { readOptions, readRuns } from '#cli/frontier/read-runs.ts';
import { keepRecord, recordOptions } from '#cli/frontier/records.ts';
import { policyOf, policyOptions } from '#cli/frontier/policy.ts';
import { showHorizons } from '#cli/frontier/show-horizons.ts';
import type { ExitStatus, Io } from '#cli/io.ts';
import { jsonText } from '#core/formats/bases/json-text.ts';
import { horizonsWithIntervals } from '#core/frontier/horizon/with-intervals.ts';
import { horizonResult } from '#core/frontier/results.ts';

/** `frontier horizon RUNS...` */
export async function run(args: readonly string[], io: Io): Promise<ExitStatus> {
  const told = words(args, { format: { type: 'string' }, ...readOptions, ...policyOptions, ...recordOptions });
  const { policy, drawing, format } = policyOf(told.values);
  const { runs, suite } = await readRuns(told, io);
  const found = horizonsWithIntervals(runs, policy, drawing);
  const result = found.map(horizonResult);
  keepRecord({ question: { kind: 'horizon', policy, drawing }, runs, suite, result }, told.values, io);
  // Beside the result, not in it: records that were sealed before hold the result as it was.
  const drawnBy = { ...drawing, drawnWith: found.length - 1 };
  const answer = result.map((one) => ({ ...one, ...drawnBy }));
  io.stdout(format === 'json' ? `${jsonText(answer, 2)}\n` : showHorizons(found, { policy, drawing }));
  return 0;
}
