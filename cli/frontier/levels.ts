import { formatOf } from '#cli/frontier/policy.ts';
import { criteriaOf, type DigestedCriteria } from '#cli/frontier/read-criteria.ts';
import { readOptions, readRuns } from '#cli/frontier/read-runs.ts';
import { sha256 } from '#cli/frontier/records.ts';
import { words } from '#cli/frontier/words.ts';
import { BadUsage, type ExitStatus, type Io } from '#cli/io.ts';
import { jsonText } from '#core/formats/bases/json-text.ts';
import { printable } from '#core/formats/bases/printable.ts';
import { wrap } from '#core/formats/bases/wrap.ts';
import { judgeLevels, type LevelJudged } from '#core/frontier/criteria/levels.ts';
import type { Measured } from '#core/frontier/criteria/measure.ts';
import { itemsText } from '#core/frontier/record.ts';

/** `frontier levels CRITERIA RUNS... --model A` */
export async function run(args: readonly string[], io: Io): Promise<ExitStatus> {
  const told = words(args, {
    format: { type: 'string' },
    model: { type: 'string' },
    digest: { type: 'string' },
    ...readOptions,
  });
  const format = formatOf(told.values);
  const { model: alias } = told.values;
  if (typeof alias !== 'string') throw new BadUsage('name the model: --model A');
  const [path, ...positionals] = told.positionals;
  if (path === undefined || positionals.length === 0) {
    throw new BadUsage('levels takes criteria and runs: CRITERIA.json RUNS...');
  }
  const by = criteriaOf(path, told.values, io);
  const { runs, logs } = await readRuns({ values: told.values, positionals }, io);
  if (!runs.some((one) => one.alias === alias)) throw new BadUsage(`no run is of "${alias}"`);
  const refusals = logs.filter(({ model }) => model === alias).flatMap((log) => log.refusals);
  const levels = judgeLevels(runs, alias, by.criteria, refusals);
  const items = sha256(itemsText(runs));
  io.stdout(format === 'json' ? `${jsonText(asJson(by, { alias, items, levels }), 2)}\n` : shown(by, alias, levels));
  return 0;
}

interface Answer {
  readonly alias: string;
  /** SHA-256 of the runs in an order of their own. */
  readonly items: string;
  readonly levels: readonly LevelJudged[];
}

function asJson({ criteria: { name, version }, digest }: DigestedCriteria, { alias, items, levels }: Answer): unknown {
  return {
    model: alias,
    criteria: { name, version, digest },
    items,
    levels: levels.map(({ thresholds, canaries, ...level }) => ({
      ...level,
      thresholds: thresholds.map(measuredJson),
      canaries: canaries.map(({ skill, measured }) => ({ skill, ...measuredJson(measured) })),
    })),
  };
}

function measuredJson({ threshold, value, ci, outcome, why }: Measured): object {
  return { ...threshold, value: value ?? null, ci: ci ?? null, outcome, why };
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
  const [low, high] = ci?.map(rounded) ?? [];
  const found = value === undefined ? 'not measured' : `${rounded(value)} (95 % interval ${low} to ${high})`;
  const what = threshold.measure === 'p50' ? 'p50 in minutes' : `pass@${threshold.attempts ?? 1}`;
  return `${outcome.padEnd(6)}  ${printable(threshold.suite)}, ${what} at least ${threshold.atLeast}: ${found}`;
}

function rounded(value: number): string {
  return String(Number(value.toPrecision(3)));
}
