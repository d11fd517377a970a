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

/** Versions that are matched again before the best so far is taken. */
const trialsMax = 30;

interface Named {
  readonly version: string;
  readonly key: VersionKey;
  readonly sameMajor: boolean;
}

interface Trial {
  readonly named: Named;
  readonly closes: readonly Risk[];
  readonly open: number;
}

export interface Found {
  readonly target: Target;
  readonly closes: readonly Risk[];
}

/** The target for components of one package and major; `undefined` where no record names a version that closes anything. */
export function findTarget(risks: readonly Risk[], affectedAt: AffectedAt): Found | undefined {
  const first = risks.find(({ match }) => match.fixedIn.length > 0);
  const scheme = first === undefined ? undefined : schemeOf(first.match.scheme);
  if (first === undefined || scheme === undefined) return undefined;
  const floor = highest(risks.map(({ match }) => scheme.key(match.component.version ?? '')));
  if (floor === undefined) return undefined;
  const major = majorOf(first.match.component.version ?? '');
  const keysOf = (risk: Risk): readonly VersionKey[] =>
    risk.match.fixedIn.flatMap((version) => scheme.key(version) ?? []).filter((key) => key >= floor);
  const fixes = new Map(risks.map((risk) => [risk, keysOf(risk)]));
  const named = candidates(risks, floor, (version) => scheme.key(version), major);
  const fixable = risks.filter((risk) => (fixes.get(risk)?.length ?? 0) > 0);
  const enough = highest(fixable.map((risk) => lowest(fixes.get(risk) ?? [])));
  if (enough === undefined) return undefined;
  const attempt = (one: Named): Trial => {
    const affected = affectedAt(first.match.component, one.version);
    const closes = fixable.filter(
      (risk) => !affected.has(risk.match.index) && (fixes.get(risk) ?? []).some((key) => key <= one.key),
    );
    const matched = new Set(risks.map(({ match }) => match.index));
    const closed = new Set(closes.map(({ match }) => match.index));
    const arriving = [...affected].filter((index) => !matched.has(index)).length;
    return { named: one, closes, open: arriving + matched.size - closed.size };
  };
  const unfixable = new Set(risks.filter((risk) => !fixable.includes(risk)).map(({ match }) => match.index)).size;
  const best = firstClean(
    named.filter(({ key }) => key >= enough),
    attempt,
    unfixable,
  );
  if (best === undefined || best.closes.length === 0) return undefined;
  return { target: targetOf(best, named, attempt), closes: best.closes };
}

/** The first trial that leaves only what nobody fixes, else the one that leaves fewest. */
function firstClean(named: readonly Named[], attempt: (one: Named) => Trial, unfixable: number): Trial | undefined {
  let best: Trial | undefined;
  for (const one of named.slice(0, trialsMax)) {
    const trial = attempt(one);
    if (trial.open <= unfixable) return trial;
    if (best === undefined || trial.open < best.open) best = trial;
  }
  return best;
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
      near === undefined || trial === undefined || trial.closes.length === 0
        ? undefined
        : { version: near.version, closes: new Set(trial.closes.map(({ match }) => match.index)).size },
  };
}

/** Versions at or above the current one that records name: those of the same major first, releases before previews. */
// oxlint-disable-next-line max-params -- what is asked, and the two things that order it
function candidates(
  risks: readonly Risk[],
  floor: VersionKey,
  keyOf: (version: string) => VersionKey | undefined,
  major: string,
): readonly Named[] {
  const byKey = new Map<VersionKey, Named>();
  for (const { match } of risks) {
    for (const version of match.fixedIn) {
      const key = keyOf(version);
      if (key === undefined || key < floor || byKey.has(key)) continue;
      byKey.set(key, { version, key, sameMajor: majorOf(version) === major });
    }
  }
  const rank = ({ sameMajor, version }: Named): number => (sameMajor ? 0 : 2) + (isPreview(version) ? 1 : 0);
  return [...byKey.values()].sort((a, b) => rank(a) - rank(b) || (a.key < b.key ? -1 : 1));
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
