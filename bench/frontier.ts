// How long intervals of horizons and a large log take, beside what they can't do without.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { breakwater, peakBytes, run, script } from '#bench/process.ts';
import { spreadOf } from '#bench/ratio.ts';
import { megabytes, milliseconds, rendered, times, type Figure, type Section } from '#bench/section.ts';
import { writeLargeLog } from '#tests/large-log.ts';
import { shared } from '#tests/shared.ts';

const rounds = 7;
const secondsMax = 10;
/** Newton's method takes about as many for each draw. */
const steps = 8;
const runsCounted = 4257;
const drawsCounted = 1000;
/** Of 5 MiB each. */
const samples = 100;
const few = 10;
const heapBytesMax = 200e6;

export function frontierSection(): Section {
  const folder = mkdtempSync(join(tmpdir(), 'bw-frontier-'));
  run(breakwater('version'));
  try {
    return {
      title: 'Frontier models: intervals and logs',
      figures: [...intervals(), ...logs(folder)],
      remarks: [
        'The bundled command in a process of its own. Intervals: 1,000 draws of 16 models over 4,257 runs; beside it the curve ' +
          `is evaluated once for each run, draw and one of ${steps} steps. The log has ${samples} samples of 5 MiB of events; ` +
          'beside it its bytes are read and nothing is done with them. Medians, least and most in brackets.',
      ],
    };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

function intervals(): readonly Figure[] {
  if (shared === undefined) throw new Error('the runs lie in the folder that BREAKWATER_SHARED names');
  const table = join(shared, 'suites/frontier/cyber-task-horizons/runs_human_2M.csv');
  const words = ['frontier', 'horizon', table, '--format', 'json'];
  const own: number[] = [];
  const ratios: number[] = [];
  for (let round = 0; round < rounds; round += 1) {
    const { ms } = run(breakwater(...words));
    own.push(ms);
    ratios.push(ms / run(script('frontier-floor.ts', String(drawsCounted), String(steps), String(runsCounted))).ms);
  }
  const spread = spreadOf(own);
  const told = { input: '`shared/suites/frontier`, 4,257 runs, 16 models', command: 'node bench/frontier.ts' };
  return [
    {
      what: 'horizons with intervals of 1,000 draws',
      measured: milliseconds(spread),
      goal: { text: `under ${secondsMax} s`, met: spread.median < secondsMax * 1000 },
      ...told,
    },
    { what: 'the same, over the curve alone', measured: times(spreadOf(ratios)), goal: undefined, ...told },
  ];
}

function logs(folder: string): readonly Figure[] {
  const [large, small] = [join(folder, 'large.json'), join(folder, 'small.json')];
  writeLargeLog(large, samples);
  writeLargeLog(small, few);
  const evidence = breakwater('frontier', 'evidence', large);
  const own: number[] = [];
  const ratios: number[] = [];
  for (let round = 0; round < rounds; round += 1) {
    const { ms } = run(evidence);
    own.push(ms);
    ratios.push(ms / run(script('frontier-bytes.ts', large)).ms);
  }
  const peak = peakBytes(evidence);
  const peakOfSmall = peakBytes(breakwater('frontier', 'evidence', small));
  const told = { input: `a log of ${samples * 5} MiB`, command: 'node bench/frontier.ts' };
  return [
    { what: 'a log read and recomputed', measured: milliseconds(spreadOf(own)), goal: undefined, ...told },
    { what: 'the same, over its bytes alone', measured: times(spreadOf(ratios)), goal: undefined, ...told },
    {
      what: 'the same, memory at most',
      measured: `${megabytes(peak)}; ${megabytes(peakOfSmall)} for a log of ${few * 5} MiB`,
      goal: { text: `bounded: under ${megabytes(heapBytesMax)}`, met: peak < heapBytesMax },
      ...told,
    },
  ];
}

if (process.argv[1] !== undefined && import.meta.url === pathToFileURL(process.argv[1]).href) {
  const section = frontierSection();
  console.log(rendered(section));
  process.exitCode = section.figures.some(({ goal }) => goal?.met === false) ? 1 : 0;
}
