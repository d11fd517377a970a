// How long a full build of the feed takes, against the least that reading the same bytes must cost, and its growth.
import { readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { halve } from '#bench/half-sources.ts';
import { breakwater, peakBytes, run, script } from '#bench/process.ts';
import { inScratch } from '#bench/scratch.ts';
import { spreadOf, type Spread } from '#bench/ratio.ts';
import { grouped, megabytes, rendered, type Section } from '#bench/section.ts';

const secondsMax = 60;
/** Half the records should take half the time; between these it is called so. */
const linearFrom = 0.4;
const linearTo = 0.6;
const rounds = 3;

/** Folders of the shared data that hold sources; the others are skipped by the build after a look at each file. */
const sourceFolders = ['csaf', 'epss', 'exploit', 'kev', 'native', 'osv', 'vulnrichment'];
const skippedFiles = /events\.ndjson\.gz$|\.schema\.json$|ecosystems\.json$/;

export function feedBuildSection(): Section {
  return inScratch((sharedFolder, folder) => measured(join(sharedFolder, 'data'), folder));
}

function measured(sources: string, folder: string): Section {
  const files = sourceFolders
    .flatMap((name) => readdirSync(join(sources, name)).map((file) => join(sources, name, file)))
    .filter((file) => !skippedFiles.test(file));
  const half = join(folder, 'half');
  halve(files, half);
  const out = join(folder, 'feed');
  const whole = breakwater('feed', 'build', '--out', out, sources);
  const halved = breakwater('feed', 'build', '--out', join(folder, 'half-feed'), half);
  const floor = script('floor.ts', ...files);

  const times = { whole: [] as number[], halved: [] as number[], floor: [] as number[] };
  for (let count = 0; count < rounds; count += 1) {
    times.whole.push(run(whole).ms);
    times.floor.push(run(floor).ms);
    times.halved.push(run(halved).ms);
  }
  const built = spreadOf(times.whole);
  const least = spreadOf(times.floor);
  // Of the fastest of each: whatever else the machine did meanwhile made only the others slower.
  const share = Math.min(...times.halved) / Math.min(...times.whole);
  const records = Number(run(floor, 'kept').stdout);
  const input = `${files.length} files of sources, ${megabytes(files.reduce((sum, file) => sum + statSync(file).size, 0))} packed`;
  const command = 'breakwater feed build --out feed/ ../shared/data';
  const feedBytes = readdirSync(out).reduce((sum, name) => sum + statSync(join(out, name)).size, 0);
  return {
    title: 'feed build',
    figures: [
      {
        what: 'a full build',
        measured: seconds(built),
        goal: { text: `under ${secondsMax} s`, met: built.median < secondsMax * 1000 },
        input,
        command,
      },
      {
        what: 'records and lines a second',
        measured: grouped((records / built.median) * 1000),
        goal: undefined,
        input: `${grouped(records)} records and lines`,
        command,
      },
      {
        what: 'over reading, inflating and parsing the same bytes',
        measured: `${(built.median / least.median).toFixed(1)} × of ${seconds(least)}`,
        goal: undefined,
        input,
        command: 'node bench/floor.ts FILES',
      },
      {
        what: 'half the records, over all of them',
        measured: share.toFixed(2),
        goal: { text: 'about half', met: share >= linearFrom && share <= linearTo },
        input: 'every second line of each file',
        command: 'breakwater feed build --out feed/ half/',
      },
      { what: 'memory at most', measured: megabytes(peakBytes(whole, 1)), goal: undefined, input, command },
      { what: 'the feed', measured: megabytes(feedBytes), goal: undefined, input, command },
    ],
    remarks: [
      `Medians of ${rounds} rounds, least and most in brackets; the halves are compared by the fastest of each.`,
    ],
  };
}

function seconds({ median, min, max }: Spread): string {
  return `${(median / 1000).toFixed(1)} s (${(min / 1000).toFixed(1)} to ${(max / 1000).toFixed(1)})`;
}

if (process.argv[1] !== undefined && import.meta.url === pathToFileURL(process.argv[1]).href) {
  console.log(rendered(feedBuildSection()));
}
