import { policyOf, policyOptions } from '#cli/frontier/policy.ts';
import { readOptions, readRuns } from '#cli/frontier/read-runs.ts';
import { numberFor, words } from '#cli/frontier/words.ts';
import { BadUsage, type ExitStatus, type Io } from '#cli/io.ts';
import { jsonText } from '#core/formats/bases/json-text.ts';
import { printable } from '#core/formats/bases/printable.ts';
import { wrap } from '#core/formats/bases/wrap.ts';
import { plannedPower, type Plan, type PlannedPower } from '#core/frontier/comparison/planned.ts';
import { horizons } from '#core/frontier/horizon/horizon.ts';
import { grouped, plural } from '#core/kernel/counted.ts';

const { ridge, weights } = policyOptions;

/** `frontier power RUNS... --base A` */
export async function run(args: readonly string[], io: Io): Promise<ExitStatus> {
  const told = words(args, {
    format: { type: 'string' },
    base: { type: 'string' },
    margin: { type: 'string' },
    ratio: { type: 'string' },
    attempts: { type: 'string' },
    ridge,
    weights,
    ...readOptions,
  });
  const { base } = told.values;
  if (typeof base !== 'string') throw new BadUsage('name the model to compare with: --base A');
  const { policy, format } = policyOf(told.values);
  const above1 = { is: (value: number) => value > 1 && value <= 1000, told: 'a number above 1' };
  const margin = numberFor(told, 'margin', 2, above1);
  const ratio = numberFor(told, 'ratio', 2 * margin, above1);
  const attempts = numberFor(told, 'attempts', 1, {
    is: (value) => Number.isInteger(value) && value >= 1 && value <= 1000,
    told: 'a whole number from 1 to 1000',
  });
  const { runs } = await readRuns(told, io);
  const own = runs.filter(({ alias }) => alias === base);
  const [horizon] = horizons(own, policy);
  if (horizon === undefined) throw new BadUsage(`no run is of "${base}"`);
  if (horizon.kind === 'beyond')
    throw new BadUsage(`${base} solved every task here, or none: it has no curve to plan by`);
  const items = [...new Map(own.map((run) => [run.task, run])).values()];
  const plan: Plan = { margin, ratio, attempts };
  const found = plannedPower(items, horizon.line, plan, policy);
  const answer = { base, n: items.length, ...plan, ...found };
  io.stdout(format === 'json' ? `${jsonText(answer, 2)}\n` : shown({ base, n: items.length, plan, found }));
  return 0;
}

function shown(given: {
  readonly base: string;
  readonly n: number;
  readonly plan: Plan;
  readonly found: PlannedPower;
}): string {
  const { base, n, plan, found } = given;
  const [below, above] = found.seen.map((one) => one.toPrecision(3));
  const can = plan.ratio >= found.seen[1] || plan.ratio <= found.seen[0];
  return [
    `${plural(n, 'item')} run with ${printable(base)}, ${plural(plan.attempts, 'attempt')} each, margin ${plan.margin}:`,
    `  a candidate ${plan.ratio} times as good is ${can ? '' : 'not '}told from the margin, four times in five`,
    `  ratios that are: below ${below ?? ''}, above ${above ?? ''}`,
    `  expected to solve ${(100 * found.difference).toFixed(1)} points more, which ${grouped(found.itemsNeeded)} such items would show; these show ${(100 * found.differenceSeen).toFixed(1)} points`,
    wrap(
      'From the base’s own curve, the candidate’s taken to be as steep; real pairs of runs at one item vary less than independent ones. Source: Miller (arXiv 2411.00640) §5.',
      100,
    ),
    '',
  ].join('\n');
}
