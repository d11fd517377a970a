// Exchange Server is mended in branches, one for each cumulative update, and a record names those that were mended on its day
// under a product name of each. The build tells the branch: what is later than all of them holds the fix.
import { productLookUpName } from '#core/components/product-name.ts';
import type { FeedStatement, LookUpName } from '#core/feed/feed.ts';
import type { LookUp } from '#core/matching/look-up-names.ts';
import { reasons, type Opinion } from '#core/matching/opinion.ts';

/** A build of one release: `15.2.1748.10` is revision 10 of branch 1748. */
export interface ExchangeBuild {
  readonly release: ExchangeRelease;
  readonly branch: number;
  readonly revision: number;
}

type ExchangeRelease = '2013' | '2016' | '2019';

/** A statement with the name that it was found under. */
export interface Found {
  readonly statement: FeedStatement;
  readonly lookUp: LookUp;
  /** Whether the name is one of the component's own, not that of another update. */
  readonly isOwn: boolean;
}

/** By the second number of the build. */
const releases: ReadonlyMap<number, ExchangeRelease> = new Map([
  [0, '2013'],
  [1, '2016'],
  [2, '2019'],
]);

/** The build as records write it, zeros before its numbers or none; `undefined` where it is no whole one. */
export function exchangeBuild(version: string): ExchangeBuild | undefined {
  const [, minor, branch, revision] = /^15\.(\d{1,2})\.(\d{1,5})\.(\d{1,4})$/.exec(version.trim()) ?? [];
  const release = minor === undefined ? undefined : releases.get(Number(minor));
  return release === undefined ? undefined : { release, branch: Number(branch), revision: Number(revision) };
}

/** The catalogue of exploited vulnerabilities names no release. */
export const exchangeByCatalogue = 'product:microsoft/exchangeserver' satisfies LookUpName;

/** No release has had more. */
const updatesMax = 30;

/** The release's own name, and those of all its updates, under which records state what this build can be held to. */
export function exchangeNames({ release }: ExchangeBuild): readonly LookUpName[] {
  const plain = `Exchange Server ${release}`;
  const updates = Array.from({ length: updatesMax }, (_, index) => `${plain} Cumulative Update ${index + 1}`);
  return [plain, ...updates].map((product) => productLookUpName('Microsoft', product));
}

/**
 * What one advisory says of one vulnerability by its rows on other updates. Where a row is on the component's own, that one
 * tells; but a build below the fixed one of its own branch is affected under whichever name that stands.
 */
export function exchangeOpinions(found: readonly Found[], build: ExchangeBuild): readonly Opinion[] {
  const named = found.filter(({ statement }) => statement.stance === 'affected');
  const fixes = named.flatMap((one) => fixesOf(one, build.release)).sort((a, b) => a.branch - b.branch);
  const last = fixes.at(-1);
  if (last === undefined) return [];
  const hasOwn = found.some(({ isOwn }) => isOwn);
  const own = fixes.filter(({ branch }) => branch === build.branch).sort((a, b) => a.revision - b.revision);
  const [least, most] = [own[0], own.at(-1)];
  if (least !== undefined && build.revision < least.revision)
    return least.found.isOwn ? [] : [say(least.found, 'affected', undefined)];
  if (hasOwn) return [];
  if (most !== undefined && least !== undefined)
    return build.revision < most.revision
      ? [say(least.found, 'unknown', reasons.betweenBuilds)]
      : [say(most.found, 'not affected', reasons.laterUpdates)];
  if (build.branch < last.branch) return [say(last.found, 'unknown', reasons.otherUpdates)];
  const open = named.find(({ statement }) => !isEnded(statement));
  if (open !== undefined) return [say(open, 'unknown', reasons.unreadable)];
  return [say(last.found, 'not affected', reasons.laterUpdates)];
}

function say({ statement, lookUp }: Found, says: Opinion['says'], reason: string | undefined): Opinion {
  return { statement, lookUp, says, explicit: says === 'affected', reason };
}

interface Fix extends ExchangeBuild {
  readonly found: Found;
}

function fixesOf(found: Found, release: ExchangeRelease): readonly Fix[] {
  const { range, fixed } = found.statement;
  const texts = [...fixed, ...range.flatMap(({ to }) => (to?.side === 'before' ? [to.version] : []))];
  return texts.flatMap((text) => {
    const build = exchangeBuild(text);
    return build?.release === release ? [{ ...build, found }] : [];
  });
}

/** Whether all that it calls affected ends before a build. */
function isEnded({ range, unreadable, versions }: FeedStatement): boolean {
  if (range.length === 0 || unreadable.length > 0 || versions.length > 0) return false;
  return range.every(({ to }) => to?.side === 'before' && exchangeBuild(to.version) !== undefined);
}
