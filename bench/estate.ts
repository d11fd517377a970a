// How long a plan takes for thousands of hosts with a scanner's report, against reading the same bytes, and what it holds.
import { mkdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { makeEstate, partOf, wholeEstate, type EstateFiles } from '#bench/large-estate.ts';
import { breakwater, peakBytes, run, script, type Call } from '#bench/process.ts';
import { inScratch } from '#bench/scratch.ts';
import { spreadOf } from '#bench/ratio.ts';
import { grouped, megabytes, rendered, type Section } from '#bench/section.ts';

const secondsMax = 20;
const bytesMax = 1e9;
const rounds = 3;
/** A half should take half the time; up to this it is called so. */
const halfShareMin = 0.4;

const asOf = ['--as-of', '2024-10-31', '--no-state'];

export function estateSection(): Section {
  return inScratch((sharedFolder, folder) => measured(join(sharedFolder, 'data'), folder));
}

function measured(sources: string, folder: string): Section {
  const feed = join(folder, 'feed');
  run(breakwater('feed', 'build', '--out', feed, sources));
  const [whole, half] = [1, 0.5].map((share) => {
    const into = join(folder, `estate-${share}`);
    mkdirSync(into);
    return makeEstate(into, partOf(share));
  });
  if (whole === undefined || half === undefined) throw new Error('there is no estate');
  const call = planning(whole, feed);
  const floor = script('floor.ts', ...Object.values(whole));
  const times = { whole: [] as number[], half: [] as number[], floor: [] as number[] };
  for (let count = 0; count < rounds; count += 1) {
    times.whole.push(run(call).ms);
    times.floor.push(run(floor).ms);
    times.half.push(run(planning(half, feed)).ms);
  }
  const [took, least] = [spreadOf(times.whole), spreadOf(times.floor)];
  const share = Math.min(...times.half) / Math.min(...times.whole);
  const bytes = peakBytes(call, 1);
  const input =
    `${grouped(wholeEstate.hosts)} hosts with ${wholeEstate.programsOnEach} programs each ` +
    `(${megabytes(statSync(whole.software).size)} of CSV), a scanner's report of ${grouped(wholeEstate.scanned)} of them ` +
    `(${megabytes(statSync(whole.report).size)}); feed of all real data`;
  const command = `breakwater plan devices.csv software.csv scan.nessus --feed feed/ ${asOf.join(' ')}`;
  const seconds = (ms: number): string => (ms / 1000).toFixed(1);
  return {
    title: 'plan of a large estate',
    figures: [
      {
        what: '`plan`',
        measured: `${seconds(took.median)} s (${seconds(took.min)} to ${seconds(took.max)})`,
        goal: { text: `under ${secondsMax} s`, met: took.median < secondsMax * 1000 },
        input,
        command,
      },
      {
        what: 'the same, memory at most',
        measured: megabytes(bytes),
        goal: { text: `under ${megabytes(bytesMax)}`, met: bytes < bytesMax },
        input,
        command,
      },
      {
        what: 'over reading the same bytes',
        measured: `${(took.median / least.median).toFixed(1)} × of ${seconds(least.median)} s`,
        goal: undefined,
        input,
        command: 'node bench/floor.ts FILES',
      },
      {
        what: 'half the estate, over all of it',
        measured: share.toFixed(2),
        goal: { text: `about half (at least ${halfShareMin})`, met: share >= halfShareMin },
        input: 'half the hosts, and half the report',
        command,
      },
    ],
    remarks: [
      `Medians of ${rounds} rounds, least and most in brackets; the halves are compared by the fastest of each. Programs bear ` +
        'names of our own tables and of CVE records, in versions about those that records name as fixed; every second one ' +
        'stands in no record.',
      `Where the time goes: ${stages(call)}.`,
    ],
  };
}

function planning({ devices, software, report }: EstateFiles, feed: string): Call {
  // Until it needs less, so that the figure is told and no crash.
  return ['--max-old-space-size=8192', ...breakwater('plan', devices, software, report, '--feed', feed, ...asOf)];
}

function stages(call: Call): string {
  return /timings \(ms\): (.*)/.exec(run([...call, '--timings']).stderr)?.[1] ?? 'not told';
}

if (process.argv[1] !== undefined && import.meta.url === pathToFileURL(process.argv[1]).href) {
  console.log(rendered(estateSection()));
}
