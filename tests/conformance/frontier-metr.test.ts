// What METR published of its own runs and horizons, as far as the files at hand determine it; and what they don't.
import { parse } from 'yaml';
import { describe, expect, test } from 'vitest';
import { horizons, publishedPolicy } from '#core/frontier/horizon/horizon.ts';
import { byAlias, readRow, type Run } from '#core/frontier/horizon/run.ts';
import { frontierOf, trendOf, type Released } from '#core/frontier/horizon/trend.ts';
import { weigh } from '#core/frontier/horizon/weights.ts';
import { isRecord, type JsonRecord } from '#core/kernel/json.ts';
import { shared, sharedBytes } from '#tests/shared.ts';

const metr = 'suites/frontier/metr';

interface Table {
  readonly doubling_time_in_days?: {
    readonly all_time_stitched: { readonly point_estimate: number };
    readonly from_2023_on: { readonly point_estimate: number };
  };
  readonly results: Readonly<
    Record<
      string,
      {
        readonly release_date: string;
        readonly metrics: {
          readonly is_sota: boolean;
          readonly p50_horizon_length: { readonly estimate: number; readonly ci_low: number; readonly ci_high: number };
        };
      }
    >
  >;
}

const tables = {
  '1.0': 'benchmark_results_1_0__2026-01-30_reg0.1.yaml',
  '1.1': 'benchmark_results_1_1__2026-01-30_reg0.1.yaml',
  'corrected 1.1': 'benchmark_results_1_1__2026-04-11_corrected.yaml',
} as const;

function tableOf(name: keyof typeof tables): Table {
  return parse(sharedBytes(`${metr}/${tables[name]}`).toString('utf8')) as Table;
}

function released({ results }: Table): readonly (Released & { readonly isBest: boolean })[] {
  return Object.entries(results).map(([alias, { release_date: on, metrics }]) => ({
    alias,
    on,
    horizon: metrics.p50_horizon_length.estimate,
    isBest: metrics.is_sota,
  }));
}

interface Weighed {
  readonly run: Run;
  readonly row: JsonRecord;
}

/** The runs with what METR says of each besides. */
function weighedRuns(): readonly Weighed[] {
  const lines = sharedBytes(`${metr}/all_runs_19b0311.jsonl`).toString('utf8').trim().split('\n');
  return lines.map((line, index) => {
    const row: unknown = JSON.parse(line);
    const reading = isRecord(row) ? readRow(row, `line ${index + 1}`) : undefined;
    if (!isRecord(row) || reading?.ok !== true) throw new Error(`line ${index + 1} is no run`);
    return { run: reading.run, row };
  });
}

function off(ours: number | undefined, theirs: number): number {
  return Math.abs((ours ?? NaN) / theirs - 1);
}

describe.skipIf(shared === undefined)('METR’s own runs', () => {
  test('carry the weights that METR wrote beside each of the 7,063, of both kinds', () => {
    const all = weighedRuns();
    expect(all).toHaveLength(7063);
    const rows = new Map(all.map(({ run, row }) => [run, row]));
    for (const [weighting, column] of [
      ['balanced', 'invsqrt_task_weight'],
      ['equal', 'equal_task_weight'],
    ] as const) {
      let furthest = 0;
      for (const runs of byAlias(all.map(({ run }) => run)).values()) {
        for (const [index, ours] of weigh(runs, weighting).entries()) {
          const theirs = Number(runs[index] === undefined ? NaN : rows.get(runs[index])?.[column]);
          furthest = Math.max(furthest, Math.abs(ours - theirs));
        }
      }
      // Written with ten digits after the point.
      expect(furthest).toBeLessThanOrEqual(0.5001e-10);
    }
  });

  test('hold none of the short tasks that published horizons also rest on, which they so don’t determine', () => {
    const runs = weighedRuns().map(({ run }) => run);
    expect(new Set(runs.map(({ task }) => task)).size).toBe(83);
    expect(runs.filter(({ family }) => /swaa/i.test(family))).toEqual([]);
    const { results } = tableOf('1.0');
    const found = new Map(horizons(runs, { ...publishedPolicy, ridge: 0.1 }).map((one) => [one.alias, one]));
    const told = (
      [
        ['Claude 3 Opus', 'claude_3_opus'],
        ['Claude 3.5 Sonnet (Old)', 'claude_3_5_sonnet'],
        ['Claude 3.5 Sonnet (New)', 'claude_3_5_sonnet_20241022'],
        ['GPT-4 0314', 'gpt_4'],
        ['GPT-4 Turbo', 'gpt_4_turbo'],
        ['GPT-4o', 'gpt_4o'],
        ['o1-preview', 'o1_preview'],
        ['gpt-3.5-turbo-instruct', 'gpt_3_5_turbo_instruct'],
      ] as const
    ).map(([ours, theirs]) => {
      const own = found.get(ours);
      const p50 = own?.kind === 'fitted' ? own.p50 : NaN;
      const { estimate, ci_low, ci_high } = results[theirs]?.metrics.p50_horizon_length ?? {
        estimate: NaN,
        ci_low: NaN,
        ci_high: NaN,
      };
      return { ours, isSame: off(p50, estimate) < 0.002, isWithin: ci_low <= p50 && p50 <= ci_high };
    });
    // None is the published one, and most lie in its interval: the same models, on the longer half of the tasks.
    expect(told.filter(({ isSame }) => isSame)).toEqual([]);
    expect(told.filter(({ isWithin }) => !isWithin).map(({ ours }) => ours)).toEqual([
      'Claude 3.5 Sonnet (New)',
      'gpt-3.5-turbo-instruct',
    ]);
  });
});

describe.skipIf(shared === undefined)('METR’s published horizons', () => {
  test.for(Object.keys(tables) as readonly (keyof typeof tables)[])(
    'of table %s have the best models of their time that METR marks',
    (name) => {
      const models = released(tableOf(name));
      const best = frontierOf(models).map(({ alias }) => alias);
      expect(best.toSorted()).toEqual(
        models
          .filter(({ isBest }) => isBest)
          .map(({ alias }) => alias)
          .toSorted(),
      );
      expect(best.length).toBeGreaterThan(10);
    },
  );

  test.for([
    ['1.1', 'from_2023_on', '2023-01-01'],
    ['corrected 1.1', 'from_2023_on', '2023-01-01'],
    ['1.1', 'all_time_stitched', '2019-01-01'],
  ] as const)('of table %s double in the time %s that METR publishes', ([name, which, since]) => {
    const table = tableOf(name);
    const models = frontierOf(released(table)).filter(({ on }) => on >= since);
    const published = table.doubling_time_in_days?.[which].point_estimate ?? NaN;
    expect(off(trendOf(models)?.doublingDays, published)).toBeLessThan(0.001);
  });

  test('of the corrected table 1.1 don’t give its doubling time of all years, stitched from what is not at hand', () => {
    const table = tableOf('corrected 1.1');
    const published = table.doubling_time_in_days?.all_time_stitched.point_estimate ?? NaN;
    const own = frontierOf(released(table));
    const early = frontierOf(released(tableOf('1.0'))).filter(({ on }) => on < '2023-01-01');
    const stitched = [...early, ...own.filter(({ on }) => on >= '2023-01-01')];
    const apart = [own, stitched].map((models) => off(trendOf(models)?.doublingDays, published));
    expect(apart.every((one) => one > 0.01 && one < 0.02)).toBe(true);
  });
});
