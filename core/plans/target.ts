// Which version to go to: the lowest one at or above the current that leaves no known vulnerability among the versions
// that the feed's records name; of the same major where there is one, else the smallest step. For packages that are
// released together it is one version, which must do for all of them.
import type { Component } from '#core/components/component.ts';
import type { VersionKey } from '#core/versions/scheme.ts';
import { schemeOf } from '#core/versions/registry.ts';
import type { Refused, Target } from '#core/plans/candidate.ts';
import { isPreview, NamedVersions, type NamedVersion } from '#core/plans/named-versions.ts';
import type { Risk } from '#core/plans/risk.ts';

/** Vulnerabilities (indexes in the feed) that affect the component at this version. */
export type AffectedAt = (component: Component, version: string) => ReadonlySet<number>;

/** Versions that records name as fixed for whatever affects the component at this version, lowest first. */
export type FixedAfter = (component: Component, version: string) => readonly string[];

/** What is known of other versions. */
export interface Versions {
  readonly affectedAt: AffectedAt;
  readonly fixedAfter?: FixedAfter | undefined;
  /** All versions that records name as fixed for the package, whichever of its versions they affect. */
  readonly namedFor?: ((component: Component) => readonly string[]) | undefined;
  /** How much a vulnerability (by its index in the feed) would weigh in place of a risk; without it all weigh the same. */
  readonly gravityOf?: ((risk: Risk, index: number) => number) | undefined;
}

/** A package that goes to the version, with its risks; none where it only goes along with its siblings. */
export interface Part {
  readonly component: Component;
  /** The versions that are there now. */
  readonly from: readonly string[];
  readonly risks: readonly Risk[];
}

/** Versions that are matched again before the best so far is taken. */
const trialsMax = 30;
/** So often the fixes of what comes with a version are looked at in their turn. */
const roundsMax = 3;

interface Trial {
  readonly named: NamedVersion;
  readonly closes: readonly Risk[];
  /** Known vulnerabilities that it leaves of those that are there, and that come with it. */
  readonly open: ReadonlySet<number>;
  /** It closes something, and leaves neither more nor graver ones than there are now. */
  readonly betters: boolean;
}

export interface Found {
  readonly target: Target;
  readonly closes: readonly Risk[];
  /** What the target leaves, by index in the feed. */
  readonly open: ReadonlySet<number>;
}

export interface Search {
  readonly found: Found | undefined;
  /** For what `found` does not close. */
  readonly refused: Refused | undefined;
}

/**
 * One version for all parts; `stays`: of the same major only. Nothing is found where no record names a version that betters
 * things.
 */
export function searchTarget(parts: readonly Part[], versions: Versions, stays = false): Search {
  const nothing = { found: undefined, refused: undefined };
  const risks = parts.flatMap((part) => part.risks);
  const first = risks.find(({ match }) => match.fixedIn.length > 0);
  const scheme = first === undefined ? undefined : schemeOf(first.match.scheme);
  if (first === undefined || scheme === undefined) return nothing;
  const keyOf = (version: string): VersionKey | undefined => scheme.key(version);
  const floor = highest(parts.flatMap(({ from }) => from.map(keyOf)));
  if (floor === undefined) return nothing;
  const current = first.match.component.version ?? '';
  const named = new NamedVersions({ current, floor, stays, keyOf });
  // A fix that is below the floor is in the floor already: what is closed there is closed above it.
  const all = new NamedVersions({ current, floor: undefined, stays, keyOf });
  // What is met alike on many assets has one list.
  const keys = new Map<readonly string[], readonly VersionKey[]>();
  const keysOf = ({ match: { fixedIn } }: Risk): readonly VersionKey[] => {
    const found = keys.get(fixedIn) ?? fixedIn.flatMap((version) => all.read(version)?.key ?? []);
    keys.set(fixedIn, found);
    return found;
  };
  const fixes = new Map(risks.map((risk) => [risk, keysOf(risk)]));
  const fixable = risks.filter((risk) => (fixes.get(risk)?.length ?? 0) > 0);
  const enough = highest(fixable.map((risk) => lowest(fixes.get(risk) ?? [])));
  if (enough === undefined) return nothing;
  for (const fixedIn of keys.keys()) named.add(fixedIn, 0);
  const attempt = trials(parts, fixes, versions);
  const hopeless = risks.filter((risk) => fixes.get(risk)?.length === 0).map(({ match }) => match.index);
  const tried = firstClean(named, attempt, {
    enough,
    unfixable: new Set(hopeless).size,
    after: ({ version }) => parts.flatMap(({ component }) => versions.fixedAfter?.(component, version) ?? []),
  });
  return searched(tried, named.all(), attempt);
}

// oxlint-disable-next-line max-params -- what came of the trials, and what a nearer version is looked for with
function searched(
  { best, worse }: Tried,
  named: readonly NamedVersion[],
  attempt: (one: NamedVersion) => Trial,
): Search {
  const closed = new Set(best?.closes);
  const left = (worse?.closes ?? []).filter((risk) => !closed.has(risk));
  return {
    found:
      best === undefined ? undefined : { target: targetOf(best, named, attempt), closes: best.closes, open: best.open },
    refused:
      worse === undefined || left.length === 0
        ? undefined
        : { version: worse.named.version, open: worse.open.size, risks: left, missing: [] },
  };
}

type Fixes = ReadonlyMap<Risk, readonly VersionKey[]>;

/** Tries a version: what it closes, what it leaves, what comes with it. */
function trials(parts: readonly Part[], fixes: Fixes, versions: Versions): (one: NamedVersion) => Trial {
  const arrivals = parts.map((part) => arriving(part, versions));
  const [first] = parts.flatMap(({ risks }) => risks);
  const gravity = (indexes: Iterable<number>): number =>
    [...indexes].reduce((sum, index) => sum + (first === undefined ? 1 : (versions.gravityOf?.(first, index) ?? 1)), 0);
  return (named) => {
    const closes: Risk[] = [];
    const open = new Set<number>();
    const come = new Set<number>();
    for (const [at, { component, risks }] of parts.entries()) {
      const affected = versions.affectedAt(component, named.version);
      for (const risk of risks) {
        const isFixed = fixes.get(risk)?.some((key) => key <= named.key) === true;
        if (isFixed && (!affected.has(risk.match.index) || isWritten(risk, named))) closes.push(risk);
        else open.add(risk.match.index);
      }
      for (const index of arrivals[at]?.(affected) ?? []) come.add(index);
    }
    return { named, closes, open: new Set([...open, ...come]), betters: isBetter(come, closes, gravity) };
  };
}

/** It closes something, and brings neither more nor graver ones. */
function isBetter(
  come: ReadonlySet<number>,
  closes: readonly Risk[],
  gravity: (indexes: Iterable<number>) => number,
): boolean {
  const closed = new Set(closes.map(({ match }) => match.index));
  if (closed.size === 0 || come.size > closed.size) return false;
  return come.size === 0 || gravity(come) <= gravity(closed);
}

/** A record names this release in another flavour: by the order of versions its range may reach into this one. */
function isWritten({ match }: Risk, { version, written }: NamedVersion): boolean {
  return version !== written && match.fixedIn.includes(written);
}

/** Of what affects a part at another version: what is not there now. */
function arriving(
  { component, risks }: Part,
  { affectedAt }: Versions,
): (affected: ReadonlySet<number>) => readonly number[] {
  const matched = new Set(risks.map(({ match }) => match.index));
  let now: ReadonlySet<number> | undefined;
  return (affected) => {
    const others = [...affected].filter((index) => !matched.has(index));
    // What is there now, and was left out by a statement or an answer, does not come with the new version.
    if (others.length > 0) now ??= affectedAt(component, component.version ?? '');
    return others.filter((index) => now?.has(index) !== true);
  };
}

interface Tried {
  readonly best: Trial | undefined;
  readonly worse: Trial | undefined;
}

interface Goal {
  readonly enough: VersionKey;
  /** Vulnerabilities that nobody fixes. */
  readonly unfixable: number;
  readonly after: (one: NamedVersion) => readonly string[];
}

/**
 * The first trial that leaves only what nobody fixes, else the one that leaves fewest, and none that makes things worse: of
 * these the first is told. What comes with a version has fixes of its own, which are tried in their turn.
 */
// oxlint-disable-next-line max-params -- where to go, how to try it, and what for
function firstClean(
  named: NamedVersions,
  attempt: (one: NamedVersion) => Trial,
  { enough, unfixable, after }: Goal,
): Tried {
  let best: Trial | undefined;
  let worse: Trial | undefined;
  const better = (one: Trial): Trial => (best === undefined || one.open.size < best.open.size ? one : best);
  for (let tries = 0; tries < trialsMax; tries += 1) {
    // Where all that closes everything makes things worse, what closes a part may still better them.
    const one = named.next((key) => key >= enough) ?? (best === undefined ? named.next(() => true) : undefined);
    if (one === undefined) break;
    const trial = attempt(one);
    if (trial.betters) best = better(trial);
    else worse ??= trial.closes.length > 0 ? trial : undefined;
    if (trial.betters && trial.open.size <= unfixable) break;
    if (one.round < roundsMax) named.add(after(one), one.round + 1);
  }
  return { best, worse };
}

// oxlint-disable-next-line max-params -- the trial, and what a nearer version is looked for with
function targetOf(best: Trial, named: readonly NamedVersion[], attempt: (one: NamedVersion) => Trial): Target {
  const { version, written, sameMajor } = best.named;
  const own = sameMajor ? [] : named.filter((one) => one.sameMajor);
  const near = own.findLast((one) => !isPreview(one.version)) ?? own.at(-1);
  const trial = near === undefined ? undefined : attempt(near);
  return {
    version,
    written: version === written ? undefined : written,
    beyond: undefined,
    breaking: !sameMajor,
    open: best.open.size,
    nearer:
      near === undefined || trial === undefined || trial.closes.length === 0 || !trial.betters
        ? undefined
        : { version: near.version, closes: new Set(trial.closes.map(({ match }) => match.index)).size },
  };
}

function highest(keys: readonly (VersionKey | undefined)[]): VersionKey | undefined {
  let most: VersionKey | undefined;
  for (const key of keys) if (key !== undefined && (most === undefined || key > most)) most = key;
  return most;
}

function lowest(keys: readonly VersionKey[]): VersionKey | undefined {
  let least: VersionKey | undefined;
  for (const key of keys) if (least === undefined || key < least) least = key;
  return least;
}
