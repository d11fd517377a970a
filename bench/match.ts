// How long `match` takes, against Node's own start in the same run, and what it holds in memory.
import { mkdtempSync, readdirSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { makeInventory, realSbom } from '#bench/large-inventory.ts';
import { bareStart, breakwater, peakBytes, run, script, type Call } from '#bench/process.ts';
import { ratioOf, spreadOf, type Ratio } from '#bench/ratio.ts';
import { grouped, megabytes, milliseconds, rendered, times, type Figure, type Section } from '#bench/section.ts';
import { shared } from '#tests/shared.ts';

/** Copies of the real advisories: as many records as the public databases hold together, and a sixth of them. */
const largeCopies = 18;
const smallCopies = 3;

const timesMax = 3;
const secondsMax = 0.35;
const bytesMax = 150e6;
/** "Does not grow": a sixth of the feed may make a difference that is lost in the noise of single runs. */
const growthMax = 1.1;

const asOf = ['--as-of', '2024-10-31', '--no-state', '--format', 'json'];

/** Measures into a folder of its own, which it removes. */
export function matchSection(): Section {
  if (shared === undefined) throw new Error('the shared folder is absent: set BREAKWATER_SHARED');
  const folder = mkdtempSync(join(tmpdir(), 'breakwater-bench-'));
  try {
    return measured(shared, folder);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

function measured(sharedFolder: string, folder: string): Section {
  const large = builtFeed(sharedFolder, folder, largeCopies);
  const small = builtFeed(sharedFolder, folder, smallCopies);
  const real = join(sharedFolder, realSbom);
  const made = join(folder, 'ten-thousand.cdx.json');
  const components = makeInventory(real, made, 10_000);
  const thousand: Call = breakwater('match', real, '--feed', large.path, ...asOf);
  const thousandOnSmall: Call = breakwater('match', real, '--feed', small.path, ...asOf);
  const tenThousand: Call = breakwater('match', made, '--feed', large.path, ...asOf);

  const toBare = ratioOf(thousand, bareStart);
  const growth = ratioOf(thousand, thousandOnSmall);
  const many = ratioOf(tenThousand, bareStart);
  const manyBytes = peakBytes(tenThousand);

  const sbom = `juice-shop, CycloneDX 1.4, ${grouped(components)} components, gzip`;
  const largeName = `feed of ${grouped(large.records)} records (${megabytes(large.bytes)})`;
  const smallName = `feed of ${grouped(small.records)} records (${megabytes(small.bytes)})`;
  const command = (inventory: string): string => `breakwater match ${inventory} --feed large/ ${asOf.join(' ')}`;
  const figures: readonly Figure[] = [
    {
      what: "`match`, over Node's bare start",
      measured: `${times(toBare.ratio)}; ${against(toBare)}`,
      goal: { text: `at most ${timesMax} ×`, met: toBare.ratio.median <= timesMax },
      input: `${sbom}; ${largeName}`,
      command: command('juice-shop.json.gz'),
    },
    {
      what: '`match`, over the same on a sixth of the feed',
      measured: times(growth.ratio),
      goal: { text: `does not grow (at most ${growthMax} ×)`, met: growth.ratio.median <= growthMax },
      input: `${sbom}; ${largeName} over ${smallName}`,
      command: command('juice-shop.json.gz'),
    },
    {
      what: '`match` of 10,000 components',
      measured: `${milliseconds(many.subjectMs)}; ${times(many.ratio)} bare start`,
      goal: { text: `under ${secondsMax} s`, met: many.subjectMs.median < secondsMax * 1000 },
      input: `juice-shop ten times over, renamed; ${largeName}`,
      command: command('ten-thousand.cdx.json'),
    },
    {
      what: 'the same, memory at most',
      measured: megabytes(manyBytes),
      goal: { text: `under ${megabytes(bytesMax)}`, met: manyBytes < bytesMax },
      input: 'as before',
      command: command('ten-thousand.cdx.json'),
    },
    {
      what: '`match` of 1,000 components, memory at most',
      measured: megabytes(peakBytes(thousand)),
      goal: undefined,
      input: 'as in the first line',
      command: command('juice-shop.json.gz'),
    },
    {
      what: "Node's bare start, memory at most",
      measured: megabytes(peakBytes(bareStart)),
      goal: undefined,
      input: 'none',
      command: 'node -e 0',
    },
  ];
  return {
    title: 'match',
    figures,
    remarks: [
      `Medians of ${toBare.pairs} pairs run in turn after three to warm up, least and most in brackets. The feed is made of ` +
        "the real advisories in OSV's and GitLab's form, in copies whose packages and ids are renamed.",
      'Where the time goes, medians of `--timings` in milliseconds (the start of Node is in the first stage, its end in none):',
      stagesTable([
        ['1,000 components, large feed', thousand],
        ['1,000 components, small feed', thousandOnSmall],
        ['10,000 components, large feed', tenThousand],
      ]),
    ],
  };
}

interface BuiltFeed {
  readonly path: string;
  readonly records: number;
  readonly bytes: number;
}

function builtFeed(sharedFolder: string, folder: string, copies: number): BuiltFeed {
  const sources = join(folder, `sources-${copies}`);
  const records = Number(run(script('large-feed.ts', sharedFolder, sources, String(copies)), 'kept').stdout);
  const path = join(folder, `feed-${copies}`);
  run(breakwater('feed', 'build', '--out', path, sources));
  rmSync(sources, { recursive: true, force: true });
  const bytes = readdirSync(path).reduce((sum, name) => sum + statSync(join(path, name)).size, 0);
  return { path, records, bytes };
}

function against({ subjectMs, baseMs }: Ratio): string {
  return `${milliseconds(subjectMs)} against ${milliseconds(baseMs)}`;
}

/** The stages that `--timings` prints, as a table with a line for each call. */
function stagesTable(calls: readonly (readonly [string, Call])[]): string {
  const rows = calls.map(([name, call]) => ({ name, stages: stagesOf(call) }));
  const stages = [...new Set(rows.flatMap((row) => [...row.stages.keys()]))];
  const cells = (row: (typeof rows)[number]): readonly string[] =>
    stages.map((stage) => (row.stages.get(stage) ?? 0).toFixed(1));
  return [
    `| | ${stages.join(' | ')} |`,
    `| --- | ${stages.map(() => '---:').join(' | ')} |`,
    ...rows.map((row) => `| ${row.name} | ${cells(row).join(' | ')} |`),
  ].join('\n');
}

function stagesOf(call: Call, runs = 7): ReadonlyMap<string, number> {
  const figures = new Map<string, number[]>();
  for (let count = 0; count < runs; count += 1) {
    const line = /timings \(ms\): (.*)/.exec(run([...call, '--timings']).stderr)?.[1] ?? '';
    for (const part of line.split(' · ')) {
      const [, name = '', ms = ''] = /^(.*) ([\d.]+)$/.exec(part) ?? [];
      figures.set(name, [...(figures.get(name) ?? []), Number(ms)]);
    }
  }
  return new Map([...figures].map(([name, all]) => [name, spreadOf(all).median]));
}

if (process.argv[1] !== undefined && import.meta.url === pathToFileURL(process.argv[1]).href) {
  console.log(rendered(matchSection()));
}
