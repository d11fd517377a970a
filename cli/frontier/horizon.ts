import { words } from '#cli/frontier/words.ts';
import { readOptions, readRuns } from '#cli/frontier/read-runs.ts';
import { policyOf, policyOptions } from '#cli/frontier/policy.ts';
import { showHorizons, type Shown } from '#cli/frontier/show-horizons.ts';
import type { ExitStatus, Io } from '#cli/io.ts';
import { jsonText } from '#core/formats/bases/json-text.ts';
import { drawHorizons, intervalOf } from '#core/frontier/horizon/bootstrap.ts';
import { horizons } from '#core/frontier/horizon/horizon.ts';

/** `frontier horizon RUNS...` */
export async function run(args: readonly string[], io: Io): Promise<ExitStatus> {
  const told = words(args, { format: { type: 'string' }, ...readOptions, ...policyOptions });
  const { policy, drawing, format } = policyOf(told.values);
  const { runs } = await readRuns(told, io);
  const drawn = drawHorizons(runs, policy, drawing);
  const shown: readonly Shown[] = horizons(runs, policy).map((horizon) => {
    const own = drawn.get(horizon.alias);
    const isFitted = horizon.kind === 'fitted' && own !== undefined;
    return {
      horizon,
      ci50: isFitted ? intervalOf(own.p50) : undefined,
      ci80: isFitted ? intervalOf(own.p80) : undefined,
    };
  });
  io.stdout(format === 'json' ? `${jsonText(shown.map(asJson), 2)}\n` : showHorizons(shown, { policy, drawing }));
  return 0;
}

/** What a double can't hold stands as null, with the outcome or a note that says why. */
function asJson({ horizon, ci50, ci80 }: Shown): unknown {
  const { alias, n, tasks, families } = horizon;
  if (horizon.kind === 'beyond') {
    return { alias, p50: null, p80: null, slope: null, ci50: null, n, families, tasks, outcome: horizon.outcome };
  }
  const { p50, p80, line, notes } = horizon;
  return {
    alias,
    p50: finite(p50),
    p80: finite(p80),
    slope: line.slope,
    ci50: ci50 === undefined ? null : [finite(ci50.low), finite(ci50.high)],
    n,
    families,
    tasks,
    intercept: line.intercept,
    ci80: ci80 === undefined ? null : [finite(ci80.low), finite(ci80.high)],
    notes,
  };
}

function finite(value: number): number | null {
  return Number.isFinite(value) ? value : null;
}
