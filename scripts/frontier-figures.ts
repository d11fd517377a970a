// `npm run frontier-figures`: what the framework's analyses make of published runs and logs, beside what was published of them.
// Prints the page and writes docs/reference/frontier-figures.md; with --check it writes nothing and fails where it differs.
import { spawnSync } from 'node:child_process';
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { z } from 'zod';
import { readLog } from '#cli/frontier/read-log.ts';

const root = fileURLToPath(new URL('..', import.meta.url));
const page = join(root, 'docs/reference/frontier-figures.md');
const suites = join(
  process.argv.slice(2).find((word) => !word.startsWith('--')) ?? join(root, '../shared'),
  'suites/frontier',
);
const cyber = join(suites, 'cyber-task-horizons');
const runs = join(cyber, 'runs_human_2M.csv');
const summaries = join(cyber, 'published_summaries_human_2M.json');

function stored<Shape extends z.ZodType>(path: string, shape: Shape): z.output<Shape> {
  return shape.parse(JSON.parse(readFileSync(path, 'utf8')));
}

/** The command's own answer. */
function told<Shape extends z.ZodType>(words: readonly string[], shape: Shape): z.output<Shape> {
  const call = [join(root, 'scripts/run.mjs'), 'frontier', ...words, '--format', 'json'];
  const { status, stdout, stderr } = spawnSync(process.execPath, call, { encoding: 'utf8', maxBuffer: 1e8 });
  if (status !== 0) throw new Error(`frontier ${words.join(' ')}: ${stderr}`);
  return shape.parse(JSON.parse(stdout));
}

function table(heads: readonly string[], rows: readonly (readonly string[])[]): string {
  const line = (cells: readonly string[]): string => `| ${cells.join(' | ')} |`;
  return [line(heads), line(heads.map(() => '---')), ...rows.map(line)].join('\n');
}

function off(ours: number, theirs: number): string {
  return `${(Math.abs(ours / theirs - 1) * 100).toFixed(3)} %`;
}

function horizons(): string {
  const ends = z.tuple([z.number(), z.number()]);
  const ours = told(
    ['horizon', runs],
    z.array(z.object({ alias: z.string(), p50: z.number(), ci50: ends, n: z.number() })),
  );
  const shape = z.array(
    z.looseObject({ agent: z.string(), p50: z.number(), 'p50q0.025': z.number(), 'p50q0.975': z.number() }),
  );
  const rows = stored(summaries, shape).map((one) => {
    const own = ours.find(({ alias }) => alias === one.agent);
    if (own === undefined) throw new Error(`${one.agent} was not worked out`);
    const covers = own.ci50[0] <= one['p50q0.025'] && own.ci50[1] >= one['p50q0.975'];
    return [one.agent, one.p50.toFixed(2), own.p50.toFixed(2), off(own.p50, one.p50), covers ? 'yes' : '**no**'];
  });
  return table(['model', 'published, minutes', 'ours', 'apart', 'our interval covers theirs'], rows);
}

function trend(): string {
  const theirs = stored(join(cyber, 'published_trendline_human_2M.json'), z.looseObject({ slope: z.number() }));
  const ours = told(['trend', runs, '--releases', summaries], z.looseObject({ doublingDays: z.number() }));
  const published = Math.LN2 / theirs.slope;
  return `Doubling time of cyber horizons: published ${published.toFixed(2)} days, ours ${ours.doublingDays.toFixed(2)}, ${off(ours.doublingDays, published)} apart.`;
}

function steps(): string {
  const pair = z.looseObject({ base: z.string(), cand: z.string(), ratio: z.number(), verdict_r2: z.string() });
  const { step_pairs: pairs } = stored(
    join(suites, 'derived_stats_golden.json'),
    z.looseObject({ step_pairs: z.array(pair) }),
  );
  const rows = pairs.map(({ base, cand, ratio, verdict_r2: verdict }) => {
    const shape = z.looseObject({ ratio: z.number(), verdict: z.string() });
    const ours = told(['compare', runs, '--base', base, '--candidate', cand], shape);
    return [`${base} → ${cand}`, ratio.toFixed(3), ours.ratio.toFixed(3), verdict, ours.verdict];
  });
  return table(['pair', 'ratio recorded', 'ours', 'verdict recorded', 'ours'], rows);
}

async function logs(): Promise<string> {
  const folder = join(suites, 'inspect-logs');
  const paths = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((path) =>
    /\.(eval|json)$/.test(path),
  );
  let stated = 0;
  let same = 0;
  for (const path of paths.sort()) {
    const { recomputed } = await readLog(join(folder, path));
    stated += recomputed.length;
    same += recomputed.filter(({ outcome }) => outcome === 'same').length;
  }
  return `${paths.length} logs of Inspect AI, deflate, zstd and NaN variants: ${stated} stated results, ${same} of them recomputed to the same; the others lack what they were made of.`;
}

const text = `# The framework's figures, beside those published

Made by \`npm run frontier-figures\`, which reads \`../shared/suites/frontier\` and writes this page; \`tests/conformance/frontier*\` hold
the code to it. How long they take and how much memory a log of 500 MiB needs stands in \`speed.md\` (\`npm run bench -- frontier\`).

## Horizons of 16 models over 4,257 runs

${horizons()}

## Trend

${trend()}

## Comparisons recorded beforehand, at a margin of 2

${steps()}

## Logs

${await logs()}

METR's own horizons are not among them: the runs at hand lack the short tasks that they rest on (\`frontier-metr.test.ts\` says which of
its figures the files determine: weights, marks of the best, doubling times).
`;
console.log(text);
if (!process.argv.includes('--check')) writeFileSync(page, text);
else if (readFileSync(page, 'utf8') !== text) {
  console.error(`${page} is not what this run writes: run it without --check`);
  process.exitCode = 1;
}
