// Which version to go to: the lowest one at or above the current that leaves no known vulnerability among the versions
// that the feed's records name; of the same major where there is one, else the smallest step.
import type { Component } from '#core/components/component.ts';
import type { VersionKey } from '#core/versions/scheme.ts';
import { schemeOf } from '#core/versions/registry.ts';
import type { Target } from '#core/plans/candidate.ts';
import { majorOf } from '#core/plans/naming.ts';
import type { Risk } from '#core/plans/risk.ts';

/** Vulnerabilities (indexes in the feed) that affect the component at this version. */
export type AffectedAt = (component: Component, version: string) => ReadonlySet<number>;

/** Versions that records name as fixed for whatever affects the component at this version, lowest first. */
export type FixedAfter = (component: Component, version: string) => readonly string[];

/** What is known of other versions. */
export interface Versions {
  readonly affectedAt: AffectedAt;
  readonly fixedAfter?: FixedAfter | undefined;
  /** How much a vulnerability (by its index in the feed) would weigh in place of a risk; without it all weigh the same. */
  readonly gravityOf?: ((risk: Risk, index: number) => number) | undefined;
}

/** Versions that are matched again before the best so far is taken. */
const trialsMax = 30;
/** So often the fixes of what comes with a version are looked at in their turn. */
const roundsMax = 3;

interface Named {
  readonly version: string;
  readonly key: VersionKey;
  readonly sameMajor: boolean;
  /** 0 where the records of the risks name it, one more for each step of what came with a version. */
  readonly round: number;
}

interface Trial {
  readonly named: Named;
  readonly closes: readonly Risk[];
  /** Known vulnerabilities that it leaves of those that are there, and that come with it. */
  readonly open: number;
  /** It closes something, and leaves neither more nor graver ones than there are now. */
  readonly betters: boolean;
}

export interface Found {
  readonly target: Target;
  readonly closes: readonly Risk[];
}

/** A version that would close something, and leave more or graver vulnerabilities than there are now. */
export interface Refused {
  readonly version: string;
  readonly open: number;
  readonly risks: readonly Risk[];
}

export interface Search {
  readonly found: Found | undefined;
  /** For what `found` does not close. */
  readonly refused: Refused | undefined;
}

/** The target for components of one package and major; `undefined` where no record names a version that betters things. */
export function findTarget(risks: readonly Risk[], affectedAt: AffectedAt): Found | undefined {
  return searchTarget(risks, { affectedAt }).found;
}

export function searchTarget(risks: readonly Risk[], versions: Versions): Search {
  const nothing = { found: undefined, refused: undefined };
  const first = risks.find(({ match }) => match.fixedIn.length > 0);
  const scheme = first === undefined ? undefined : schemeOf(first.match.scheme);
  if (first === undefined || scheme === undefined) return nothing;
  const floor = highest(risks.map(({ match }) => scheme.key(match.component.version ?? '')));
  if (floor === undefined) return nothing;
  const keysOf = (risk: Risk): readonly VersionKey[] =>
    risk.match.fixedIn.flatMap((version) => scheme.key(version) ?? []).filter((key) => key >= floor);
  const fixes = new Map(risks.map((risk) => [risk, keysOf(risk)]));
  const fixable = risks.filter((risk) => (fixes.get(risk)?.length ?? 0) > 0);
  const enough = highest(fixable.map((risk) => lowest(fixes.get(risk) ?? [])));
  if (enough === undefined) return nothing;
  const named = new Candidates(majorOf(first.match.component.version ?? ''), floor, (version) => scheme.key(version));
  for (const { match } of risks) named.add(match.fixedIn, 0);
  const attempt = trials(first, { risks, fixable, fixes }, versions);
  const hopeless = risks.filter((risk) => fixes.get(risk)?.length === 0).map(({ match }) => match.index);
  const tried = firstClean(named, attempt, {
    enough,
    unfixable: new Set(hopeless).size,
    after: ({ version }) => versions.fixedAfter?.(first.match.component, version) ?? [],
  });
  return searched(tried, named.all(), attempt);
}

// oxlint-disable-next-line max-params -- what came of the trials, and what a nearer version is looked for with
function searched({ best, worse }: Tried, named: readonly Named[], attempt: (one: Named) => Trial): Search {
  const closed = new Set(best?.closes);
  const left = (worse?.closes ?? []).filter((risk) => !closed.has(risk));
  return {
    found: best === undefined ? undefined : { target: targetOf(best, named, attempt), closes: best.closes },
    refused:
      worse === undefined || left.length === 0
        ? undefined
        : { version: worse.named.version, open: worse.open, risks: left },
  };
}

interface Sought {
  readonly risks: readonly Risk[];
  readonly fixable: readonly Risk[];
  readonly fixes: ReadonlyMap<Risk, readonly VersionKey[]>;
}

/** Tries a version: what it closes, what it leaves, what comes with it. */
function trials(first: Risk, { risks, fixable, fixes }: Sought, versions: Versions): (one: Named) => Trial {
  const { component } = first.match;
  const matched = new Set(risks.map(({ match }) => match.index));
  let now: ReadonlySet<number> | undefined;
  const gravity = (indexes: Iterable<number>): number =>
    [...indexes].reduce((sum, index) => sum + (versions.gravityOf?.(first, index) ?? 1), 0);
  return (named) => {
    const affected = versions.affectedAt(component, named.version);
    const closes = fixable.filter(
      (risk) => !affected.has(risk.match.index) && (fixes.get(risk) ?? []).some((key) => key <= named.key),
    );
    const closed = new Set(closes.map(({ match }) => match.index));
    const others = [...affected].filter((index) => !matched.has(index));
    // What is there now, and was left out by a statement or an answer, does not come with the new version.
    if (others.length > 0) now ??= versions.affectedAt(component, component.version ?? '');
    const arriving = others.filter((index) => now?.has(index) !== true);
    const isNoMore = arriving.length <= closed.size;
    const betters = closed.size > 0 && isNoMore && (arriving.length === 0 || gravity(arriving) <= gravity(closed));
    return { named, closes, open: arriving.length + matched.size - closed.size, betters };
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
  readonly after: (one: Named) => readonly string[];
}

/**
 * The first trial that leaves only what nobody fixes, else the one that leaves fewest, and none that makes things worse: of
 * these the first is told. What comes with a version has fixes of its own, which are tried in their turn.
 */
function firstClean(named: Candidates, attempt: (one: Named) => Trial, { enough, unfixable, after }: Goal): Tried {
  let best: Trial | undefined;
  let worse: Trial | undefined;
  const better = (one: Trial): Trial => (best === undefined || one.open < best.open ? one : best);
  for (let tries = 0; tries < trialsMax; tries += 1) {
    // Where all that closes everything makes things worse, what closes a part may still better them.
    const one = named.next((key) => key >= enough) ?? (best === undefined ? named.next(() => true) : undefined);
    if (one === undefined) break;
    const trial = attempt(one);
    if (trial.betters) best = better(trial);
    else worse ??= trial.closes.length > 0 ? trial : undefined;
    if (trial.betters && trial.open <= unfixable) break;
    if (one.round < roundsMax) named.add(after(one), one.round + 1);
  }
  return { best, worse };
}

/** Versions at or above the current one that records name: those of the same major first, releases before previews. */
class Candidates {
  readonly #byKey = new Map<VersionKey, Named>();
  readonly #tried = new Set<VersionKey>();
  readonly #major: string;
  readonly #floor: VersionKey;
  readonly #keyOf: (version: string) => VersionKey | undefined;
  #sorted: readonly Named[] | undefined;

  constructor(major: string, floor: VersionKey, keyOf: (version: string) => VersionKey | undefined) {
    this.#major = major;
    this.#floor = floor;
    this.#keyOf = keyOf;
  }

  add(versions: readonly string[], round: number): void {
    for (const version of versions) {
      const key = this.#keyOf(version);
      if (key === undefined || key < this.#floor || this.#byKey.has(key)) continue;
      this.#byKey.set(key, { version, key, sameMajor: majorOf(version) === this.#major, round });
      this.#sorted = undefined;
    }
  }

  /** The next that was not asked for before. */
  next(isWanted: (key: VersionKey) => boolean): Named | undefined {
    const next = this.all().find(({ key }) => !this.#tried.has(key) && isWanted(key));
    if (next !== undefined) this.#tried.add(next.key);
    return next;
  }

  all(): readonly Named[] {
    const rank = ({ sameMajor, version }: Named): number => (sameMajor ? 0 : 2) + (isPreview(version) ? 1 : 0);
    this.#sorted ??= [...this.#byKey.values()].sort((a, b) => rank(a) - rank(b) || (a.key < b.key ? -1 : 1));
    return this.#sorted;
  }
}

function targetOf(best: Trial, named: readonly Named[], attempt: (one: Named) => Trial): Target {
  const breaking = !best.named.sameMajor;
  const near = breaking ? named.filter(({ sameMajor }) => sameMajor).at(-1) : undefined;
  const trial = near === undefined ? undefined : attempt(near);
  return {
    version: best.named.version,
    beyond: undefined,
    breaking,
    open: best.open,
    nearer:
      near === undefined || trial === undefined || trial.closes.length === 0 || !trial.betters
        ? undefined
        : { version: near.version, closes: new Set(trial.closes.map(({ match }) => match.index)).size },
  };
}

function isPreview(version: string): boolean {
  return /(?:alpha|beta|rc|preview|snapshot|dev|pre|canary|next|m\d)/i.test(version.slice(0, 100));
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
