// What matching costs the service: a million components loaded and matched, and whom one new advisory concerns among them and
// among ten million. `node bench/hosted.ts 1000 10000` does the same with a thousand and ten thousand organizations.
import { pathToFileURL } from 'node:url';
import { plural } from '#core/kernel/counted.ts';
import { spreadOf } from '#bench/ratio.ts';
import { grouped, rendered, type Figure, type Section } from '#bench/section.ts';
import { asSuperuser } from '#bench/served.ts';
import { explained } from '#bench/explained.ts';
import { ids, onService, type BenchService } from '#bench/hosted-database.ts';
import { feedOfNothing, feedOnHalf, loadEstate, type Estate, type Rare } from '#bench/hosted-estate.ts';
import { matchCurrentFeed } from '#server/jobs/match-feed.ts';
import { actAsMatcher, concernedOrganizations } from '#server/postgres/matching.ts';
import { packageNumbers } from '#server/postgres/packages.ts';

export interface Sizes {
  /** Whose components are loaded and matched, a hundred each. */
  readonly matched: number;
  /** Among which those are looked for that an advisory concerns. */
  readonly searched: number;
}

/** As the issue asks for it. */
export const fullSizes: Sizes = { matched: 10_000, searched: 100_000 };

const loadAndMatchSecondsMax = 90;
const matchesMin = 200_000;
const searchMsMax = 10;
const searches = 51;
/** Beside the same answer among a tenth of the inventory: deeper indexes and colder pages, and no more. */
const inventoryRatioMax = 2;

export async function hostedSection(sizes: Sizes): Promise<Section> {
  const few = await onService((service) => matched(service, sizes));
  const many = await onService((service) => searched(service, sizes));
  const figures = [...few.figures, ...few.searches.map(({ figure }) => figure), ...many.map(({ figure }) => figure)];
  const compared = comparedFigures(few.searches, many);
  return {
    title: 'Matching in the service',
    figures: [...figures, ...compared].map((figure) => ({
      ...figure,
      command: `node bench/hosted.ts ${sizes.matched} ${sizes.searched}`,
    })),
    remarks: [
      'The embedded server as an operator has it, on a disk, with its indexes, checks, durable commits and row security; rows are ' +
        'written by the very functions that plans write with, as the planner, and matched by the job that a new feed starts, as the ' +
        'matcher. Reading documents is not in it, nor the plans that follow. Searches are timed by the database itself (EXPLAIN ' +
        `ANALYZE, planning and execution, median of ${searches}), after a vacuum as autovacuum makes it.`,
    ],
  };
}

type Measured = Omit<Figure, 'command'>;

interface Matched {
  readonly figures: readonly Measured[];
  readonly searches: readonly Searched[];
}

async function matched(service: BenchService, sizes: Sizes): Promise<Matched> {
  await service.takeIn('nothing', feedOfNothing());
  const rare = answersOf(sizes).filter(({ organizations }) => organizations <= sizes.matched / 10);
  const estate = await loadEstate(service, sizes.matched, rare);
  await service.takeIn('half', feedOnHalf(2));
  const begun = performance.now();
  const { concerned, met } = await matchCurrentFeed(service.feeds, { transact: service.matcher, ids });
  const matchMs = performance.now() - begun;
  const input = `${inputOf(estate)} in ${grouped(estate.distinct)} distinct versions`;
  const told = `${grouped(met)} matches, ${grouped(concerned)} organizations to plan anew`;
  const seconds = (estate.ms + matchMs) / 1000;
  const isFull = sizes.matched >= fullSizes.matched;
  const goal = `under ${loadAndMatchSecondsMax} s with ${grouped(matchesMin)} matches or more`;
  const figures = [
    { what: 'load', measured: secondsText(estate.ms), goal: undefined, input },
    { what: 'match with 2,500 new advisories', measured: `${secondsText(matchMs)}: ${told}`, goal: undefined, input },
    {
      what: 'both',
      measured: secondsText(seconds * 1000),
      goal: isFull ? { text: goal, met: seconds < loadAndMatchSecondsMax && met >= matchesMin } : undefined,
      input,
    },
  ];
  return { figures, searches: await searchEach(service, rare, estate) };
}

const secondsText = (ms: number): string => `${(ms / 1000).toFixed(1)} s`;

const inputOf = ({ components, organizations }: Estate): string =>
  `${grouped(components)} components of ${grouped(organizations)} organizations`;

/** Packages that each a tenth as many run as the one before: the second as many as the issue asks for. */
function answersOf(sizes: Sizes): readonly Rare[] {
  const counts = [10, 100, 1000, 10_000].map((part) => Math.max(1, Math.floor(sizes.searched / part)));
  return [...new Set(counts)].map((organizations) => ({ name: `run-by-${organizations}`, organizations }));
}

async function searched(service: BenchService, sizes: Sizes): Promise<readonly Searched[]> {
  const rare = answersOf(sizes);
  return searchEach(service, rare, await loadEstate(service, sizes.searched, rare));
}

interface Searched {
  readonly answer: number;
  readonly medianMs: number;
  readonly figure: Measured;
}

async function searchEach(service: BenchService, rare: readonly Rare[], estate: Estate): Promise<readonly Searched[]> {
  await asSuperuser(service.data, (client) =>
    client.query('VACUUM (ANALYZE) breakwater.component, breakwater.component_name'),
  );
  const all: Searched[] = [];
  for (const one of rare) all.push(await searchFigure(service, one, estate));
  return all;
}

/** What the time of a search grows with. */
function comparedFigures(few: readonly Searched[], many: readonly Searched[]): readonly Measured[] {
  const shared = { input: 'the searches above' };
  const byInventory = few.flatMap(({ answer, medianMs }) => {
    const same = many.find((one) => one.answer === answer);
    if (same === undefined) return [];
    const ratio = same.medianMs / medianMs;
    return {
      what: `the same answer, ${plural(answer, 'organization')}, among ten times the inventory`,
      measured: `${ratio.toFixed(2)} ×`,
      goal: { text: `does not grow (at most ${inventoryRatioMax} ×)`, met: ratio <= inventoryRatioMax },
      ...shared,
    };
  });
  const byAnswer = many.slice(1).map(({ answer, medianMs }, index) => {
    const larger = many[index];
    return {
      what: `${plural(larger?.answer ?? 0, 'organization')} beside ${grouped(answer)}, of the same inventory`,
      measured: `${((larger?.medianMs ?? Number.NaN) / medianMs).toFixed(2)} ×`,
      goal: undefined,
      ...shared,
    };
  });
  return [...byInventory, ...byAnswer];
}

async function searchFigure(service: BenchService, { name, organizations }: Rare, estate: Estate): Promise<Searched> {
  const runs: Search[] = [];
  for (let count = 0; count < searches; count += 1) runs.push(await search(service, name));
  const { median, min, max } = spreadOf(runs.map(({ ms }) => ms));
  const isIndexOnly = runs.every(({ isIndexOnly: alone }) => alone);
  const found = new Set(runs.map((run) => run.found));
  const isRight = found.size === 1 && found.has(organizations);
  const figures = `${median.toFixed(2)} ms (${min.toFixed(2)} to ${max.toFixed(2)})`;
  const met = median < searchMsMax && isIndexOnly && isRight;
  const figure = {
    what: `find whom a new advisory concerns: ${plural(organizations, 'organization')}`,
    measured: `${figures}, ${isIndexOnly ? 'by indexes alone' : 'by more than indexes'}${isRight ? '' : `, found ${[...found].join(', ')}`}`,
    goal: organizations <= 1000 ? { text: `under ${searchMsMax} ms, by indexes alone`, met } : undefined,
    input: inputOf(estate),
  };
  return { answer: organizations, medianMs: median, figure };
}

interface Search {
  readonly ms: number;
  readonly found: number;
  /** No row of a table was read. */
  readonly isIndexOnly: boolean;
}

/** By the very statement that the job uses. */
async function search({ matcher }: BenchService, name: string): Promise<Search> {
  return matcher(async (tx) => {
    await actAsMatcher(tx);
    const look = `pkg:npm/${name}`;
    const packageId = (await packageNumbers(tx, [look])).get(look);
    if (packageId === undefined) throw new Error(`${look} has no number`);
    const half = { from: undefined, to: Buffer.from([0xff]) };
    const { ms, rows, scans } = await explained(tx, (asked) => concernedOrganizations(asked, [{ packageId, ...half }]));
    const isIndexOnly =
      scans.length === 4 && scans.every(({ type, heapFetches }) => type === 'Index Only Scan' && heapFetches === 0);
    return { ms, found: rows, isIndexOnly };
  });
}

if (process.argv[1] !== undefined && import.meta.url === pathToFileURL(process.argv[1]).href) {
  const [matched = fullSizes.matched, searched = fullSizes.searched] = process.argv.slice(2).map(Number);
  const section = await hostedSection({ matched, searched });
  console.log(rendered(section));
  process.exitCode = section.figures.some(({ goal }) => goal?.met === false) ? 1 : 0;
}
