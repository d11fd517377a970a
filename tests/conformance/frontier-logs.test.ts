// Real logs of Inspect AI: their stated results, worked out again from their samples.
import { readdirSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { run } from '#cli/frontier.ts';
import { readLog } from '#cli/frontier/read-log.ts';
import { runCommand } from '#tests/command.ts';
import { shared } from '#tests/shared.ts';

const folder = `${shared}/suites/frontier/inspect-logs`;

const logs =
  shared === undefined
    ? []
    : readdirSync(folder, { recursive: true, encoding: 'utf8' })
        .filter((path) => /\.(eval|json)$/.test(path))
        .sort();

/** The one log whose samples lack what its results were made of. */
const withoutScores = 'log/test_eval_log/log_tool_call_error.json';

describe.skipIf(shared === undefined)('real logs', () => {
  test('are all there', () => {
    expect(logs).toHaveLength(23);
  });

  test.for(logs)('%s gives the results that it states', async (path) => {
    const { recomputed, log } = await readLog(`${folder}/${path}`);
    const outcomes = new Set(recomputed.map(({ outcome }) => outcome));
    expect(outcomes).toEqual(
      new Set(log.results.length === 0 ? [] : [path === withoutScores ? 'not recomputed' : 'same']),
    );
  });

  test('NaN is unscored and no zero', async () => {
    const { recomputed, refusals } = await readLog(`${folder}/derived/log_streaming.nan.eval`);
    // The sample's other epoch was solved: with a zero it would be half solved, and the whole 0.5.
    expect(recomputed.map(({ metric, value }) => [metric, value])).toEqual([
      ['accuracy', 0.75],
      ['stderr', 0.25],
    ]);
    expect(refusals.map(({ code, count }) => [code, count])).toEqual([['evidence.unscored_samples', 1]]);
  });

  test('zstd gives what deflate gives', async () => {
    const packed = await readLog(`${folder}/derived/log_streaming.zstd.eval`);
    expect(packed).toEqual(await readLog(`${folder}/log/test_eval_log/log_streaming.eval`));
  });

  test('one from changed code, one cancelled and one without samples carry no verdict', async () => {
    const { stdout, status } = await runCommand(run, [
      'evidence',
      `${folder}/analysis/test_logs_choices/mmlu-summary-choices.eval`,
      `${folder}/analysis/test_logs/2025-05-12T20-28-13-04-00_no-samples.json`,
      '--format',
      'json',
    ]);
    expect(status).toBe(1);
    const found = JSON.parse(stdout) as { readonly refusals: readonly { readonly code: string }[] }[];
    expect(found.map(({ refusals }) => refusals.map(({ code }) => code))).toEqual([
      ['evidence.dirty_revision'],
      ['evidence.unfinished', 'evidence.unscored_samples'],
    ]);
  });
});
