// Every figure of derived_stats_golden.json, and the comparisons that the research names, recomputed.
import { describe, expect, test } from 'vitest';
import { run } from '#cli/frontier.ts';
import { runsOfTable } from '#cli/frontier/read-table.ts';
import type { Run } from '#core/frontier/horizon/run.ts';
import { abilities } from '#core/frontier/statistics/ability.ts';
import { passAt, passEach } from '#core/frontier/statistics/counts.ts';
import { studentAt } from '#core/frontier/statistics/distributions.ts';
import { clusteredEstimate, estimate } from '#core/frontier/statistics/errors.ts';
import { saturation } from '#core/frontier/statistics/saturation.ts';
import { runCommand } from '#tests/command.ts';
import { shared, sharedBytes } from '#tests/shared.ts';

const table = 'suites/frontier/cyber-task-horizons/runs_human_2M.csv';

interface Golden {
  readonly per_model: Readonly<Record<string, PerModel>>;
  readonly pass_at_k: readonly PassAtK[];
  readonly step_pairs: readonly StepPair[];
}

interface PerModel {
  readonly n: number;
  readonly clusters: number;
  readonly mean: number;
  readonly stderr: number;
  readonly stderr_clustered: number;
  readonly t975: number;
  readonly t975_clustered: number;
  readonly ci: readonly [number, number];
  readonly ci_clustered: readonly [number, number];
}

interface PassAtK {
  readonly n: number;
  readonly c: number;
  readonly k: number;
  readonly pass_at: number;
  readonly pass_hat: number;
}

interface StepPair {
  readonly base: string;
  readonly cand: string;
  readonly n: number;
  readonly acc_base: number;
  readonly acc_cand: number;
  readonly diff: number;
  readonly se_paired: number;
  readonly se_clustered_family: number;
  readonly wdiff: number;
  readonly wse: number;
  readonly gained: number;
  readonly lost: number;
  readonly mcnemar_p: number;
  readonly log2_ratio: number;
  readonly ratio: number;
  readonly log2_se_sandwich_task: number;
  readonly log2_se_sandwich_family: number;
  readonly ratio_ci95_sandwich_task: readonly [number, number];
  readonly verdict_r2: string;
  readonly verdict_r2_bootstrap: string;
  readonly ci_lo: number;
  readonly ci_hi: number;
}

interface Answer {
  readonly n: number;
  readonly difference: number;
  readonly gained: number;
  readonly lost: number;
  readonly ratio: number;
  readonly ci: readonly [number, number];
  readonly verdict: string;
  readonly determination: string;
  readonly reasons: readonly string[];
  readonly statistics: Readonly<Record<string, number>>;
  readonly sensitivity: readonly {
    readonly kind: string;
    readonly ci: readonly [number, number];
    readonly verdict: string;
  }[];
  readonly next: readonly { readonly kind: string; readonly runs: number }[];
}

async function compared(base: string, candidate: string): Promise<Answer> {
  const { stdout } = await runCommand(run, [
    'compare',
    `${shared}/${table}`,
    '--base',
    base,
    '--candidate',
    candidate,
    '--format',
    'json',
  ]);
  return JSON.parse(stdout) as Answer;
}

function far(pairs: readonly (readonly [number | undefined, number])[], tolerance: number): readonly unknown[] {
  return pairs.filter(
    ([ours = NaN, theirs]) => !(Math.abs(ours - theirs) <= tolerance * Math.max(Math.abs(theirs), 1e-12)),
  );
}

describe.skipIf(shared === undefined)('recorded statistics', () => {
  const golden: Golden =
    shared === undefined
      ? { per_model: {}, pass_at_k: [], step_pairs: [] }
      : (JSON.parse(sharedBytes('suites/frontier/derived_stats_golden.json').toString('utf8')) as Golden);
  const runs: readonly Run[] = shared === undefined ? [] : runsOfTable(sharedBytes(table).toString('utf8'));

  test.for(golden.step_pairs.map((one) => [`${one.base} and ${one.cand}`, one] as const))(
    'of %s reproduce, and so does the verdict',
    async ([, pair]) => {
      const ours = await compared(pair.base, pair.cand);
      expect([ours.n, ours.gained, ours.lost, ours.verdict]).toEqual([pair.n, pair.gained, pair.lost, pair.verdict_r2]);
      expect(ours.determination).toBe(pair.verdict_r2);
      const [drawn] = ours.sensitivity;
      expect([drawn?.kind, drawn?.verdict]).toEqual(['interval', pair.verdict_r2_bootstrap]);
      // Drawn by chance there and here: the ends differ by what 2,000 draws leave open.
      expect(
        far(
          [
            [drawn?.ci[0], pair.ci_lo],
            [drawn?.ci[1], pair.ci_hi],
          ],
          0.08,
        ),
      ).toEqual([]);
      const { statistics } = ours;
      expect(
        far(
          [
            [statistics['base'], pair.acc_base],
            [statistics['candidate'], pair.acc_cand],
            [ours.difference, pair.diff],
            [statistics['standardError'], pair.se_paired],
            [statistics['clusteredError'], pair.se_clustered_family],
            [statistics['balanced'], pair.wdiff],
            [statistics['balancedError'], pair.wse],
            [statistics['chance'], pair.mcnemar_p],
            [statistics['log2Ratio'], pair.log2_ratio],
            [ours.ratio, pair.ratio],
            [statistics['log2Error'], pair.log2_se_sandwich_task],
            [statistics['log2FamilyError'], pair.log2_se_sandwich_family],
            // Recorded with 1.96 to eight digits.
            [ours.ci[0], pair.ratio_ci95_sandwich_task[0]],
            [ours.ci[1], pair.ratio_ci95_sandwich_task[1]],
          ],
          1e-8,
        ),
      ).toEqual([]);
    },
  );

  test.for([
    ['GPT-5.2 Codex', 'GPT-5.3 Codex', 51, 3, '3.27', ['2.16', '4.95'], 'step-change'],
    ['GPT-5.3 Codex', 'Opus 4.6', 16, 20, '1.02', ['0.67', '1.57'], 'incremental'],
  ] as const)(
    '%s and %s come out as the research has them',
    async ([base, candidate, gained, lost, ratio, ci, verdict]) => {
      const ours = await compared(base, candidate);
      expect(ours).toMatchObject({ gained, lost, verdict });
      expect(ours.ratio.toFixed(2)).toBe(ratio);
      expect(ours.ci.map((one) => one.toFixed(2))).toEqual(ci);
    },
  );

  test.for([
    ['GPT-5.1 Codex Max', 'Opus 4', 'GPT-5.3 Codex', 'step-change'],
    // By its number a version like the one before; beside the best that was released it is none.
    ['GPT-5.1 Codex Max', 'o3', 'GPT-5.2 Codex', 'incremental'],
    ['GPT-5.3 Codex', 'GPT-5.2 Codex', 'GPT-5.5', 'inconclusive'],
  ] as const)('beside %s and %s, %s is %s', async ([base, predecessor, candidate, verdict]) => {
    const models = ['--base', base, '--predecessor', predecessor, '--candidate', candidate];
    const { stdout } = await runCommand(run, ['compare', `${shared}/${table}`, ...models, '--format', 'json']);
    const found = JSON.parse(stdout) as {
      readonly verdict: string;
      readonly comparisons: readonly (Answer & { readonly against: string })[];
    };
    expect([found.verdict, found.comparisons.map(({ against }) => against)]).toEqual([
      verdict,
      ['best-released', 'own-predecessor'],
    ]);
    const alone = await compared(base, candidate);
    expect(found.comparisons[0]).toMatchObject({ n: alone.n, ratio: alone.ratio, determination: alone.determination });
  });

  test('what is inconclusive carries what would settle it, the cheapest first', async () => {
    const ours = await compared('GPT-5.3 Codex', 'GPT-5.5');
    expect(ours.verdict).toBe('inconclusive');
    expect(ours.next.length).toBeGreaterThan(0);
    const costs = ours.next.map(({ runs }) => runs);
    expect(costs).toEqual([...costs].sort((a, b) => a - b));
  });

  test('of each model reproduce: mean, error, clustered error and their intervals', () => {
    const wrong = Object.entries(golden.per_model).filter(([alias, theirs]) => {
      const own = runs.filter((run) => run.alias === alias);
      const scores = own.map(({ score }) => score);
      const ours = estimate(scores);
      const clustered = clusteredEstimate(
        scores,
        own.map(({ family }) => family),
      );
      const pairs = [
        [ours?.n, theirs.n],
        [clustered?.clusters, theirs.clusters],
        [ours?.mean, theirs.mean],
        [ours?.standardError, theirs.stderr],
        [clustered?.standardError, theirs.stderr_clustered],
        [studentAt(0.975, theirs.n - 1), theirs.t975],
        [studentAt(0.975, theirs.clusters - 1), theirs.t975_clustered],
        [ours?.ci[0], theirs.ci[0]],
        [ours?.ci[1], theirs.ci[1]],
        [clustered?.ci[0], theirs.ci_clustered[0]],
        [clustered?.ci[1], theirs.ci_clustered[1]],
      ] as const;
      return far(pairs, 1e-12).length > 0;
    });
    expect(Object.keys(golden.per_model)).toHaveLength(16);
    expect(wrong).toEqual([]);
  });

  test('pass@k and pass^k reproduce', () => {
    const wrong = golden.pass_at_k.filter(({ n, c, k, pass_at, pass_hat }) => {
      const made = { attempts: n, successes: c };
      return (
        far(
          [
            [passAt(k, made), pass_at],
            [passEach(k, made), pass_hat],
          ],
          1e-12,
        ).length > 0
      );
    });
    expect(golden.pass_at_k).toHaveLength(7);
    expect(wrong).toEqual([]);
    expect(passAt(3, { attempts: 2, successes: 2 })).toBeUndefined();
  });

  test('families that the best models all but solve are told', () => {
    const full = saturation(runs).filter(({ isSaturated }) => isSaturated);
    expect(full.map(({ family }) => family)).toEqual(['cybashbench', 'cybench', 'intercode_ctf', 'nl2bash']);
  });

  test('abilities order models as their horizons do, but where they were run on other items', () => {
    const ours = abilities(runs).abilities.filter(({ alias }) => !['GPT-2', 'GPT-3', 'GPT-3.5'].includes(alias));
    const [best, second, third] = [...ours].sort((a, b) => b.theta - a.theta).map(({ alias }) => alias);
    expect([best, second, third]).toEqual(['GPT-5.5', 'GPT-5.3 Codex', 'Opus 4.6']);
    expect(ours.every(({ standardError }) => standardError > 0.1 && standardError < 0.4)).toBe(true);
  }, 60_000);
});
