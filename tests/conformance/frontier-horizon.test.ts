// Published horizons and trends, recomputed from their runs: METR's and Lyptus Research's.
import { parse } from 'yaml';
import { describe, expect, test } from 'vitest';
import { run } from '#cli/frontier.ts';
import { frontierOf, trendOf, type Released } from '#core/frontier/horizon/trend.ts';
import { runCommand } from '#tests/command.ts';
import { shared, sharedBytes } from '#tests/shared.ts';

const suite = 'suites/frontier';
const cyber = `${suite}/cyber-task-horizons`;

interface Published {
  readonly agent: string;
  readonly p50: number;
  readonly 'p50q0.025': number;
  readonly 'p50q0.975': number;
  readonly p80: number;
  readonly coefficient: number;
  readonly n_runs: number;
  readonly n_tasks: number;
}

interface Ours {
  readonly alias: string;
  readonly p50: number | null;
  readonly p80: number | null;
  readonly slope: number | null;
  readonly ci50: readonly [number, number] | null;
  readonly n: number;
  readonly families: number;
  readonly outcome?: string;
}

function published(path: string): unknown {
  return JSON.parse(sharedBytes(path).toString('utf8'));
}

async function horizonsOf(...args: readonly string[]): Promise<ReadonlyMap<string, Ours>> {
  const { stdout, status } = await runCommand(run, ['horizon', ...args, '--format', 'json']);
  expect(status).toBe(0);
  return new Map((JSON.parse(stdout) as readonly Ours[]).map((one) => [one.alias, one]));
}

/** How far `ours` is from `theirs`, as a share of theirs. */
function off(ours: number | null | undefined, theirs: number): number {
  return Math.abs((ours ?? NaN) / theirs - 1);
}

describe.skipIf(shared === undefined)('published horizons', () => {
  test('all 16 cyber horizons lie within 0.2 % of those published, and the intervals cover theirs', async () => {
    const ours = await horizonsOf(`${shared}/${cyber}/runs_human_2M.csv`);
    const theirs = published(`${cyber}/published_summaries_human_2M.json`) as readonly Published[];
    expect(theirs).toHaveLength(16);
    expect([...ours.keys()].sort()).toEqual(theirs.map(({ agent }) => agent).sort());
    const wrong = theirs.filter((one) => {
      const own = ours.get(one.agent);
      const [low = NaN, high = NaN] = own?.ci50 ?? [];
      return !(
        own?.n === one.n_runs &&
        off(own.p50, one.p50) < 0.002 &&
        // GPT-2 passed 7 of 172: there the published solver stopped furthest from the minimum.
        off(own.p80, one.p80) < 0.004 &&
        low <= one['p50q0.025'] &&
        high >= one['p50q0.975'] &&
        // …and they cover no more than that: the draws are the published ones.
        off(low, one['p50q0.025']) < 0.02 &&
        off(high, one['p50q0.975']) < 0.02
      );
    });
    expect(wrong).toEqual([]);
  }, 60_000);

  test('so do those by estimated expert time, over 631 tasks', async () => {
    const ours = await horizonsOf(
      `${shared}/${cyber}/model_runs_all_631_tasks.csv`,
      '--tasks',
      `${shared}/${cyber}/task_difficulties.csv`,
      '--minutes',
      'model_estimate_minutes',
      '--draws',
      '1',
    );
    const theirs = published(`${cyber}/published_summaries_model_est_2M.json`) as readonly Published[];
    expect(theirs).toHaveLength(16);
    const wrong = theirs.filter((one) => {
      const own = ours.get(one.agent);
      return !(own?.n === one.n_runs && off(own.p50, one.p50) < 0.002);
    });
    expect(wrong).toEqual([]);
  });

  test.for(['0.1', '1e-05'])('METR’s runs at ridge %s lie within a millionth', async (ridge) => {
    const { metr_all_runs_19b0311_fits_sklearn: golden } = published(`${suite}/derived_stats_golden.json`) as {
      readonly metr_all_runs_19b0311_fits_sklearn: Readonly<Record<string, Readonly<Record<string, Published>>>>;
    };
    const ours = await horizonsOf(`${shared}/${suite}/metr/all_runs_19b0311.jsonl`, '--ridge', ridge, '--draws', '1');
    expect(Object.keys(golden)).toHaveLength(9);
    const wrong = Object.entries(golden).filter(([alias, fits]) => {
      const own = ours.get(alias);
      const theirs = fits[ridge];
      return !(
        theirs !== undefined &&
        off(own?.p50, theirs.p50) < 1e-6 &&
        off(own?.p80, theirs.p80) < 1e-6 &&
        off(own?.slope, theirs.coefficient) < 1e-6
      );
    });
    expect(wrong).toEqual([]);
    expect(ours.get('davinci-002')).toMatchObject({ p50: null, ci50: null, outcome: 'failure', n: 68 });
  });
});

describe.skipIf(shared === undefined)('published trends', () => {
  test('the frontier of cyber horizons is the published one and doubles within 0.1 % of its time', async () => {
    const trend = published(`${cyber}/published_trendline_human_2M.json`) as {
      readonly slope: number;
      readonly r_squared: number;
      readonly sota_models: readonly string[];
      readonly bootstrap_ci: { readonly ci_lower_days: number; readonly ci_upper_days: number };
    };
    const { stdout } = await runCommand(run, [
      'trend',
      `${shared}/${cyber}/runs_human_2M.csv`,
      '--format',
      'json',
      '--releases',
      `${shared}/${cyber}/published_summaries_human_2M.json`,
    ]);
    const ours = JSON.parse(stdout) as {
      readonly doublingDays: number;
      readonly rSquared: number;
      readonly ci: readonly [number, number];
      readonly frontier: readonly { readonly alias: string }[];
    };
    expect(ours.frontier.map(({ alias }) => alias).sort()).toEqual(trend.sota_models);
    expect(off(ours.doublingDays, Math.LN2 / trend.slope)).toBeLessThan(0.001);
    expect(off(ours.rSquared, trend.r_squared)).toBeLessThan(0.001);
    expect(off(ours.ci[0], trend.bootstrap_ci.ci_lower_days)).toBeLessThan(0.001);
    expect(off(ours.ci[1], trend.bootstrap_ci.ci_upper_days)).toBeLessThan(0.001);
  }, 60_000);

  test('METR’s horizons double in the time that METR publishes, from 2023 on', () => {
    const text = sharedBytes(`${suite}/metr/benchmark_results_1_1__2026-04-11_corrected.yaml`).toString('utf8');
    const results = parse(text) as {
      readonly doubling_time_in_days: { readonly from_2023_on: { readonly point_estimate: number } };
      readonly results: Readonly<
        Record<
          string,
          {
            readonly release_date: string;
            readonly metrics: { readonly is_sota: boolean; readonly p50_horizon_length: { readonly estimate: number } };
          }
        >
      >;
    };
    const models: readonly Released[] = Object.entries(results.results)
      .filter(([, { metrics }]) => metrics.is_sota)
      .map(([alias, { release_date, metrics }]) => ({
        alias,
        on: release_date,
        horizon: metrics.p50_horizon_length.estimate,
      }));
    const since2023 = models.filter(({ on }) => on >= '2023-01-01');
    expect(frontierOf(since2023)).toHaveLength(since2023.length);
    expect(
      off(trendOf(since2023)?.doublingDays, results.doubling_time_in_days.from_2023_on.point_estimate),
    ).toBeLessThan(0.001);
  });
});
