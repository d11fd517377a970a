// The published cyber tasks as a suite: its items are those of the published horizons, and give them again.
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { run } from '#cli/frontier.ts';
import { runCommand } from '#tests/command.ts';
import { shared, sharedBytes } from '#tests/shared.ts';

const cyber = `suites/frontier/cyber-task-horizons`;
const folder = mkdtempSync(join(tmpdir(), 'frontier-suite-'));
afterAll(() => rmSync(folder, { recursive: true }));

async function made(): Promise<{ readonly path: string; readonly stderr: string }> {
  const asked = ['--name', 'cyber-task-horizons', '--version', '2M', '--visibility', 'public'];
  const { stdout, stderr } = await runCommand(run, [
    'suite',
    '--from',
    `${shared}/${cyber}/task_difficulties.csv`,
    ...asked,
  ]);
  const path = join(folder, 'suite.json');
  writeFileSync(path, stdout);
  return { path, stderr };
}

interface Told {
  readonly items: number;
  readonly isSaturated: boolean;
  readonly best: { readonly alias: string; readonly share: number };
  readonly knownBy: readonly { readonly items: number }[];
  readonly families: readonly { readonly family: string; readonly isSaturated: boolean; readonly tasks: number }[];
  readonly models: readonly {
    readonly alias: string;
    readonly run: number;
    readonly solved: number;
    readonly missing: readonly string[];
    readonly differing: number;
    readonly outside: number;
  }[];
}

describe.skipIf(shared === undefined)('the published cyber tasks', () => {
  test('make a suite of 291 items, each task that can be none counted', async () => {
    const { path, stderr } = await made();
    expect(stderr).toContain('left out 778: expert minutes are not known');
    expect(stderr).toContain('left out 9: task names no family');
    const args = ['suite', path, '--runs', `${shared}/${cyber}/runs_human_2M.csv`, '--format', 'json'];
    const told = JSON.parse((await runCommand(run, args)).stdout) as Told;
    expect(told.items).toBe(291);
    expect(told.knownBy.map(({ items }) => items)).toEqual([100, 31, 157, 3]);
    expect([told.isSaturated, told.best.alias]).toEqual([false, 'GPT-5.5']);
    expect(told.families.filter(({ isSaturated }) => isSaturated).map(({ family }) => family)).toEqual([
      'cybashbench',
      'cybench',
      'intercode_ctf',
      'nl2bash',
    ]);
    expect(told.models).toHaveLength(16);
    expect(told.models.every(({ differing, outside }) => differing === 0 && outside === 0)).toBe(true);
    const { per_model: golden } = JSON.parse(
      sharedBytes('suites/frontier/derived_stats_golden.json').toString('utf8'),
    ) as { readonly per_model: Readonly<Record<string, { readonly n: number; readonly mean: number }>> };
    for (const { alias, run: count, missing, solved } of told.models) {
      expect([alias, count, missing.length]).toEqual([alias, golden[alias]?.n, 291 - (golden[alias]?.n ?? 0)]);
      expect(solved).toBeCloseTo(golden[alias]?.mean ?? NaN, 12);
    }
  });

  test('give the published horizons from runs that say neither family nor minutes of theirs', async () => {
    const { path } = await made();
    const theirs = JSON.parse(sharedBytes(`${cyber}/published_summaries_human_2M.json`).toString('utf8')) as readonly {
      readonly agent: string;
      readonly p50: number;
      readonly n_runs: number;
    }[];
    const asked = ['--suite', path, '--format', 'json', '--draws', '1'];
    const { stdout, stderr } = await runCommand(run, [
      'horizon',
      `${shared}/${cyber}/model_runs_all_631_tasks.csv`,
      ...asked,
    ]);
    const ours = JSON.parse(stdout) as readonly { readonly alias: string; readonly p50: number; readonly n: number }[];
    expect(stderr).toContain('left out 5,029: expert time is no number');
    const wrong = theirs.filter(({ agent, p50, n_runs }) => {
      const own = ours.find(({ alias }) => alias === agent);
      return !(own !== undefined && own.n === n_runs && Math.abs(own.p50 / p50 - 1) < 0.002);
    });
    expect(wrong).toEqual([]);
  });

  test('saturate where they are the competitions alone: no verdict of no step-change comes of these', async () => {
    const { path } = await made();
    const suite = JSON.parse((await runCommand(run, ['suite', path, '--format', 'json'])).stdout) as Told;
    expect(suite.models).toEqual([]);
    const table = sharedBytes(`${cyber}/runs_human_2M.csv`).toString('utf8').split('\n');
    const cybench = join(folder, 'cybench.csv');
    writeFileSync(cybench, table.filter((line, index) => index === 0 || line.includes(',cybench,')).join('\n'));
    const args = ['compare', cybench, '--base', 'Claude 3 Opus', '--candidate', 'GPT-4o', '--format', 'json'];
    const found = JSON.parse((await runCommand(run, args)).stdout) as {
      readonly verdict: string;
      readonly saturated: { readonly alias: string; readonly share: number } | null;
    };
    expect(found.saturated).toMatchObject({ alias: 'GPT-5.5' });
    expect(found.verdict).not.toBe('incremental');
  });
});
