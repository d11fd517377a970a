// What records say of a Windows host: by the number of its update within its own line. A build of another line is never
// compared, for each line counts its updates by itself.
import type { FeedStatement } from '#core/feed/feed.ts';
import type { LookUp } from '#core/matching/look-up-names.ts';
import { reasons, type Opinion } from '#core/matching/opinion.ts';
import { installedReason, proofOf, withSuperseded } from '#core/matching/installed-updates.ts';
import { architecturesIn, type WindowsHost } from '#core/matching/windows-host.ts';
import { windowsByCatalogue, type WindowsNaming } from '#core/matching/windows-look-ups.ts';
import type { Range } from '#core/versions/range.ts';

/** A statement with the name that it was found under. */
export interface Found {
  readonly statement: FeedStatement;
  readonly lookUp: LookUp & { readonly windows: { readonly host: WindowsHost; readonly naming: WindowsNaming } };
}

/** What installed updates prove of a host. */
export interface Proven {
  /** With all that they supersede. */
  readonly updates: ReadonlySet<string>;
  /** The newest build that they bring, where one is known. */
  readonly revision: number | undefined;
}

/** @param statements all that is said under the host's names */
export function provenBy(
  installed: readonly string[],
  statements: readonly FeedStatement[],
  host: WindowsHost,
): Proven {
  const updates = withSuperseded(installed, statements);
  if (updates.size === 0) return { updates, revision: undefined };
  const brought = statements
    .filter((statement) => proofOf(statement, updates) !== undefined)
    .flatMap(buildsOf)
    .filter(({ build }) => build === host.build);
  // The highest of several builds of one statement need not be the one that this update brings.
  const revision = brought.length === 0 ? undefined : Math.max(...brought.map((one) => one.revision));
  return { updates, revision };
}

/**
 * The opinions of all statements on one vulnerability, by one advisory. Several fixed builds of one line stand for several
 * updates (a monthly and a security-only one, a hotpatch), any of which fixes it.
 */
export function windowsOpinions(found: readonly Found[], proven: Proven): readonly Opinion[] {
  const byProduct = found.filter(({ lookUp }) => lookUp.by === 'product');
  // An advisory that names products tells installations apart, which its CPEs do not.
  const counted = (byProduct.length > 0 ? byProduct : found).filter(({ lookUp }) => !isOther(lookUp.windows.naming));
  const meant = counted.flatMap((one) => {
    const limit = withinLimit(one);
    return limit === 'no' ? [] : [{ ...one, limit }];
  });
  const own = meant.filter(({ lookUp }) => lookUp.windows.naming !== 'core');
  // Only what the desktop's record leaves out is told by that of Server Core.
  return (own.length > 0 ? own : meant).flatMap((one) => opinionOf(one, own.length > 0 ? own : meant, proven) ?? []);
}

interface Meant extends Found {
  readonly limit: 'yes' | 'perhaps';
}

function isOther(naming: WindowsNaming): boolean {
  return naming === 'other installation';
}

/** Whether the statement is for the host's processor. */
function withinLimit({ statement: { limit }, lookUp: { windows } }: Found): Meant['limit'] | 'no' {
  const texts =
    limit.kind === 'product' ? limit.platforms : limit.kind === 'cpe' ? [limit.cpe.split(':')[11] ?? ''] : [];
  const named = new Set(texts.flatMap(architecturesIn));
  const { architecture } = windows.host;
  if (named.size === 0) return 'yes';
  if (architecture !== undefined) return named.has(architecture) ? 'yes' : 'no';
  // Nearly every Windows runs on x64; only what leaves that out depends on the answer.
  return named.has('x64') ? 'yes' : 'perhaps';
}

function opinionOf(one: Meant, all: readonly Meant[], proven: Proven): Opinion | undefined {
  const { statement, lookUp, limit } = one;
  const { host, naming } = lookUp.windows;
  const say = (says: Opinion['says'], reason?: string, explicit = false): Opinion => {
    const isOpen = says === 'affected' && (limit === 'perhaps' || naming === 'core');
    if (!isOpen) return { statement, lookUp, says, explicit, reason };
    const missing = limit === 'perhaps' ? reasons.noArchitecture : reasons.noInstallation;
    return { statement, lookUp, says: 'unknown', explicit: false, reason: missing };
  };
  if (statement.stance === 'under investigation') return say('unknown', reasons.investigated, true);
  if (statement.stance !== 'affected') return stated(one, say);
  // A build says more than a list of updates, of which one may wait for a restart.
  const proof = host.revision === undefined ? proofOf(statement, proven.updates) : undefined;
  if (proof !== undefined) return say('not affected', installedReason(proof));
  if (naming === 'open') return say('unknown', reasons.noLine);
  const builds = all.flatMap((other) => (other.statement.stance === 'affected' ? buildsOf(other.statement) : []));
  if (builds.length === 0) return withoutBuilds(one, say);
  const own = builds.filter(({ build }) => build === host.build).map(({ revision }) => revision);
  if (own.length === 0) return naming === 'shared' ? undefined : otherBuilds(host, say);
  return byRevision(host.revision, own, { say, proven });
}

/** @param own the revisions of the host's line, any of which fixes it */
function byRevision(
  revision: number | undefined,
  own: readonly number[],
  { say, proven }: { readonly say: Say; readonly proven: Proven },
): Opinion {
  const [least, most] = [Math.min(...own), Math.max(...own)];
  if (revision === undefined) {
    const isProven = proven.revision !== undefined && proven.revision >= most;
    return isProven ? say('not affected', reasons.laterUpdate) : say('unknown', reasons.noBuild);
  }
  if (revision < least) return say('affected', undefined, true);
  return revision < most ? say('unknown', reasons.betweenBuilds) : say('not affected', reasons.past);
}

type Say = (says: Opinion['says'], reason?: string, explicit?: boolean) => Opinion;

function otherBuilds({ build }: WindowsHost, say: Say): Opinion {
  return say('unknown', build === undefined ? reasons.noBuild : reasons.otherBuild);
}

/** Records that name no build: of every version, of releases in words, or with a bound that is none. */
function withoutBuilds({ statement, lookUp }: Meant, say: Say): Opinion | undefined {
  const { host, naming } = lookUp.windows;
  const texts = [...statement.unreadable, ...statement.versions];
  if (isEvery(statement.range) && texts.length === 0) return naming === 'shared' ? undefined : onceOfAll(host, say);
  const labels = host.line?.labels ?? [];
  const named = texts.flatMap(releasesIn);
  if (named.length > 0) {
    const isNamed = labels.length === 0 || named.some((label) => labels.includes(label));
    return isNamed ? say('unknown', reasons.unreadable) : undefined;
  }
  // What speaks of Windows as a whole says nothing of one line; but the catalogue names no lines.
  if (naming === 'shared' && lookUp.name !== windowsByCatalogue) return undefined;
  return say('unknown', statement.unreadable.length > 0 ? reasons.unreadable : reasons.noOrder);
}

/** Windows is mended by its updates: that all of a release had the flaw once says nothing of this build. */
function onceOfAll({ revision }: WindowsHost, say: Say): Opinion {
  return say('unknown', revision === undefined ? reasons.noBuild : reasons.noFixedBuild);
}

function isEvery(range: Range): boolean {
  const [only, ...others] = range;
  return only !== undefined && others.length === 0 && only.from === undefined && only.to === undefined;
}

/** `Version 1903 for x64-based Systems` names 1903. */
function releasesIn(text: string): readonly string[] {
  return (
    text.toLowerCase().match(/\b(?:1[5-9]0[379]|1511|1607|2004|2\dh[12]|20(?:08|12)(?: r2)?|2016|2019|2022|2025)\b/g) ??
    []
  );
}

function stated({ statement, lookUp }: Meant, say: Say): Opinion | undefined {
  const { host, naming } = lookUp.windows;
  const reason = statement.stance === 'fixed' ? reasons.fixed : reasons.stated;
  if (isEvery(statement.range)) return naming === 'shared' ? undefined : say('not affected', reason, true);
  const [only, ...others] = statement.range;
  const build = others.length > 0 ? undefined : buildIn(only?.from?.version ?? '');
  const isOwn = build !== undefined && build.build === host.build && build.revision === host.revision;
  return isOwn ? say('not affected', reason, true) : undefined;
}

interface Build {
  readonly build: number;
  readonly revision: number;
}

function buildsOf({ range, fixed }: FeedStatement): readonly Build[] {
  const texts = [...fixed, ...range.flatMap(({ to }) => (to?.side === 'before' ? [to.version] : []))];
  return texts.flatMap((text) => buildIn(text) ?? []);
}

/** Some records write a dot twice. */
function buildIn(text: string): Build | undefined {
  const [, build, revision] = /^\d{1,2}\.\d\.(\d{4,5})\.{1,2}(\d{1,6})$/.exec(text.trim()) ?? [];
  return build === undefined ? undefined : { build: Number(build), revision: Number(revision) };
}
