// How long it takes from the start of the service to its first page, in a fresh folder and in one that was used before.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { bareStart, breakwater, run } from '#bench/process.ts';
import { spreadOf, type Spread } from '#bench/ratio.ts';
import { rendered, times, type Figure, type Section } from '#bench/section.ts';
import { plannedExamples, startService, type ServedService } from '#bench/served.ts';
import { findAccount, runAs } from '#server/postgres/launcher/account.ts';
import { findPrograms } from '#server/postgres/launcher/programs.ts';

const freshRounds = 5;
const existingRounds = 9;
const freshSecondsMax = 15;
const existingSecondsMax = 3;

export async function startSection(): Promise<Section> {
  const folder = mkdtempSync(join(tmpdir(), 'bw-start-'));
  // Bundled where a source is newer, and its compiled code kept: what the first command after an installation does.
  run(breakwater('version'));
  try {
    const fresh = await freshFigures(folder);
    const existing = await existingFigures(join(folder, 'data'));
    return {
      title: 'Start of the service',
      figures: [...fresh, ...existing],
      remarks: [
        'The bundled command in a process of its own, with its embedded database on a disk, from its start until `GET /healthz` ' +
          'was answered with 200 and until the first page of the portal was there, asked for every five milliseconds. A fresh ' +
          'start makes the database and the three invented organizations; what these run is handed in while it serves, and the ' +
          'folder that was used before holds their plans. Medians, least and most in brackets; the ratio is of each start over ' +
          'what ran beside it in the same round.',
      ],
    };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** The folder `data` is left behind, used. */
async function freshFigures(folder: string): Promise<readonly Figure[]> {
  const data = join(folder, 'data');
  const starts: ServedService[] = [];
  const bases: number[] = [];
  for (let round = 0; round < freshRounds; round += 1) {
    rmSync(data, { recursive: true, force: true });
    bases.push(await initdbMs(join(folder, 'database')));
    const started = await startService(data);
    starts.push(started);
    try {
      if (round === freshRounds - 1) await plannedExamples(data);
    } finally {
      await started.stop();
    }
  }
  return figuresOf('a fresh folder', starts, {
    bases,
    beside: 'initdb alone',
    secondsMax: freshSecondsMax,
  });
}

async function existingFigures(data: string): Promise<readonly Figure[]> {
  const starts: ServedService[] = [];
  const bases: number[] = [];
  for (let round = 0; round < existingRounds; round += 1) {
    bases.push(run(bareStart).ms);
    const started = await startService(data);
    starts.push(started);
    await started.stop();
  }
  return figuresOf('a folder that was used before', starts, {
    bases,
    beside: 'Node’s bare start',
    secondsMax: existingSecondsMax,
  });
}

interface Beside {
  readonly bases: readonly number[];
  readonly beside: string;
  readonly secondsMax: number;
}

function figuresOf(
  input: string,
  starts: readonly ServedService[],
  { bases, beside, secondsMax }: Beside,
): readonly Figure[] {
  const healthy = spreadOf(starts.map(({ healthyMs }) => healthyMs));
  const page = spreadOf(starts.map(({ firstPageMs }) => firstPageMs));
  const ratio = spreadOf(starts.map(({ firstPageMs }, round) => firstPageMs / (bases[round] ?? Number.NaN)));
  const shared = { input: `${input}, ${starts.length} starts`, command: 'node bench/start.ts' };
  return [
    {
      what: 'to the first page',
      measured: seconds(page),
      goal: { text: `under ${secondsMax} s`, met: page.median < secondsMax * 1000 },
      ...shared,
    },
    { what: 'to health', measured: seconds(healthy), goal: undefined, ...shared },
    {
      what: `to the first page, over ${beside}`,
      measured: `${times(ratio)}; ${seconds(spreadOf(bases))}`,
      goal: undefined,
      ...shared,
    },
  ];
}

function seconds({ median, min, max }: Spread): string {
  return `${(median / 1000).toFixed(2)} s (${(min / 1000).toFixed(2)} to ${(max / 1000).toFixed(2)})`;
}

/** What PostgreSQL needs by itself to make a database, with its files on the disk. */
async function initdbMs(folder: string): Promise<number> {
  rmSync(folder, { recursive: true, force: true });
  const from = performance.now();
  const words = [`--pgdata=${folder}`, '--auth=reject', '--encoding=UTF8', '--locale=C', '--no-instructions'];
  const { status, output } = await runAs(findAccount(), join(findPrograms(), 'bin', 'initdb'), words);
  if (status !== 0) throw new Error(output);
  return performance.now() - from;
}

if (process.argv[1] !== undefined && import.meta.url === pathToFileURL(process.argv[1]).href) {
  const section = await startSection();
  console.log(rendered(section));
  process.exitCode = section.figures.some(({ goal }) => goal?.met === false) ? 1 : 0;
}
