// Horizons for people: what each is, how sure, and what the numbers mean.
import { printable } from '#core/formats/bases/printable.ts';
import { wrap } from '#core/formats/bases/wrap.ts';
import type { HorizonWithIntervals } from '#core/frontier/horizon/with-intervals.ts';
import type { Drawing } from '#core/frontier/horizon/bootstrap.ts';
import type { HorizonNote, HorizonPolicy } from '#core/frontier/horizon/horizon.ts';
import { duration } from '#core/frontier/plots/duration.ts';
import { grouped, plural } from '#core/kernel/counted.ts';

export interface MadeBy {
  readonly policy: HorizonPolicy;
  readonly drawing: Drawing;
}

export function showHorizons(shown: readonly HorizonWithIntervals[], madeBy: MadeBy): string {
  const rows = [['model', 'half solved', '95 % interval', 'four fifths', 'tasks', 'families'], ...shown.map(rowOf)];
  const widths = [0, 1, 2, 3, 4, 5].map((column) => Math.max(...rows.map((row) => row[column]?.length ?? 0)));
  const lines = rows.map((row) =>
    row
      .map((cell, column) => (column === 0 ? cell.padEnd(widths[0] ?? 0) : cell.padStart(widths[column] ?? 0)))
      .join('  '),
  );
  return `${[...lines, '', ...notesOf(shown), ...drawnTogether(shown), ...meaning(madeBy)].join('\n')}\n`;
}

function rowOf({ horizon, ci50 }: HorizonWithIntervals): readonly string[] {
  const counts = [grouped(horizon.tasks), String(horizon.families)];
  const alias = printable(horizon.alias);
  if (horizon.kind === 'beyond') {
    return [alias, horizon.outcome === 'success' ? 'all solved' : 'none solved', 'can’t tell', '', ...counts];
  }
  const interval = ci50 === undefined ? 'can’t tell' : `${duration(ci50.low)} to ${duration(ci50.high)}`;
  return [alias, duration(horizon.p50), interval, duration(horizon.p80), ...counts];
}

const told: Readonly<Record<HorizonNote, string>> = {
  separated: 'every solved task is shorter than every failed one; how steep the curve is comes from the ridge alone',
  rising: 'longer tasks were solved no less often than shorter ones; a horizon has no meaning here',
  extrapolated: 'the horizon lies beyond the tasks that were run; it is extrapolated',
};

function notesOf(shown: readonly HorizonWithIntervals[]): readonly string[] {
  const lines = shown.flatMap(({ horizon }) => {
    const alias = printable(horizon.alias);
    if (horizon.kind === 'beyond') {
      const all = horizon.outcome === 'success' ? 'every run succeeded' : 'no run succeeded';
      const side = horizon.outcome === 'success' ? 'longer' : 'shorter';
      return [`${alias}: ${all}, so its horizon is ${side} than these tasks can measure.`];
    }
    return horizon.notes.map((note) => `${alias}: ${told[note]}.`);
  });
  return lines.length === 0 ? [] : [...lines.map((line) => wrap(line, 100)), ''];
}

/** Said beside the figures, since the same runs of a model, by the same seed, have another interval in another file. */
function drawnTogether(shown: readonly HorizonWithIntervals[]): readonly string[] {
  if (shown.every(({ ci50 }) => ci50 === undefined)) return [];
  const others = shown.length - 1;
  const here =
    others === 0
      ? 'The model stands alone in these runs; beside others'
      : `Each interval here was drawn with ${plural(others, 'other model')}; in a file of its own, or beside others`;
  return [
    wrap(
      `Families and tasks are drawn for all models of the runs together, as published intervals were. ${here}, the same runs by the same seed have an interval that differs somewhat.`,
      100,
    ),
    '',
  ];
}

function meaning({ policy, drawing }: MadeBy): readonly string[] {
  return [
    wrap(
      '“Half solved” is how long a task may take an expert for the model to solve it half of the time; it is no time that the model works. The interval holds what comes out in 95 of 100 cases when the families of tasks, the tasks in each, and the runs are drawn again: it speaks of tasks like these, not of all there are. Two intervals that overlap may still belong to models that differ: `frontier compare` looks at the same tasks for both.',
      100,
    ),
    '',
    wrap(
      `Method: METR (arXiv 2503.14499), logistic on log2 of expert minutes, ridge ${policy.ridge}, weights ${policy.weighting}, ${plural(drawing.draws, 'draw')} from seed ${drawing.seed}.`,
      100,
    ),
  ];
}
