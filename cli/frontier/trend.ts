import { resolve } from 'node:path';
import { policyOf, policyOptions } from '#cli/frontier/policy.ts';
import { keepPage, pageOptions } from '#cli/frontier/plot-page.ts';
import { trendPage } from '#cli/frontier/plot-pages.ts';
import { readReleases } from '#cli/frontier/read-releases.ts';
import { readOptions, readRuns } from '#cli/frontier/read-runs.ts';
import { words } from '#cli/frontier/words.ts';
import { BadUsage, type ExitStatus, type Io } from '#cli/io.ts';
import { jsonText } from '#core/formats/bases/json-text.ts';
import { printable } from '#core/formats/bases/printable.ts';
import { drawHorizons } from '#core/frontier/horizon/bootstrap.ts';
import { horizons } from '#core/frontier/horizon/horizon.ts';
import { drawTrend, frontierOf, trendOf, type Released } from '#core/frontier/horizon/trend.ts';
import { duration } from '#core/frontier/plots/duration.ts';
import { naming } from '#sources/archive/read-document.ts';

/** `frontier trend RUNS... --releases FILE` */
export async function run(args: readonly string[], io: Io): Promise<ExitStatus> {
  const told = words(args, {
    format: { type: 'string' },
    releases: { type: 'string' },
    ...readOptions,
    ...policyOptions,
    ...pageOptions,
  });
  const { policy, drawing, format } = policyOf(told.values);
  const path = told.values['releases'];
  if (typeof path !== 'string') throw new BadUsage('name when each model was released: --releases FILE');
  const releases = naming(path, () => readReleases(resolve(io.cwd, path)));
  const { runs } = await readRuns(told, io);
  const fitted = horizons(runs, policy);
  const models: Released[] = [];
  for (const one of fitted) {
    const on = releases.get(one.alias);
    if (on === undefined) io.stderr(`breakwater: left out ${printable(one.alias)}: its release day is not known\n`);
    else if (one.kind === 'beyond') io.stderr(`breakwater: left out ${printable(one.alias)}: it has no horizon\n`);
    else if (one.p50 > 0 && one.p50 < Infinity) models.push({ alias: one.alias, on, horizon: one.p50 });
    else io.stderr(`breakwater: left out ${printable(one.alias)}: its horizon is no number\n`);
  }
  const frontier = frontierOf(models);
  const trend = trendOf(frontier);
  if (trend === undefined) throw new BadUsage('a trend needs two models that led when they were released');
  const horizonsDrawn = drawHorizons(runs, policy, drawing);
  const drawn = drawTrend(models, horizonsDrawn);
  const answer = {
    doublingDays: trend.doublingDays,
    ci: drawn === undefined ? null : [drawn.low, drawn.high],
    rSquared: trend.rSquared,
    slope: trend.slope,
    frontier: frontier.map(({ alias, on, horizon }) => ({ alias, releasedOn: on, p50: horizon })),
  };
  keepPage(() => trendPage({ fitted, drawn: horizonsDrawn, releases, trend: answer }), told.values, io);
  io.stdout(format === 'json' ? `${jsonText(answer, 2)}\n` : shown(answer));
  return 0;
}

interface Answer {
  readonly doublingDays: number;
  readonly ci: readonly number[] | null;
  readonly rSquared: number;
  readonly frontier: readonly { readonly alias: string; readonly releasedOn: string; readonly p50: number }[];
}

function shown({ doublingDays, ci, rSquared, frontier }: Answer): string {
  const [low, high] = ci ?? [];
  const interval =
    low === undefined || high === undefined ? '' : ` (95 % interval ${Math.round(low)} to ${Math.round(high)})`;
  return [
    `The best models' horizon doubles in ${Math.round(doublingDays)} days${interval}; the line explains ${Math.round(rSquared * 100)} % of it.`,
    ...frontier.map(
      ({ alias, releasedOn, p50 }) => `  ${releasedOn}  ${duration(p50).padStart(8)}  ${printable(alias)}`,
    ),
    'The line goes through the models that led when they were released; the interval through all models of each draw,',
    'as published. Method: METR (arXiv 2503.14499).',
    '',
  ].join('\n');
}
