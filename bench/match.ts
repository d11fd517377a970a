// How long `match` takes, against Node's own start in the same run, and what it holds in memory.
import { readdirSync, rmSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { makeInventory, realSbom } from '#bench/large-inventory.ts';
import { bareStart, breakwater, peakBytes, run, script, type Call } from '#bench/process.ts';
import { ratioOf, spreadOf } from '#bench/ratio.ts';
import { inScratch } from '#bench/scratch.ts';
import { grouped, megabytes, milliseconds, rendered, times, type Figure, type Section } from '#bench/section.ts';

/** Copies of the real advisories: as many records as the public databases hold together, and a sixth of them. */
const largeCopies = 18;
const smallCopies = 3;

const timesMax = 3;
const secondsMax = 0.35;
const bytesMax = 150e6;
/** "Does not grow": a sixth of the feed may make a difference that is lost in the noise of single runs. */
const growthMax = 1.1;

const asOf = ['--as-of', '2024-10-31', '--no-state'];

export function matchSection(): Section {
  return inScratch(measured);
}

function measured(sharedFolder: string, folder: string): Section {
  const large = builtFeed(sharedFolder, folder, largeCopies);
  const small = builtFeed(sharedFolder, folder, smallCopies);
  const real = join(sharedFolder, realSbom);
  const slim = join(folder, 'slim.cdx.json');
  const full = join(folder, 'full.cdx.json');
  const components = makeInventory(real, slim, { components: 10_000, slim: true });
  makeInventory(real, full, { components: 10_000, slim: false });
  const inventories: readonly Inventory[] = [
    { path: real, shown: 'juice-shop.json.gz', what: `${grouped(components)} components of juice-shop, as they are` },
    { path: slim, shown: 'slim.cdx.json', what: `10,000 components with names, versions and purls, ${sizeOf(slim)}` },
    {
      path: full,
      shown: 'full.cdx.json',
      what: `10,000 components with all that juice-shop says of them, ${sizeOf(full)}`,
    },
  ];
  const [first] = inventories;
  if (first === undefined) throw new Error('there is no inventory');
  const figures = [
    ...['table', 'json'].map((format) => ratioFigure(first, large, format)),
    growthFigure(first, large, small),
    ...inventories.slice(1).flatMap((one) => ['table', 'json'].flatMap((format) => limitFigures(one, large, format))),
    memoryFigure(first, large),
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
      'Medians of pairs run in turn after three to warm up, least and most in brackets. The feed is made of the real ' +
        "advisories in OSV's and GitLab's form, in copies whose packages and ids are renamed; of ten thousand components, " +
        'nine tenths are copies renamed in the same way.',
      'Where the time goes, medians of `--timings` in milliseconds (the start of Node is in the first stage, its end in none):',
      stagesTable([
        ...inventories.map(({ path, shown }): readonly [string, Call] => [shown, matching(path, large, 'table')]),
        [`${first.shown}, a sixth of the feed`, matching(first.path, small, 'table')],
        [`${first.shown}, --format json`, matching(first.path, large, 'json')],
      ]),
    ],
  };
}

interface Inventory {
  readonly path: string;
  /** As the page names the file. */
  readonly shown: string;
  readonly what: string;
}

function matching(path: string, feed: BuiltFeed, format: string): Call {
  return breakwater('match', path, '--feed', feed.path, ...asOf, '--format', format);
}

function commandOf({ shown }: Inventory, format: string): string {
  return `breakwater match ${shown} --feed large/ ${asOf.join(' ')} --format ${format}`;
}

function ratioFigure(inventory: Inventory, feed: BuiltFeed, format: string): Figure {
  const { ratio, subjectMs, baseMs } = ratioOf(matching(inventory.path, feed, format), bareStart);
  return {
    what: `\`match\`, over Node's bare start (${format})`,
    measured: `${times(ratio)}; ${milliseconds(subjectMs)} against ${milliseconds(baseMs)}`,
    goal: { text: `at most ${timesMax} ×`, met: ratio.median <= timesMax },
    input: `${inventory.what}; ${feed.what}`,
    command: commandOf(inventory, format),
  };
}

function growthFigure(inventory: Inventory, large: BuiltFeed, small: BuiltFeed): Figure {
  const { ratio } = ratioOf(matching(inventory.path, large, 'table'), matching(inventory.path, small, 'table'));
  return {
    what: '`match`, over the same on a sixth of the feed',
    measured: times(ratio),
    goal: { text: `does not grow (at most ${growthMax} ×)`, met: ratio.median <= growthMax },
    input: `${inventory.what}; ${large.what} over ${small.what}`,
    command: commandOf(inventory, 'table'),
  };
}

function limitFigures(inventory: Inventory, feed: BuiltFeed, format: string): readonly Figure[] {
  const call = matching(inventory.path, feed, format);
  const { subjectMs, ratio } = ratioOf(call, bareStart);
  const bytes = peakBytes(call);
  const input = `${inventory.what}; ${feed.what}`;
  const command = commandOf(inventory, format);
  return [
    {
      what: `\`match\` of 10,000 components (${format})`,
      measured: `${milliseconds(subjectMs)}; ${times(ratio)} bare start`,
      goal: { text: `under ${secondsMax} s`, met: subjectMs.median < secondsMax * 1000 },
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
  ];
}

function memoryFigure(inventory: Inventory, feed: BuiltFeed): Figure {
  return {
    what: '`match` of 1,000 components, memory at most',
    measured: megabytes(peakBytes(matching(inventory.path, feed, 'table'))),
    goal: undefined,
    input: `${inventory.what}; ${feed.what}`,
    command: commandOf(inventory, 'table'),
  };
}

function sizeOf(path: string): string {
  return megabytes(statSync(path).size);
}

interface BuiltFeed {
  readonly path: string;
  /** For people: how many records, and how large. */
  readonly what: string;
}

function builtFeed(sharedFolder: string, folder: string, copies: number): BuiltFeed {
  const sources = join(folder, `sources-${copies}`);
  const records = Number(run(script('large-feed.ts', sharedFolder, sources, String(copies)), 'kept').stdout);
  const path = join(folder, `feed-${copies}`);
  run(breakwater('feed', 'build', '--out', path, sources));
  rmSync(sources, { recursive: true, force: true });
  const bytes = readdirSync(path).reduce((sum, name) => sum + statSync(join(path, name)).size, 0);
  return { path, what: `feed of ${grouped(records)} records (${megabytes(bytes)})` };
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
