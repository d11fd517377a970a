// What matching costs the service: a million components loaded and matched, and whom one new advisory concerns among ten
// million. `node bench/hosted.ts 1000 2000` does the same with a thousand and two thousand organizations.
import { pathToFileURL } from 'node:url';
import { plural } from '#core/kernel/counted.ts';
import { spreadOf } from '#bench/ratio.ts';
import { grouped, rendered, type Figure, type Section } from '#bench/section.ts';
import { explained } from '#bench/explained.ts';
import { ids, onService, type BenchService } from '#bench/hosted-database.ts';
import { feedOfNothing, feedOnHalf, loadEstate, type Rare } from '#bench/hosted-estate.ts';
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
const searches = 21;

export async function hostedSection(sizes: Sizes): Promise<Section> {
  const figures = [...(await matchFigures(sizes)), ...(await searchFigures(sizes))];
  return {
    title: 'Matching in the service',
    figures: figures.map((figure) => ({
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

async function matchFigures({ matched }: Sizes): Promise<readonly Measured[]> {
  return onService(async (service) => {
    await service.takeIn('nothing', feedOfNothing());
    const estate = await loadEstate(service, matched);
    await service.takeIn('half', feedOnHalf(2));
    const begun = performance.now();
    const { concerned, met } = await matchCurrentFeed(service.feeds, { transact: service.matcher, ids });
    const matchMs = performance.now() - begun;
    const input = `${grouped(estate.components)} components of ${grouped(estate.organizations)} organizations in ${grouped(estate.distinct)} distinct versions`;
    const told = `${grouped(met)} matches, ${grouped(concerned)} organizations to plan anew`;
    const seconds = (estate.ms + matchMs) / 1000;
    const isFull = matched >= fullSizes.matched;
    const goal = `under ${loadAndMatchSecondsMax} s with ${grouped(matchesMin)} matches or more`;
    return [
      { what: 'load', measured: secondsText(estate.ms), goal: undefined, input },
      { what: 'match with 2,500 new advisories', measured: `${secondsText(matchMs)}: ${told}`, goal: undefined, input },
      {
        what: 'both',
        measured: secondsText(seconds * 1000),
        goal: isFull ? { text: goal, met: seconds < loadAndMatchSecondsMax && met >= matchesMin } : undefined,
        input,
      },
    ];
  });
}

const secondsText = (ms: number): string => `${(ms / 1000).toFixed(1)} s`;

async function searchFigures({ searched }: Sizes): Promise<readonly Measured[]> {
  const rare: readonly Rare[] = [10_000, 1000, 100, 10].map((part) => ({
    name: `one-of-${part}`,
    organizations: Math.max(1, Math.floor(searched / part)),
  }));
  return onService(async (service) => {
    const estate = await loadEstate(service, searched, rare);
    await service.database.ownerPool.query('VACUUM (ANALYZE) breakwater.component, breakwater.component_name');
    const figures: Measured[] = [];
    for (const one of rare) figures.push(await searchFigure(service, one, estate));
    return figures;
  });
}

async function searchFigure(
  service: BenchService,
  { name, organizations }: Rare,
  estate: { readonly components: number; readonly organizations: number },
): Promise<Measured> {
  const runs: Search[] = [];
  for (let count = 0; count < searches; count += 1) runs.push(await search(service, name));
  const { median, min, max } = spreadOf(runs.map(({ ms }) => ms));
  const isIndexOnly = runs.every(({ isIndexOnly: alone }) => alone);
  const found = new Set(runs.map((run) => run.found));
  const isRight = found.size === 1 && found.has(organizations);
  const figures = `${median.toFixed(2)} ms (${min.toFixed(2)} to ${max.toFixed(2)})`;
  const met = median < searchMsMax && isIndexOnly && isRight;
  return {
    what: `find whom a new advisory concerns: ${plural(organizations, 'organization')}`,
    measured: `${figures}, ${isIndexOnly ? 'by indexes alone' : 'by more than indexes'}${isRight ? '' : `, found ${[...found].join(', ')}`}`,
    goal: organizations <= 1000 ? { text: `under ${searchMsMax} ms, by indexes alone`, met } : undefined,
    input: `${grouped(estate.components)} components of ${grouped(estate.organizations)} organizations`,
  };
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
