import { formatOf } from '#cli/frontier/policy.ts';
import { criteriaOf } from '#cli/frontier/read-criteria.ts';
import { readOptions, readRuns } from '#cli/frontier/read-runs.ts';
import { keepRecord, recordOptions, sha256 } from '#cli/frontier/records.ts';
import { words } from '#cli/frontier/words.ts';
import { BadUsage, type ExitStatus, type Io } from '#cli/io.ts';
import { jsonText } from '#core/formats/bases/json-text.ts';
import { printable } from '#core/formats/bases/printable.ts';
import { wrap } from '#core/formats/bases/wrap.ts';
import { otherItems } from '#core/frontier/criteria/criteria.ts';
import { judgeLevels, type LevelJudged } from '#core/frontier/criteria/levels.ts';
import type { Measured } from '#core/frontier/criteria/measure.ts';
import { refusalsOn } from '#core/frontier/evidence/judged-log.ts';
import { itemsText } from '#core/frontier/record.ts';
import { levelsResult, type DigestedCriteria } from '#core/frontier/results.ts';

/** `frontier levels CRITERIA RUNS... --model A` */
export async function run(args: readonly string[], io: Io): Promise<ExitStatus> {
  const told = words(args, {
    format: { type: 'string' },
    model: { type: 'string' },
    digest: { type: 'string' },
    ...readOptions,
    ...recordOptions,
  });
  const format = formatOf(told.values);
  const { model: alias } = told.values;
  if (typeof alias !== 'string') throw new BadUsage('name the model: --model A');
  const [path, ...positionals] = told.positionals;
  if (path === undefined || positionals.length === 0) {
    throw new BadUsage('levels takes criteria and runs: CRITERIA.json RUNS...');
  }
  const by = criteriaOf(path, told.values, io);
  const { runs, logs, suite } = await readRuns({ values: told.values, positionals }, io);
  const other = otherItems(by.criteria, suite?.digest);
  if (!runs.some((one) => one.alias === alias)) throw new BadUsage(`no run is of "${alias}"`);
  const levels = judgeLevels(runs, alias, by.criteria, [...refusalsOn(alias, logs), ...other]);
  const result = levelsResult(levels, alias, by);
  const items = by.criteria.items === undefined ? {} : { suite: suite?.digest };
  const question = { kind: 'levels', model: alias, ...by, ...items } as const;
  keepRecord({ question, runs, suite, result }, told.values, io);
  const runsDigest = sha256(itemsText(runs));
  io.stdout(format === 'json' ? `${jsonText({ ...result, items: runsDigest }, 2)}\n` : shown(by, alias, levels));
  return 0;
}

function shown({ criteria, digest }: DigestedCriteria, alias: string, levels: readonly LevelJudged[]): string {
  const lines = [`${printable(alias)} by ${printable(criteria.name)} ${printable(criteria.version)} (${digest}):`];
  for (const { level, verdict, reasons, thresholds, canaries } of levels) {
    lines.push(
      `  ${printable(level)}: ${verdict}`,
      ...reasons.map((reason) => wrap(printable(reason), 100, '    ')),
      ...thresholds.map((measured) => `    threshold  ${measuredText(measured)}`),
      ...canaries.map(({ skill, measured }) => `    canary     ${measuredText(measured)}: ${printable(skill)}`),
    );
  }
  return [...lines, 'No release waits for any of this (EO 14409 §3(c)).', ''].join('\n');
}

function measuredText({ threshold, value, ci, outcome }: Measured): string {
  const [low, high] = ci?.map(measuredEnd) ?? [];
  const found = value === undefined ? 'not measured' : `${rounded(value)} (95 % interval ${low} to ${high})`;
  const what = threshold.measure === 'p50' ? 'p50 in minutes' : `pass@${threshold.attempts ?? 1}`;
  return `${outcome.padEnd(6)}  ${printable(threshold.suite)}, ${what} at least ${threshold.atLeast}: ${found}`;
}

/** A hundred years of work, 40 hours a week: an end beyond says that the runs have none, and no number of minutes. */
const toldMinutesMost = 12_000_000;

export function measuredEnd(value: number): string {
  return value > toldMinutesMost ? 'no end that can be told' : rounded(value);
}

function rounded(value: number): string {
  return String(Number(value.toPrecision(3)));
}
